/** Why there is no trend. In: the periods that have papers, fewer than two. Out: a sentence. */
import { periodUnit } from '@/lib/view/periods.ts'

export function NoTrend({ periods }: { periods: string[] }) {
  if (periods.length === 0) return <p>None of these papers carries a date, so there is no trend to show. Import them again with a <code>published</code> year and cluster once more.</p>
  return <p>All dated papers are of {periods[0]}, so there is no trend to show: it takes at least two {periodUnit(periods[0])}s.</p>
}
