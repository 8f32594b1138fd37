import { describe, expect, test } from 'vitest'
import { overallProgress } from './overall-progress.ts'

describe('overall progress', () => {
  test('begins at 0, ends at 1 and never falls, whatever order the stages report in', () => {
    const overall = overallProgress({ k: 'auto', space: 'lsa' })
    const told = (['tokenize', 'lsa', 'chooseK', 'cluster', 'chooseK', 'themes', 'layout', 'trends', 'store'] as const).flatMap((stage) => [overall(stage, 0), overall(stage, 0.5), overall(stage, 1)])
    expect(told[0]).toBe(0)
    expect(told.at(-1)).toBe(1)
    expect(told).toEqual([...told].sort((a, b) => a - b))
  })

  test('leaves out the stages that the options leave out', () => {
    const overall = overallProgress({ k: 12, space: 'tfidf' })
    expect(overall('tokenize', 1)).toBe(overall('cluster', 0))
    expect(overall('chooseK', 1)).toBe(overall('cluster', 0))
    expect(overall('store', 1)).toBe(1)
  })
})
