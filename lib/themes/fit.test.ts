import { describe, expect, test } from 'vitest'
import type { DenseMatrix } from '../numeric/matrix.ts'
import { explainPapers } from './explain.ts'
import { measureFit } from './fit.ts'
import { corpusOf } from './test-corpus.ts'

const rows: DenseMatrix = { kind: 'dense', nRows: 4, nColumns: 2, values: Float32Array.of(1, 0, 0.6, 0.8, 0, 1, 0, 0) }
const centroids = Float32Array.of(1, 0, 0, 1, 0.8, 0.6)

describe('the fit of a paper', () => {
  test('is its cosine to the own centroid, the nearest other theme and the distance between the two', () => {
    const fit = measureFit(rows, { assignments: Int32Array.of(0, 1, 1, 0), centroids })
    expect([...fit.similarity]).toEqual([1, Math.fround(0.8), 1, 0])
    expect([...fit.runnerUp]).toEqual([2, 2, 2, -1])
    expect(fit.margin[0]).toBeCloseTo(0.2, 6)
    expect(fit.margin[1]).toBeCloseTo(0.8 - 0.96, 6)
    expect(fit.margin[3]).toBe(0)
  })

  test('has no runner-up with one theme, and nothing for a paper that is not placed', () => {
    const fit = measureFit(rows, { assignments: Int32Array.of(0, 0, -1, 0), centroids: Float32Array.of(1, 0) })
    expect([...fit.runnerUp]).toEqual([-1, -1, -1, -1])
    expect([...fit.similarity]).toEqual([1, Math.fround(0.6), 0, 0])
  })

  test('is the same for sparse rows', () => {
    const { matrix } = corpusOf([['a', 'b'], ['b'], ['c'], []])
    const values = new Float32Array(12)
    for (let i = 0; i < 4; i++) for (let p = matrix.rowStart[i]; p < matrix.rowStart[i + 1]; p++) values[i * 3 + matrix.columns[p]] = matrix.values[p]
    const clustering = { assignments: Int32Array.of(0, 1, 2, 0), centroids: Float32Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1) }
    expect(measureFit(matrix, clustering)).toEqual(measureFit({ kind: 'dense', nRows: 4, nColumns: 3, values }, clustering))
  })
})

describe('the reasons of a paper', () => {
  const corpus = corpusOf([['bandit', 'regret'], ['bandit', 'regret'], ['bandit', 'Mamba'], ['Mamba'], []])
  const assignments = Int32Array.of(0, 0, 0, 1, -1)

  test('are the terms it shares with its theme, and their shares sum to 1', () => {
    const reasons = explainPapers(corpus, assignments, 2)
    expect(reasons[0].map(([term]) => term)).toEqual(['bandit', 'regret'])
    expect(reasons[0].reduce((sum, [, share]) => sum + share, 0)).toBeCloseTo(1, 12)
    expect(reasons[3]).toEqual([['Mamba', 1]])
    expect(reasons[4]).toEqual([])
  })

  test('can be asked for the runner-up', () => {
    const reasons = explainPapers(corpus, assignments, 2, Int32Array.of(1, 1, 1, 0, -1))
    expect(reasons[0]).toEqual([])
    expect(reasons[2]).toEqual([['Mamba', 1]])
  })

  test('join near-duplicates under the longest form', () => {
    const [reasons] = explainPapers(corpusOf([['state', 'state space', 'scan'], ['state', 'state space'], ['noise']]), Int32Array.of(0, 0, 1), 2)
    expect(reasons.map(([term]) => term)).toEqual(['state space', 'scan'])
    expect(reasons[0][1] + reasons[1][1]).toBeCloseTo(1, 12)
  })

  test('are at most six, the strongest', () => {
    const words = 'abcdefgh'.split('')
    const [reasons] = explainPapers(corpusOf([words, ['h'], ['g']]), Int32Array.of(0, 0, 0), 1)
    expect(reasons.map(([term]) => term)).toHaveLength(6)
    expect(reasons.slice(0, 2).map(([term]) => term)).toEqual(['g', 'h'])
  })
})
