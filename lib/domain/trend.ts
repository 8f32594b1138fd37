/**
 * A theme over time.
 * In: the trends stage (../trends/trends.ts).   Out: TrendPoint, read by ../data (stored), ../export, ../view and app.
 */
export interface TrendPoint {
  themeIndex: number
  /** "2019", "2019-Q3" or "2019-07". */
  period: string
  /** Papers of the theme in the period. */
  count: number
  /** All dated papers of the run in the period; ≥ 1: a period without papers has no points. */
  total: number
  /** count ÷ total, 0 … 1. */
  share: number
  /** Wilson 95 % band of the share. */
  low: number
  high: number
}
