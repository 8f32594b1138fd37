/**
 * Who is how large when: ranks of series in stretches of time, for a bump chart.
 * In: SeriesSet.   Out: RankColumn and the lines between them, drawn by app/_components/trends/bump-chart.tsx.
 */
import { curveBumpX, line, sum } from 'd3'
import type { Series, SeriesSet } from './theme-series.ts'

const STUB = 24

export interface RankColumn {
  /** First and last period, both inside. */
  from: string
  to: string
  /** Dated papers; a stretch without any is not there. */
  papers: number
  /** The period that is not over stands alone. */
  isPartial: boolean
  /** One element per series of the set: 1 for the largest share; null where the share cannot be told. */
  ranks: (number | null)[]
  /** One element per series: its share of the stretch, 0 … 1. */
  shares: (number | null)[]
}

/**
 * @param most columns at most, ≥ 2. Neighbouring periods are put together until there are no more, counted back from the last that is over.
 * @returns columns in the order of time. Equal shares: the series that is larger as a whole comes first.
 */
export function rankColumns(set: SeriesSet, most: number): RankColumn[] {
  const last = set.periods.length - 1
  const partial = set.partial !== null && set.periods[last].name === set.partial ? last : null
  const settled = partial === null ? last + 1 : last
  const step = Math.max(1, Math.ceil(settled / (most - (partial === null ? 0 : 1))))
  const stretches: [from: number, to: number][] = []
  for (let end = settled; end > 0; end -= step) stretches.unshift([Math.max(0, end - step), end - 1])
  if (partial !== null) stretches.push([partial, partial])
  return stretches.flatMap(([from, to]) => {
    const papers = sum(set.periods.slice(from, to + 1), ({ total }) => total)
    if (papers === 0) return []
    const shares = set.series.map((series) => meanShare(series, set, from, to))
    return [{ from: set.periods[from].name, to: set.periods[to].name, papers, isPartial: from === partial, shares, ranks: ranksOf(shares) }]
  })
}

/** @returns the places of the series that are ever among the first `most`, in the order of their last rank; the others would only blur the picture. */
export function everAmongFirst(columns: RankColumn[], most: number): number[] {
  const lastRank = (s: number) => columns.findLast(({ ranks }) => ranks[s] !== null)?.ranks[s] ?? Infinity
  return (columns[0]?.ranks ?? []).flatMap((_, s) => (columns.some(({ ranks }) => (ranks[s] ?? Infinity) <= most) ? [s] : [])).sort((a, b) => lastRank(a) - lastRank(b))
}

/**
 * @param ranks the lowest rank that is drawn. @param xOf place of a column. @param yOf place of a rank.
 * @returns path data of one series from column to column. It breaks off in a gap; where it leaves the drawn ranks, or enters them,
 *   a short stroke points the way; the way to the period that is not over is a path of its own.
 */
export function rankPaths(columns: RankColumn[], s: number, ranks: number, xOf: (column: number) => number, yOf: (rank: number) => number): { path: string; isOpen: boolean }[] {
  const draw = line().curve(curveBumpX).digits(1)
  const isDrawn = (rank: number | null | undefined): rank is number => rank != null && rank <= ranks
  return columns.slice(1).flatMap(({ ranks: to, isPartial }, before) => {
    const [left, right, x0, x1] = [columns[before].ranks[s], to[s], xOf(before), xOf(before + 1)]
    if (left === null || right === null || (!isDrawn(left) && !isDrawn(right))) return []
    if (isDrawn(left) && isDrawn(right)) return [{ path: draw([[x0, yOf(left)], [x1, yOf(right)]])!, isOpen: isPartial }]
    const [x, y, way] = isDrawn(left) ? [x0, yOf(left), STUB] : [x1, yOf(right), -STUB]
    return [{ path: draw([[x, y], [x + way, y + STUB / 2]])!, isOpen: isPartial }]
  })
}

/** Papers of the series ÷ all papers, so that a full year counts for more than a thin one; with the venues held fixed the same mean over shares. */
function meanShare({ shares }: Series, { periods }: SeriesSet, from: number, to: number): number | null {
  let [share, weight] = [0, 0]
  for (let t = from; t <= to; t++) {
    if (shares[t] === null) continue
    share += shares[t]! * periods[t].total
    weight += periods[t].total
  }
  return weight > 0 ? share / weight : null
}

function ranksOf(shares: (number | null)[]): (number | null)[] {
  const order = shares.flatMap((share, s) => (share === null ? [] : [s])).sort((a, b) => shares[b]! - shares[a]! || a - b)
  const ranks: (number | null)[] = shares.map(() => null)
  order.forEach((s, at) => (ranks[s] = at + 1))
  return ranks
}
