/**
 * A theme over time.
 * In: the trends stage (../trends/trends.ts).   Out: TrendPoint, read by ../data (stored), ../export, ../view and app.
 */
export type PeriodUnit = 'year' | 'quarter' | 'month'

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

/** The time axis of a run. */
export interface Periods {
  unit: PeriodUnit
  /** Every calendar period from the first paper to the last, oldest first; those without papers too. */
  names: string[]
  /** Dated papers of each period, in the order of `names`; 0 is a gap. */
  totals: number[]
  /** The last period if its papers are not all in yet; it is shown but kept out of every test. */
  partial: string | null
}

/** Papers that no period counts, as rows of the corpus, rising. Nothing else is left out. */
export interface LeftOut {
  /** No date, or none that can be read. */
  undated: number[]
  /** A year that cannot be right beside the other papers: 1066, 2087. */
  oddYear: number[]
  /** A date less exact than the periods: "2019" where periods are months. */
  tooCoarse: number[]
}
