/**
 * What a reader must know of the dates before believing a trend.
 * In: Periods and LeftOut, from periods.ts.   Out: sentences, shown beside every trend and printed by the command line.
 */
import type { LeftOut, Periods } from '../domain/trend.ts'
import { mayBeSeason } from './seasons.ts'

/**
 * @param published as given, one element per paper.
 * @returns sentences, the gravest first; empty if every paper is dated and every period is tested.
 */
export function describeDates(periods: Periods, leftOut: LeftOut, published: readonly (string | null)[]): string[] {
  const { names, totals, tested, partial, unit } = periods
  const notes: string[] = []
  if (names.length === 0) notes.push('No paper has a date that can be used: there are no trends.')
  else if (tested.filter(Boolean).length < 2) notes.push(`All papers lie in ${names.length === 1 ? `one ${unit}, ${names[0]}` : `too few ${unit}s`}: shares can be shown, trends cannot be told.`)
  const { undated, oddYear, tooCoarse } = leftOut
  if (undated.length > 0) notes.push(`${papers(undated.length)} without a date ${are(undated)} in no period.`)
  if (oddYear.length > 0) notes.push(`${papers(oddYear.length)} with a year that cannot be right beside the others (${listed([...new Set(oddYear.map((i) => published[i]!.slice(0, 4)))].sort())}) ${are(oddYear)} in no period.`)
  if (tooCoarse.length > 0) notes.push(`${papers(tooCoarse.length)} dated less exactly than by ${unit} ${are(tooCoarse)} in no period.`)
  if (tested.filter(Boolean).length >= 2 && mayBeSeason(periods)) notes.push(`These are ${unit}s of less than three years: a rise or a fall may be the season.`)
  if (partial) notes.push(`${partial} is not over in this collection: it is drawn, and kept out of every test.`)
  const thin = names.filter((name, t) => !tested[t] && totals[t] > 0 && name !== partial)
  if (thin.length > 0) notes.push(`${listed(thin)} ${thin.length === 1 ? 'holds' : 'hold'} too few papers beside the other ${unit}s: drawn, and kept out of every test.`)
  const gaps = names.filter((_, t) => totals[t] === 0)
  if (gaps.length > 0) notes.push(`${listed(gaps)} ${gaps.length === 1 ? 'has' : 'have'} no papers: a gap, not a zero.`)
  return notes
}

const papers = (count: number) => `${count} ${count === 1 ? 'paper' : 'papers'}`
const are = (list: number[]) => (list.length === 1 ? 'is' : 'are')

function listed(names: string[]): string {
  const shown = names.length > 6 ? [...names.slice(0, 5), `${names.length - 5} more`] : names
  return shown.length === 1 ? shown[0] : `${shown.slice(0, -1).join(', ')} and ${shown[shown.length - 1]}`
}
