/**
 * The table of verdicts: filtered, sorted, each theme judged as it is or with the mix of venues held fixed.
 * In: themes of a run, what the address asks for.   Out: VerdictRow, printed by app/_components/trends/verdict-table.tsx.
 */
import type { Theme } from '../domain/theme.ts'
import type { TrendTest, Verdict } from '../domain/trend.ts'
import type { Mix } from './theme-series.ts'

export interface VerdictRow {
  theme: Theme
  test: TrendTest
}

export const VERDICT_SORTS = ['size', 'theme', 'verdict', 'slope', 'change', 'q'] as const
export type VerdictSort = (typeof VERDICT_SORTS)[number]

/** The order of a column at first: names from A, q from the surest, the rest from the largest. */
const RISES_FIRST: VerdictSort[] = ['theme', 'verdict', 'q']

export interface VerdictQuery {
  mix: Mix
  verdict: Verdict | null
  parent: number | null
  text: string
  sort: VerdictSort
  isReversed: boolean
}

/** @returns whether the smallest stand at the top. */
export const isRising = (sort: VerdictSort, isReversed: boolean): boolean => RISES_FIRST.includes(sort) !== isReversed

/** @returns the themes that match, in order; ties by index; what is not known last, whichever way. Text is looked for in labels and terms, case aside. */
export function verdictRows(themes: Theme[], { mix, verdict, parent, text, sort, isReversed }: VerdictQuery): VerdictRow[] {
  const wanted = text.trim().toLowerCase()
  const rows = themes
    .map((theme) => ({ theme, test: mix === 'fixed' && theme.trend.adjusted ? theme.trend.adjusted : theme.trend }))
    .filter(({ theme, test }) => (verdict === null || test.verdict === verdict) && (parent === null || theme.parentIndex === parent) && (wanted === '' || isAbout(theme, wanted)))
  const sign = isRising(sort, isReversed) ? 1 : -1
  return rows.sort((a, b) => {
    const [left, right] = [valueOf(a, sort), valueOf(b, sort)]
    if (left === null || right === null) return Number(left === null) - Number(right === null) || a.theme.index - b.theme.index
    return sign * (left < right ? -1 : left > right ? 1 : 0) || a.theme.index - b.theme.index
  })
}

const isAbout = ({ label, terms }: Theme, wanted: string) => label.toLowerCase().includes(wanted) || terms.some(({ term }) => term.toLowerCase().includes(wanted))

function valueOf({ theme, test }: VerdictRow, sort: VerdictSort): number | string | null {
  if (sort === 'size') return theme.size
  if (sort === 'theme') return theme.label.toLowerCase()
  if (sort === 'verdict') return test.verdict
  if (sort === 'slope') return test.pointsPerYear?.slope ?? null
  if (sort === 'change') return test.firstShare === null || test.lastShare === null ? null : test.lastShare - test.firstShare
  return test.pointsPerYear === null ? null : test.q
}
