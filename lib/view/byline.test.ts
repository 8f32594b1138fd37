import { expect, test } from 'vitest'
import { byline } from './byline.ts'

test('a byline counts the names it leaves out, and never counts a single one', () => {
  expect(byline(['A', 'B', 'C', 'D'], 2)).toBe('A, B and 2 more')
  expect(byline(['A', 'B', 'C'], 2)).toBe('A, B, C')
  expect(byline([], 2)).toBe('')
})
