import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { measureCoherence, measureDiversity, npmiOf } from './coherence.ts'
import { corpusOf } from './test-corpus.ts'

describe('coherence', () => {
  test('NPMI is −1 for terms that never meet, 1 for terms that always do, 0 for chance', () => {
    expect(npmiOf(0, 3, 3, 10)).toBe(-1)
    expect(npmiOf(3, 3, 3, 10)).toBeCloseTo(1, 12)
    expect(npmiOf(1, 2, 2, 4)).toBe(0)
    expect(npmiOf(4, 4, 4, 4)).toBe(0)
  })

  test('is the mean NPMI over the pairs of terms', () => {
    const { matrix } = corpusOf([['a', 'b'], ['a', 'b', 'c'], ['c'], ['d']])
    const [{ npmi }] = measureCoherence(matrix, [[0, 1, 2]])
    expect(npmi).toBeCloseTo((1 + 0 + 0) / 3, 12)
  })

  test('C_V compares each term with the sum of all', () => {
    const { matrix } = corpusOf([['a', 'b'], ['c'], ['d'], ['d']])
    const [together, apart] = measureCoherence(matrix, [[0, 1], [0, 2]])
    expect(together.cv).toBeCloseTo(1, 12)
    expect(apart).toEqual({ npmi: -1, cv: 0, pairs: [[1, -1], [-1, 1]] })
  })

  test('is null for fewer than two terms', () => {
    expect(measureCoherence(corpusOf([['a']]).matrix, [[0], []])).toEqual([{ npmi: null, cv: null, pairs: [] }, { npmi: null, cv: null, pairs: [] }])
  })

  test('stays within [−1, 1] for any counts', () => {
    fc.assert(fc.property(fc.array(fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1 }), { minLength: 1, maxLength: 12 }), (documents) => {
      const { matrix } = corpusOf(documents)
      const [{ npmi, cv }] = measureCoherence(matrix, [Array.from({ length: matrix.nColumns }, (_, t) => t)])
      for (const value of [npmi, cv]) if (value !== null) expect(Math.abs(value)).toBeLessThanOrEqual(1 + 1e-9)
    }))
  })

  test('diversity is the share of distinct words, a word counting once a theme', () => {
    expect(measureDiversity([['state space models', 'space'], ['language models']])).toBe(4 / 5)
    expect(measureDiversity([['a b'], ['c']])).toBe(1)
    expect(measureDiversity([[]])).toBeNull()
  })
})
