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

/** @returns the series from the bottom of a stack to its top: the largest first, those of a hue together. */
export const bottomUp = ({ series, groups }: SeriesSet): Series[] => (groups.length > 0 ? groups.flatMap(({ index }) => series.filter(({ parentIndex }) => parentIndex === index)) : series)

/**
 * @returns the series from the bottom of a stream to its top: the first to peak in the middle, each later one on the thinner side
 *   (Byron & Wattenberg 2008, doi:10.1109/TVCG.2008.166). Where groups share a hue they are so placed, each with its series.
 */
export function insideOut({ series, groups }: SeriesSet): Series[] {
  if (groups.length === 0) return placedInsideOut(series)
  const members = groups.map(({ index }) => series.filter(({ parentIndex }) => parentIndex === index)).filter((own) => own.length > 0)
  return placedInsideOut(members.map((own) => ({ own, shares: own[0].shares.map((_, t) => sum(own, ({ shares }) => shares[t] ?? 0)) }))).flatMap(({ own }) => own)
}

function placedInsideOut<T extends Pick<Series, 'shares'>>(series: T[]): T[] {
  const peakOf = ({ shares }: T) => maxIndex(shares, (share) => share ?? 0)
  const sides = { below: [] as T[], above: [] as T[] }
  const thickness = { below: 0, above: 0 }
  for (const own of [...series].sort((a, b) => peakOf(a) - peakOf(b))) {
    const side = thickness.above < thickness.below ? 'above' : 'below'
    sides[side].push(own)
    thickness[side] += sum(own.shares, (share) => share ?? 0)
  }
  return [...sides.below.reverse(), ...sides.above]
}
