/**
 * Dates of mixed precision → one time axis of years, quarters or months.
 * In: `published` of each paper.   Out: DatedCorpus, read by ./trends.ts and everything beside it.
 */
import type { LeftOut, Periods, PeriodUnit } from '../domain/trend.ts'
import { parsePublished, plausibleYears, type PaperDate } from './dates.ts'
import { PERIODS_PER_YEAR } from './seasons.ts'

export interface DatedCorpus {
  periods: Periods
  /** One element per paper: place of its period in periods.names; −1 for a paper in leftOut. */
  periodOf: Int32Array
  /** One element per period: its middle, in years (2019.5). */
  times: Float64Array
  /** One element per paper: its date in years, in the middle of what its precision leaves open; NaN if undated or odd. */
  decimalDates: Float64Array
  leftOut: LeftOut
}

/** Fewer periods are too few for a test to find anything with certainty. */
const ENOUGH_PERIODS = 8
const ENOUGH_PAPERS_PER_PERIOD = 20
/** Share of the papers whose date must be as exact as the periods. */
const EXACT_ENOUGH = 0.8
const EARLIER_PERIODS = 5
/** A period is tested from 3 papers and a tenth of the usual number on: before that, the collection had not begun. */
const FEWEST_PAPERS = 3
const THIN = 0.1
/** How much earlier than usual the last paper may come, as a fraction of the period: a month of a year. */
const EARLY_END = 1 / 12
const MONTH_STARTS = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365]

/**
 * Lay the papers of a corpus on a time axis.
 * A paper whose date is coarser than the periods is left out rather than spread: a tenth of a paper has no month.
 * @param published of each paper, in canonical order.
 * @param unit 'auto' (default) takes years from 8 years on, else quarters from 8 quarters on, else months; and a coarser
 *   unit where a period would hold fewer than 20 papers or a fifth of the papers is not dated that exactly.
 * @returns see DatedCorpus; no periods if no paper is dated. O(n log n).
 */
export function layPeriods(published: readonly (string | null)[], unit: PeriodUnit | 'auto' = 'auto'): DatedCorpus {
  const dates = published.map(parsePublished)
  const plausible = plausibleYears(dates.flatMap((date) => (date ? [date.year] : [])))
  const leftOut: LeftOut = { undated: [], oddYear: [], tooCoarse: [], years: plausible }
  const usable = dates.map((date, i) => {
    if (!date) leftOut.undated.push(i)
    else if (!plausible || date.year < plausible.first || date.year > plausible.last) leftOut.oddYear.push(i)
    else return date
    return null
  })
  const chosen = unit === 'auto' ? chooseUnit(usable.filter((date) => date !== null)) : unit
  const slots = usable.map((date) => date && slotOf(date, chosen))
  slots.forEach((slot, i) => slot === null && usable[i] && leftOut.tooCoarse.push(i))
  const first = slots.reduce<number>((least, slot) => Math.min(least, slot ?? Infinity), Infinity)
  const last = slots.reduce<number>((most, slot) => Math.max(most, slot ?? -Infinity), -Infinity)
  const nPeriods = last >= first ? last - first + 1 : 0
  const totals = new Array<number>(nPeriods).fill(0)
  const periodOf = Int32Array.from(slots, (slot) => (slot === null ? -1 : slot - first))
  for (const t of periodOf) if (t >= 0) totals[t]++
  const names = totals.map((_, t) => periodName(first + t, chosen))
  const partial = nPeriods > 0 && isPartial(usable, periodOf, totals, chosen) ? names[nPeriods - 1] : null
  const enough = Math.max(FEWEST_PAPERS, THIN * median(totals.filter((total) => total > 0)))
  const tested = totals.map((total, t) => total >= enough && names[t] !== partial)
  return {
    periods: { unit: chosen, names, totals, tested, partial },
    periodOf,
    times: Float64Array.from(totals, (_, t) => (first + t + 0.5) / PERIODS_PER_YEAR[chosen]),
    decimalDates: Float64Array.from(usable, (date) => (date ? decimalDate(date) : NaN)),
    leftOut,
  }
}

function chooseUnit(dates: PaperDate[]): PeriodUnit {
  if (dates.length === 0) return 'year'
  const wanted = (['year', 'quarter', 'month'] as const).find((unit) => spanOf(dates, unit) >= ENOUGH_PERIODS) ?? 'month'
  const fits = (unit: PeriodUnit) => {
    const exact = dates.filter((date) => slotOf(date, unit) !== null)
    return exact.length >= EXACT_ENOUGH * dates.length && exact.length >= ENOUGH_PAPERS_PER_PERIOD * spanOf(dates, unit)
  }
  if (wanted === 'month' && fits('month')) return 'month'
  return wanted !== 'year' && fits('quarter') ? 'quarter' : 'year'
}

function spanOf(dates: PaperDate[], unit: PeriodUnit): number {
  let first = Infinity
  let last = -Infinity
  for (const date of dates) {
    const slot = slotOf(date, unit)
    if (slot === null) continue
    first = Math.min(first, slot)
    last = Math.max(last, slot)
  }
  return last >= first ? last - first + 1 : 0
}

/** @returns periods since the year 0, or null if the date is coarser than the unit. */
function slotOf(date: PaperDate, unit: PeriodUnit): number | null {
  if (unit === 'year') return date.year
  if (date.month === 0) return null
  return date.year * PERIODS_PER_YEAR[unit] + Math.floor(((date.month - 1) * PERIODS_PER_YEAR[unit]) / 12)
}

function periodName(slot: number, unit: PeriodUnit): string {
  const year = String(Math.floor(slot / PERIODS_PER_YEAR[unit])).padStart(4, '0')
  const part = (slot % PERIODS_PER_YEAR[unit]) + 1
  return unit === 'year' ? year : unit === 'quarter' ? `${year}-Q${part}` : `${year}-${String(part).padStart(2, '0')}`
}

/**
 * The last period is complete if its newest paper comes about as late in it as the newest papers of the (up to five)
 * periods before come in theirs: conferences that always meet by October make a year that ends in October. Where no
 * date of the last period is exact enough to tell, it is partial if it holds less than half of the usual papers.
 */
function isPartial(dates: (PaperDate | null)[], periodOf: Int32Array, totals: number[], unit: PeriodUnit): boolean {
  const newest = new Float64Array(totals.length).fill(-1)
  dates.forEach((date, i) => {
    const t = periodOf[i]
    if (date && t >= 0) newest[t] = Math.max(newest[t], reach(date, unit))
  })
  const last = totals.length - 1
  const before = [...totals.keys()].slice(0, last).filter((t) => totals[t] > 0).slice(-EARLIER_PERIODS)
  if (newest[last] < 0) return before.length > 0 && totals[last] < median(before.map((t) => totals[t])) / 2
  const usual = before.map((t) => newest[t]).filter((value) => value >= 0)
  return newest[last] < (usual.length > 0 ? median(usual) : 1) - EARLY_END - 1e-9
}

/** @returns how far into its period a date reaches, 0 … 1; −1 if it is not more exact than the period. */
function reach(date: PaperDate, unit: PeriodUnit): number {
  if (date.month === 0 || (unit === 'month' && date.day === 0)) return -1
  const months = date.month - 1 + (date.day === 0 ? 1 : date.day / (MONTH_STARTS[date.month] - MONTH_STARTS[date.month - 1]))
  const length = 12 / PERIODS_PER_YEAR[unit]
  return Math.min(1, (months - Math.floor((date.month - 1) / length) * length) / length)
}

function decimalDate({ year, month, day }: PaperDate): number {
  if (month === 0) return year + 0.5
  const start = MONTH_STARTS[month - 1]
  return year + (day === 0 ? (start + MONTH_STARTS[month]) / 2 : start + day - 0.5) / 365
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2
}
