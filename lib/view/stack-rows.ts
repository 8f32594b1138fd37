/**
 * Series on top of each other, as Recharts stacks them.
 * In: SeriesSet.   Out: StackRow, read by app/_components/trends/areas-chart.tsx.
 */
import { maxIndex, sum } from 'd3'
import type { Series, SeriesSet } from './theme-series.ts'

/** One period; the share of each series under its id, in percent; null in a gap. */
export interface StackRow {
  period: string
  at: number
  total: number
  [id: string]: number | string | null
}

/** @returns one row a period in the order of time, gaps too: the picture breaks off there. */
export function stackRows({ periods, series }: SeriesSet): StackRow[] {
  return periods.map(({ name, at, total }, t) => ({
    period: name, at, total, ...Object.fromEntries(series.map(({ id, shares }) => [id, shares[t] === null ? null : shares[t] * 100])),
  }))
}

/** @returns the series from the bottom of a stream to its top: the first to peak in the middle, each later one on the thinner side (Byron & Wattenberg 2008, doi:10.1109/TVCG.2008.166). */
export function insideOut({ series }: SeriesSet): Series[] {
  const peakOf = ({ shares }: Series) => maxIndex(shares, (share) => share ?? 0)
  const sides = { below: [] as Series[], above: [] as Series[] }
  const thickness = { below: 0, above: 0 }
  for (const own of [...series].sort((a, b) => peakOf(a) - peakOf(b))) {
    const side = thickness.above < thickness.below ? 'above' : 'below'
    sides[side].push(own)
    thickness[side] += sum(own.shares, (share) => share ?? 0)
  }
  return [...sides.below.reverse(), ...sides.above]
}
