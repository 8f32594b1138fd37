/**
 * Adjusted shares tested like the raw ones, and set beside them.
 * In: DatedCorpus, assignments, a venue per paper and the raw tests.   Out: AdjustedTrend, part of ThemeTrend, read by ./trends.ts.
 */
import type { AdjustedTrend, TrendTest } from '../domain/trend.ts'
import { adjustShares } from './adjusted-shares.ts'
import { planGroups } from './group-comparison.ts'
import type { DatedCorpus } from './periods.ts'
import { describeDifference } from './sentences.ts'
import { wilsonBand } from './shares.ts'
import { testThemes } from './theme-trends.ts'

/**
 * @param venues one element per paper, null if unknown.
 * @param raw    one test per theme.
 * @returns one per theme, or null if the venues cannot be compared. The test takes a share as if it came from the number of
 *   papers that would fix it as well.
 */
export function adjustTrends({ periods, periodOf, times }: DatedCorpus, assignments: Int32Array, k: number, venues: readonly (string | null)[], raw: TrendTest[]): AdjustedTrend[] | null {
  const nPeriods = periods.names.length
  const { names, groupOf } = planGroups(venues)
  const result = adjustShares({ assignments, periodOf, groupOf, k, nPeriods, nGroups: names.length })
  if (!result) return null
  const { shares, effectiveTotals: totals } = result
  const tested = periods.tested.map((isTested, t) => isTested && k > 0 && totals[t] > 0)
  const counts = Int32Array.from(shares, (share, p) => (Number.isNaN(share) ? 0 : Math.round(share * totals[p])))
  const tests = testThemes({ counts, totals, k, periods: { ...periods, tested }, times })
  return tests.map((test, c) => ({
    ...test,
    shares: periods.names.map((_, t) => {
      const p = c * nPeriods + t
      return totals[p] > 0 ? { share: shares[p], ...wilsonBand(shares[p] * totals[p], totals[p]) } : null
    }),
    difference: describeDifference(raw[c], test),
  }))
}
