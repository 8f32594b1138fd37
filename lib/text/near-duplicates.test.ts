import { describe, expect, test } from 'vitest'
import { abstractSimilarity, NearDuplicateFinder } from './near-duplicates.ts'

const words = (seed: number, count: number) => Array.from({ length: count }, (_, i) => `w${Math.floor(Math.abs(Math.sin(seed * 1000 + i + 1)) * 1e7) % 4999}`)

describe('NearDuplicateFinder', () => {
  test('finds nearly equal abstracts among a thousand others, and few that are not', () => {
    const finder = new NearDuplicateFinder()
    for (let id = 0; id < 1000; id++) finder.add(id, words(id, 150).join(' '))
    for (let id = 0; id < 100; id++) finder.add(1000 + id, words(id, 150).map((word, i) => (i === 40 || i === 90 ? 'other' : word)).join(' '))
    const planted = finder.candidates().filter(([a, b]) => b === a + 1000)
    expect(planted.length).toBeGreaterThanOrEqual(98)
    expect(finder.candidates().length - planted.length).toBeLessThan(10)
  })

  test('finds an abstract that differs in case, accents and punctuation only', () => {
    const finder = new NearDuplicateFinder()
    finder.add(7, 'We present a résumé of state-space models, and of what they are good for.')
    finder.add(9, 'WE PRESENT a resume of state space models and of what they are good for')
    expect(finder.candidates()).toEqual([[7, 9]])
  })

  test('pairs a thousand copies with the first, not with one another', () => {
    const finder = new NearDuplicateFinder()
    for (let id = 0; id < 1000; id++) finder.add(id, words(1, 60).join(' '))
    expect(finder.candidates()).toHaveLength(999)
  })

  test('passes over abstracts of a few words', () => {
    const finder = new NearDuplicateFinder()
    finder.add(1, 'An abstract.')
    finder.add(2, 'An abstract.')
    expect(finder.candidates()).toEqual([])
  })
})

test('abstractSimilarity is 1 for the same words, 0 for others, and symmetric', () => {
  expect(abstractSimilarity('a b c d e', 'A, b; c d e.')).toBe(1)
  expect(abstractSimilarity('a b c d', 'e f g h')).toBe(0)
  expect(abstractSimilarity('a b c d', 'a b c e')).toBeCloseTo(1 / 3)
  expect(abstractSimilarity('', '')).toBe(0)
})
