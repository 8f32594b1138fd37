/**
 * Dated assignments → how the themes move.
 * In: `published` of each paper, assignments of ../cluster.   Out: Trends, read by ../pipeline/run.ts and stored by ../data.
 */
import type { LeftOut, Periods, PeriodUnit, TrendPoint, TrendTest } from '../domain/trend.ts'
import { layPeriods } from './periods.ts'
import { countByPeriod, wilsonBand } from './shares.ts'
import { testThemes } from './theme-trends.ts'

export interface TrendInput {
  /** One element per paper: "YYYY", "YYYY-MM", "YYYY-MM-DD" or null. */
  published: readonly (string | null)[]
  /** One element per paper: its theme, 0 … k − 1; −1 for none. */
  assignments: Int32Array
  /** Number of themes, ≥ 1. */
  k: number
  /** Default 'auto'. */
  unit?: PeriodUnit | 'auto'
}

export interface Trends {
  periods: Periods
  /** By theme, then by period. */
  points: TrendPoint[]
  themes: TrendTest[]
  leftOut: LeftOut
}

/**
 * Measure every theme over time.
 * @param input not modified.
 * @returns see Trends; empty lists if no paper is dated.
 * @throws RangeError if the lists differ in length.
 */
export function measureTrends(input: TrendInput): Trends {
  const { published, assignments, k } = input
  if (published.length !== assignments.length) throw new RangeError(`published and assignments must have one element per paper. Got ${published.length} and ${assignments.length}.`)
  const { periods, periodOf, leftOut, times } = layPeriods(published, input.unit)
  const counts = countByPeriod(assignments, periodOf, k, periods.names.length)
  return { periods, points: themePoints(counts, periods, k), leftOut, themes: testThemes({ counts, totals: counts.map((_, p) => periods.totals[p % periods.names.length]), k, periods, times }) }
}

function themePoints(counts: Int32Array, { names, totals }: Periods, k: number): TrendPoint[] {
  const points: TrendPoint[] = []
  for (let c = 0; c < k; c++) {
    for (let t = 0; t < names.length; t++) {
      const count = counts[c * names.length + t]
      if (totals[t] > 0) points.push({ themeIndex: c, period: names[t], count, total: totals[t], share: count / totals[t], ...wilsonBand(count, totals[t]) })
    }
  }
  return points
}
