/**
 * Trend points as the rows that Recharts draws.
 * In: TrendPoint of a run.   Out: ShareRow and BandRow, read by the trend charts and the tables beside them.
 */
import { themeId } from '../domain/theme.ts'
import type { TrendPoint } from '../domain/trend.ts'
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

/** @param points of one theme. @returns one row a period in the order of time. */
export function bandRows(points: TrendPoint[]): BandRow[] {
  return points
    .map(({ period, count, total, share, low, high }) => ({ period, at: periodStart(period), count, total, share: share * 100, band: [low * 100, high * 100] as [number, number] }))
    .sort((a, b) => a.at - b.at)
}
