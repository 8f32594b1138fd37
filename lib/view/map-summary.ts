/**
 * What picked-out papers are, in numbers.
 * In: MapDots and positions of some of them.   Out: counts by theme, venue and period; read by the map's summary and time brush.
 */
import type { PeriodUnit } from '../domain/trend.ts'
import { NO_VENUE, type MapDots } from './map-buffer.ts'

export interface Count<T> {
  key: T
  papers: number
}

/** @returns themes with a paper among the chosen, the one with most first. */
export const countThemes = (dots: MapDots, chosen: Uint32Array): Count<number>[] => ranked(chosen, (i) => dots.themes[i])

/** @returns venues with a paper among the chosen, the one with most first; papers without a venue, or of a rare one, under null at the end. */
export function countVenues(dots: MapDots, chosen: Uint32Array): Count<string | null>[] {
  const counts = ranked(chosen, (i) => dots.venues[i])
  const named = counts.filter(({ key }) => key !== NO_VENUE).map(({ key, papers }): Count<string | null> => ({ key: dots.venueNames[key], papers }))
  return [...named, ...counts.filter(({ key }) => key === NO_VENUE).map(({ papers }) => ({ key: null, papers }))]
}

/** @returns the chosen dots, those that fit their theme best first; ties in the order of the map. */
export const byFit = (dots: MapDots, chosen: Uint32Array): Uint32Array => chosen.slice().sort((a, b) => dots.fits[b] - dots.fits[a] || a - b)

export interface PeriodCount {
  period: string
  papers: number
}

/** @returns every period of the unit from the first dated paper to the last, with its papers among the chosen; empty if none has a date. */
export function countPeriods(dots: MapDots, chosen: Uint32Array | null, unit: PeriodUnit): PeriodCount[] {
  const months = { year: 12, quarter: 3, month: 1 }[unit]
  const slotOf = (month: number) => Math.floor((month - 1) / months)
  let [first, last] = [Infinity, -Infinity]
  for (const month of dots.months) {
    if (month === 0) continue
    if (month < first) first = month
    if (month > last) last = month
  }
  if (last < first) return []
  const start = slotOf(first)
  const counts = new Uint32Array(slotOf(last) - start + 1)
  const add = (i: number) => dots.months[i] > 0 && counts[slotOf(dots.months[i]) - start]++
  if (chosen) chosen.forEach(add)
  else for (let i = 0; i < dots.months.length; i++) add(i)
  return Array.from(counts, (papers, slot) => ({ period: monthName((start + slot) * months + 1, unit), papers }))
}

/** @param month as monthOf gives it. @returns the name of its period: "2019", "2019-Q3" or "2019-07". */
export function monthName(month: number, unit: PeriodUnit): string {
  const [year, rest] = [String(Math.floor((month - 1) / 12)).padStart(4, '0'), (month - 1) % 12]
  if (unit === 'year') return year
  return unit === 'quarter' ? `${year}-Q${Math.floor(rest / 3) + 1}` : `${year}-${String(rest + 1).padStart(2, '0')}`
}

function ranked(chosen: Uint32Array, keyOf: (i: number) => number): Count<number>[] {
  const counts = new Map<number, number>()
  for (const i of chosen) counts.set(keyOf(i), (counts.get(keyOf(i)) ?? 0) + 1)
  return [...counts].map(([key, papers]) => ({ key, papers })).sort((a, b) => b.papers - a.papers || a.key - b.key)
}
