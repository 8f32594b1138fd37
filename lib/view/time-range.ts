/**
 * How much of time and share a picture shows.
 * In: TrendPoint and the rows of ./series.ts.   Out: where axes begin and end, read by the charts and their captions.
 */
import { median, nice, ticks } from 'd3'
import type { TrendPoint } from '../domain/trend.ts'
import { shareRows, type BandRow } from './series.ts'

const MOST_TICKS = 5
/** How much lower the shares may stand for the sake of wide bands. */
const MOST_SHRUNK = 2

/**
 * @param rows of bandRows, at least one.
 * @returns percents to print at the axis, from 0 to its end: room for every share and every band. Where the band of a period with very few
 *   papers would more than halve the picture of the others, there is room for the usual band only, and the picture says which are cut.
 */
export function bandTicks(rows: BandRow[]): number[] {
  const usual = Math.max(median(rows, (row) => row.band[1]) ?? 0, ...rows.map((row) => Math.max(row.share, row.adjusted ?? 0)))
  const widest = Math.max(...rows.map((row) => row.band[1]))
  const top = Math.min(100, Math.max(usual, widest <= MOST_SHRUNK * usual ? widest : 0) * 1.1) || 1
  return ticks(...nice(0, top, MOST_TICKS), MOST_TICKS)
}

/** @param rows as for bandTicks. @returns the rows whose band reaches beyond the axis. */
export function cutBands(rows: BandRow[]): BandRow[] {
  const end = bandTicks(rows).at(-1)!
  return rows.filter(({ band }) => band[1] > end)
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
