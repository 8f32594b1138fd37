/**
 * Trend points as the rows that Recharts draws.
 * In: TrendPoint and ThemeTrend of a run.   Out: ShareRow and BandRow, read by the trend charts and the tables beside them.
 */
import { themeId } from '../domain/theme.ts'
import type { Periods, ThemeTrend, TrendPoint } from '../domain/trend.ts'
import { periodStart } from './periods.ts'

/** One period; the share of each theme asked for under its id, in percent. */
export interface ShareRow {
  period: string
  /** Beginning of the period, in years. */
  at: number
  /** All dated papers in the period. */
  total: number
  [themeId: string]: number | string
}

export interface BandRow {
  period: string
  at: number
  count: number
  total: number
  /** Percent. */
  share: number
  /** Wilson 95 % band, percent. */
  band: [low: number, high: number]
  /** The share where the period is over; null in one that is not. */
  settled: number | null
  /** The share of a period that is not over, and of the one before it, where its line begins; null elsewhere. */
  unsettled: number | null
  /** Percent, with the mix of venues held fixed; null where that cannot be told. */
  adjusted: number | null
}

/**
 * @param points any order; of any number of themes. @param themeIndexes the themes to draw.
 * @returns one row a period in the order of time. A theme without a point in a period has share 0 there.
 */
export function shareRows(points: TrendPoint[], themeIndexes: number[]): ShareRow[] {
  const rows = new Map<string, ShareRow>()
  for (const { period, total } of points) {
    if (rows.has(period)) continue
    rows.set(period, { period, at: periodStart(period), total, ...Object.fromEntries(themeIndexes.map((index) => [themeId(index), 0])) })
  }
  const wanted = new Set(themeIndexes)
  for (const point of points) {
    if (wanted.has(point.themeIndex)) rows.get(point.period)![themeId(point.themeIndex)] = point.share * 100
  }
  return [...rows.values()].sort((a, b) => a.at - b.at)
}

/**
 * @param points of one theme. @param partial the period that is not over yet. @param adjusted shares, 0 … 1, by period.
 * @returns one row a period in the order of time.
 */
export function bandRows(points: TrendPoint[], partial: string | null = null, adjusted: ReadonlyMap<string, number> = new Map()): BandRow[] {
  const sorted = points.map((point) => ({ ...point, at: periodStart(point.period) })).sort((a, b) => a.at - b.at)
  return sorted.map(({ period, at, count, total, share, low, high }, i) => {
    const percent = share * 100
    const held = adjusted.get(period)
    return {
      period, at, count, total, share: percent, band: [low * 100, high * 100],
      settled: period === partial ? null : percent,
      unsettled: period === partial || sorted[i + 1]?.period === partial ? percent : null,
      adjusted: held === undefined ? null : held * 100,
    }
  })
}

/** @returns the adjusted shares of a theme by period, as bandRows takes them. */
export function adjustedShares(trend: ThemeTrend, periods: Periods | undefined): Map<string, number> {
  const shares = trend.adjusted?.shares ?? []
  return new Map(shares.flatMap((held, i) => (held && periods?.names[i] ? [[periods.names[i], held.share] as const] : [])))
}
