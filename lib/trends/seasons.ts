/**
 * Quarters and months come round: a theme that fills every December is no trend. Where the span allows it, a period is
 * compared with the same season of other years alone, as the seasonal Kendall test does.
 * In: Periods, from periods.ts.   Out: season of each tested period, read by theme-trends.ts and the tests it calls.
 * Source: Hirsch, Slack & Smith, Water Resources Research 18 (1982) 107–121, doi:10.1029/WR018i001p00107.
 */
import type { Periods, PeriodUnit } from '../domain/trend.ts'

export const PERIODS_PER_YEAR: Record<PeriodUnit, number> = { year: 1, quarter: 4, month: 12 }
/** Years in which every season must come for its order to say anything: of two years even a perfect rise may be chance. */
const FEWEST_YEARS = 3

/**
 * @returns one element per tested period, in their order: its season, 0 … 3 or 0 … 11. All 0 where periods are years, and where
 *   the tested periods make fewer than three years: seasons and trends cannot be told apart there.
 */
export function seasonsOf({ unit, names, tested }: Periods): Uint8Array {
  const known = names.filter((_, t) => tested[t])
  if (unit === 'year' || known.length < FEWEST_YEARS * PERIODS_PER_YEAR[unit]) return new Uint8Array(known.length)
  return Uint8Array.from(known, (name) => Number(/\d+$/.exec(name)![0]) - 1)
}

/** @returns whether a trend over these periods may be a season: they are parts of years, and of too few years. */
export function mayBeSeason({ unit, tested }: Periods): boolean {
  return unit !== 'year' && tested.filter(Boolean).length < FEWEST_YEARS * PERIODS_PER_YEAR[unit]
}

/** @returns places of each season, in order of time; one list where there are no seasons. */
export function groupBySeason(seasons: Uint8Array): number[][] {
  const groups: number[][] = []
  seasons.forEach((season, t) => (groups[season] ??= []).push(t))
  return groups.filter(Boolean)
}

/**
 * @param counts papers of a theme by tested period, totals: all papers; not modified.
 * @returns the totals as they would have to be for the theme to have one share in every season: a burst is then what exceeds
 *   the season's usual share. The totals themselves where there are no seasons. Whole numbers, ≥ 1 and ≥ the count.
 */
export function evenOutSeasons(counts: readonly number[], totals: readonly number[], seasons: Uint8Array): number[] {
  const groups = groupBySeason(seasons)
  if (groups.length < 2) return [...totals]
  const shareOf = (places: number[]) => (places.reduce((sum, t) => sum + counts[t], 0) + 0.5) / (places.reduce((sum, t) => sum + totals[t], 0) + 1)
  const usual = shareOf([...counts.keys()])
  const even = [...totals]
  for (const places of groups) for (const t of places) even[t] = Math.max(1, counts[t], Math.round((totals[t] * shareOf(places)) / usual))
  return even
}
