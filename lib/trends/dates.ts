/**
 * Dates as exact as their sources, and the years among them that cannot be right.
 * In: `published` of each paper ("2019", "2019-07", "2019-07-23" or null).   Out: PaperDate, read by periods.ts.
 */

export interface PaperDate {
  year: number
  /** 1 … 12; 0 if the source knows the year only. */
  month: number
  /** 1 … 31; 0 if the source knows no day. */
  day: number
}

/** The first scientific journal, Philosophical Transactions, began in 1665. */
const FIRST_YEAR = 1665
/** Longest run of years without papers before the newest ones, if these are few. */
const LATE_GAP_YEARS = 5
/** Longest run of years without papers after the oldest ones, if these are few: a classic is cited long after. */
const EARLY_GAP_YEARS = 20
/** Longest run of years without papers whatever lies beyond it. */
const ANY_GAP_YEARS = 40
const FEW = 0.01
/** With fewer dated papers than this, one far paper says nothing about the others. */
const ENOUGH_PAPERS = 20

/**
 * @param published "YYYY", "YYYY-MM", "YYYY-MM-DD" or null.
 * @returns the date, or null if there is none or the text is none of these.
 */
export function parsePublished(published: string | null): PaperDate | null {
  const match = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?$/.exec(published?.trim() ?? '')
  return match && { year: Number(match[1]), month: Number(match[2] ?? 0), day: Number(match[3] ?? 0) }
}

/**
 * The years a corpus covers, judged from the corpus itself, for no clock is at hand. A year is odd before 1665;
 * beyond a run of more than 40 years without papers; and, where at least 20 papers are dated, if it belongs to the
 * few (one paper, or up to 1 %) beyond a run of more than 5 empty years before the newest or 20 after the oldest.
 * @param years of the dated papers, in any order. Not modified.
 * @returns first and last plausible year; null if there is none.
 */
export function plausibleYears(years: readonly number[]): { first: number; last: number } | null {
  const sorted = years.filter((year) => year >= FIRST_YEAR).sort((a, b) => a - b)
  if (sorted.length === 0) return null
  const few = sorted.length < ENOUGH_PAPERS ? 0 : Math.max(1, Math.floor(FEW * sorted.length))
  const middle = (sorted.length - 1) >> 1
  let first = middle
  while (first > 0 && sorted[first] - sorted[first - 1] - 1 <= (first <= few ? EARLY_GAP_YEARS : ANY_GAP_YEARS)) first--
  let last = middle
  while (last < sorted.length - 1 && sorted[last + 1] - sorted[last] - 1 <= (sorted.length - 1 - last <= few ? LATE_GAP_YEARS : ANY_GAP_YEARS)) last++
  return { first: sorted[first], last: sorted[last] }
}
