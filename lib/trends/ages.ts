/**
 * How old a theme is: the mean date of its papers, and how much of it is recent.
 * In: DatedCorpus, from periods.ts; assignments and citations.   Out: Ages, part of ThemeTrend, read by ./trends.ts.
 */
import type { ThemeTrend } from '../domain/trend.ts'
import type { DatedCorpus } from './periods.ts'

export type Ages = Pick<ThemeTrend, 'papers' | 'meanDate' | 'recentPapers' | 'recentCitations'>

/**
 * @param citations one element per paper, null if unknown; default: none known.
 * @returns one per theme; papers without a period count nowhere. The last quarter is that of the calendar from the first
 *   period to the last, not of the papers; a date known by year alone lies in the middle of its year.
 */
export function measureAges({ periodOf, decimalDates, times }: DatedCorpus, assignments: Int32Array, k: number, citations?: readonly (number | null)[]): Ages[] {
  const sums = Array.from({ length: k }, () => ({ papers: 0, dates: 0, recent: 0, cited: 0, recentCited: 0 }))
  const step = times.length > 1 ? times[1] - times[0] : 1
  const recentFrom = times[times.length - 1] + step / 2 - (times.length * step) / 4
  for (let i = 0; i < periodOf.length; i++) {
    if (periodOf[i] < 0 || assignments[i] < 0) continue
    const sum = sums[assignments[i]]
    const recent = decimalDates[i] >= recentFrom
    sum.papers++
    sum.dates += decimalDates[i]
    sum.cited += citations?.[i] ?? 0
    if (recent) {
      sum.recent++
      sum.recentCited += citations?.[i] ?? 0
    }
  }
  return sums.map(({ papers, dates, recent, cited, recentCited }) => ({
    papers,
    meanDate: papers > 0 ? dates / papers : null,
    recentPapers: papers > 0 ? recent / papers : null,
    recentCitations: cited > 0 ? recentCited / cited : null,
  }))
}
