/**
 * One series as a small picture with its own points, ready to draw.
 * In: SeriesSet.   Out: Panel, drawn by app/_components/trends/panels-chart.tsx.
 */
import { area, leastIndex, line, max, scaleLinear } from 'd3'
import type { Series, SeriesSet } from './theme-series.ts'

/** Pixels of the picture: the name above, the ticks below. */
export const PANEL = { width: 208, height: 104, head: 18, foot: 16, inset: 4 }

export interface PanelPoint {
  x: number
  y: number
}

export interface Panel {
  /** One element per period; null in a gap. */
  points: (PanelPoint | null)[]
  /** Path data, broken off in gaps, without the period that is not over. */
  line: string
  area: string
  /** The way to the period that is not over, and that period; null if there is none. */
  open: (PanelPoint & { line: string }) | null
  /** Periods between two gaps, which a line would not show. */
  alone: PanelPoint[]
  /** Height of share 0 and of the highest share. */
  ground: number
  ceiling: number
  firstShare: number
  lastShare: number
  /** @returns the place of the period with papers nearest to this x; null if there is none. */
  nearest: (x: number) => number | null
}

/** @returns the highest share of the series, 0 … 1; above 0. */
export const panelTop = ({ shares }: Series): number => max(shares, (share) => share ?? 0) || 0.01

/** @param top the share at the upper edge, above 0. */
export function panel({ periods, partial }: SeriesSet, { shares }: Series, top: number): Panel {
  const [ceiling, ground] = [PANEL.head + 2, PANEL.height - PANEL.foot]
  const x = scaleLinear([periods[0].at, periods[periods.length - 1].at], [PANEL.inset, PANEL.width - PANEL.inset])
  const y = scaleLinear([0, top], [ground, ceiling])
  const round = (n: number) => Math.round(n * 10) / 10
  const points = shares.map((share, t) => (share === null ? null : { x: round(x(periods[t].at)), y: round(y(share)) }))
  const last = points.length - 1
  const isOpen = periods[last].name === partial && points[last] !== null
  const settled = isOpen ? points.slice(0, last) : points
  const before = settled.findLast((point) => point !== null)
  const is = (point: PanelPoint | null) => point !== null
  const known = shares.filter((share) => share !== null)
  return {
    points, ground, ceiling, firstShare: known[0] ?? 0, lastShare: known[known.length - 1] ?? 0,
    line: line<PanelPoint | null>().defined(is).x((point) => point!.x).y((point) => point!.y)(settled) ?? '',
    area: area<PanelPoint | null>().defined(is).x((point) => point!.x).y0(ground).y1((point) => point!.y)(settled) ?? '',
    open: isOpen ? { ...points[last]!, line: before ? `M${before.x} ${before.y}L${points[last]!.x} ${points[last]!.y}` : '' } : null,
    alone: settled.filter((point, t): point is PanelPoint => is(point) && !settled[t - 1] && !settled[t + 1]),
    nearest: (at) => {
      const t = leastIndex(points, (point) => (point === null ? Infinity : Math.abs(point.x - at))) ?? -1
      return points[t] ? t : null
    },
  }
}
