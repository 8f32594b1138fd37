import fc from 'fast-check'
import { expect, test } from 'vitest'
import { adjustShares, type AdjustmentInput } from './adjusted-shares.ts'
import { measureTrends } from './trends.ts'

/** cells: [venue, period, papers of theme 0, other papers]. */
function corpusOf(cells: [number, number, number, number][], nPeriods: number, nGroups: number): AdjustmentInput {
  const rows = cells.flatMap(([g, t, ours, others]) => [...new Array(ours).fill([0, t, g]), ...new Array(others).fill([1, t, g])] as [number, number, number][])
  return { assignments: Int32Array.from(rows, (row) => row[0]), periodOf: Int32Array.from(rows, (row) => row[1]), groupOf: Int32Array.from(rows, (row) => row[2]), k: 2, nPeriods, nGroups }
}

test('standardises directly where every venue has every period, worked by hand', () => {
  // Venue 0: 100 papers, venue 1: 60. Period 0: 100/160 · 10/50 + 60/160 · 5/10; period 1: 100/160 · 20/50 + 60/160 · 10/50.
  const { shares } = adjustShares(corpusOf([[0, 0, 10, 40], [0, 1, 20, 30], [1, 0, 5, 5], [1, 1, 10, 40]], 2, 2))!
  expect(shares[0]).toBeCloseTo((100 / 160) * 0.2 + (60 / 160) * 0.5, 12)
  expect(shares[1]).toBeCloseTo((100 / 160) * 0.4 + (60 / 160) * 0.2, 12)
  expect(shares[0] + shares[2]).toBeCloseTo(1, 12)
})

test('stays flat where only the venues change', () => {
  const cells = Array.from({ length: 10 }, (_, t): [number, number, number, number][] => [[0, t, 5, 45], ...(t < 5 ? ([[1, t, 40, 60]] as [number, number, number, number][]) : [])]).flat()
  const { shares } = adjustShares(corpusOf(cells, 10, 2))!
  const course = [...shares.slice(0, 10)]
  expect(Math.max(...course) - Math.min(...course)).toBeLessThan(0.02)
})

test('leaves out what no venue joins to the rest', () => {
  const { shares, effectiveTotals } = adjustShares(corpusOf([[0, 0, 9, 9], [0, 1, 9, 9], [1, 0, 9, 9], [1, 1, 9, 9], [2, 2, 9, 9]], 3, 3))!
  expect(shares[2]).toBeNaN()
  expect(effectiveTotals[2]).toBe(0)
  expect(adjustShares(corpusOf([[0, 0, 9, 9], [0, 1, 9, 9]], 2, 1))).toBeNull()
})

test('keeps shares within 0 and 1 and trusts them for no more papers than there are', () => {
  const cell = fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 }))
  fc.assert(fc.property(fc.array(cell, { maxLength: 20 }), (cells) => {
    const result = adjustShares(corpusOf(cells, 5, 4))
    result?.shares.forEach((share, p) => {
      expect(Number.isNaN(share) || (share >= 0 && share <= 1 + 1e-12)).toBe(true)
      expect(result.effectiveTotals[p]).toBeLessThanOrEqual(cells.reduce((sum, [, t, ours, others]) => sum + (t === p % 5 ? ours + others : 0), 0))
    })
  }))
})

test('the stage says plainly that a venue that leaves is no drift', () => {
  const rows = Array.from({ length: 12 }, (_, t) => [...Array.from({ length: 60 }, (__, i) => ({ year: 2010 + t, venue: 'A', theme: i % 10 === 0 ? 0 : 1 })), ...Array.from({ length: Math.max(0, 66 - 12 * t) }, (__, i) => ({ year: 2010 + t, venue: 'B', theme: i % 2 === 0 ? 0 : 1 }))]).flat()
  const { themes } = measureTrends({ published: rows.map(({ year }) => String(year)), assignments: Int32Array.from(rows, ({ theme }) => theme), k: 2, venues: rows.map(({ venue }) => venue) })
  expect(themes[0].verdict).toBe('falling')
  expect(themes[0].adjusted!.verdict).toBe('steady')
  expect(themes[0].adjusted!.difference).toMatch(/^falling in this collection, but steady once every period has the same mix of venues/)
})
