/**
 * How much of time and share a picture shows.
 * In: TrendPoint and the rows of ./series.ts.   Out: where axes begin and end, read by the charts and their captions.
 */
import { median, nice, ticks } from 'd3'
import type { TrendPoint } from '../domain/trend.ts'
import { shareRows, type BandRow } from './series.ts'

const MOST_TICKS = 5

/**
 * @param rows of bandRows, at least one.
 * @returns percents to print at the axis, from 0 to its end: room for every share and for the usual band. The band of a period
 *   with very few papers may reach beyond and is cut there, or it would press the line to the ground.
 */
export function bandTicks(rows: BandRow[]): number[] {
  const usual = median(rows, (row) => row.band[1]) ?? 0
  const top = Math.min(100, Math.max(usual, ...rows.map((row) => Math.max(row.share, row.adjusted ?? 0))) * 1.1) || 1
  return ticks(...nice(0, top, MOST_TICKS), MOST_TICKS)
}

/**
 * @param points of a run or of one theme. @returns the first period that has at least a fifth of the papers of an average one;
 *   before it, shares of three or four papers would fill the whole picture. null if there is no period.
 */
export function coverageStart(points: TrendPoint[]): string | null {
  const rows = shareRows(points, [])
  const enough = rows.reduce((sum, row) => sum + row.total, 0) / rows.length / 5
  return rows.find((row) => row.total >= enough)?.period ?? null
}

/** @param points of a run. @returns first and last period and the number of dated papers; null if no paper has a date. */
export function timeSpan(points: TrendPoint[]): { first: string; last: string; periods: number; dated: number } | null {
  const rows = shareRows(points, [])
  if (rows.length === 0) return null
  return { first: rows[0].period, last: rows[rows.length - 1].period, periods: rows.length, dated: rows.reduce((sum, row) => sum + row.total, 0) }
}
