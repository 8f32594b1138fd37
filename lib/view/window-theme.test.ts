import { expect, test } from 'vitest'
import { windowName } from './window-theme.ts'

test('a theme of a window goes by its label, or else by its first terms', () => {
  expect(windowName({ label: 'Lower bounds', terms: ['lower bound', 'regret', 'arm'] })).toBe('Lower bounds')
  expect(windowName({ terms: ['lower bound', 'regret', 'arm'] })).toBe('lower bound, regret')
})
