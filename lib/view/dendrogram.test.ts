import { expect, test } from 'vitest'
import { dendrogramPath } from './dendrogram.ts'

const size = { width: 41, step: 10 }

test('neighbours meet at their height, leaves to the right, the root to the left', () => {
  expect(dendrogramPath([1, 2], size)).toBe('M41 5H21V15H41M21 10H1V25H41')
})

test('a tree of one leaf, or of leaves that are all alike, is drawn', () => {
  expect(dendrogramPath([], size)).toBe('')
  expect(dendrogramPath([0], size)).toBe('M41 5H41V15H41')
})
