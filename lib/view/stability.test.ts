import { expect, test } from 'vitest'
import { stabilityText } from './stability.ts'

test('stable begins at 0.75 and dissolving ends below 0.5', () => {
  expect([1, 0.75, 0.7499, 0.5, 0.4999, 0].map((value) => stabilityText(value)!.word)).toEqual(['stable', 'stable', 'wavering', 'wavering', 'dissolving', 'dissolving'])
  expect(stabilityText(null)).toBeNull()
})

test('each word has a sign of its own', () => {
  expect(new Set([0.9, 0.6, 0.2].map((value) => stabilityText(value)!.sign)).size).toBe(3)
})
