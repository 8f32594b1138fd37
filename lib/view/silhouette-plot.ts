/**
 * The silhouette plot: one block a theme, its papers' silhouettes falling from top to bottom.
 * In: ThemeMetrics.silhouettes.   Out: SilhouettePlot, drawn by the server in app/_components/silhouette-plot.tsx.
 * Source: Rousseeuw, J. Comput. Appl. Math. 20 (1987) 53–65, doi:10.1016/0377-0427(87)90125-7.
 */
import { extent, scaleLinear, sum } from 'd3'
import type { Theme } from '../domain/theme.ts'

export interface SilhouetteBlock {
  themeIndex: number
  /** Path data of the filled block. */
  path: string
  top: number
  height: number
  /** Where the theme's mean lies. */
  meanX: number
}

export interface SilhouettePlot {
  height: number
  blocks: SilhouetteBlock[]
  ticks: { x: number; value: number }[]
  /** Where a silhouette of 0 lies. */
  zeroX: number
}

const SMALLEST_BLOCK = 16
const GAP = 3
const USUAL_HEIGHT = 640
const TICK_WIDTH = 80

/**
 * @param themes of a run, in the order of the plot. @param width pixels of the axis, beginning at 0. @param head pixels kept free above each
 *   block, for a name that stands there.
 * @returns blocks as high as their share of the papers, but high enough for a name; null if the run has no silhouettes.
 */
export function silhouettePlot(themes: Theme[], width: number, head = 0): SilhouettePlot | null {
  const known = themes.filter(({ metrics }) => (metrics.silhouettes?.length ?? 0) > 0)
  if (known.length === 0) return null
  const ticks = Math.round(width / TICK_WIDTH)
  const [low, high] = extent([0, ...known.flatMap(({ metrics }) => metrics.silhouettes!)]) as [number, number]
  const x = scaleLinear([low, high > low ? high : low + 1], [0, width]).nice(ticks)
  const round = (value: number) => Math.round(value * 10) / 10
  const papers = sum(known, ({ size }) => size)
  let top = head
  const blocks = known.map(({ index, size, metrics }): SilhouetteBlock => {
    const height = Math.max(SMALLEST_BLOCK, (size / papers) * USUAL_HEIGHT)
    const step = height / metrics.silhouettes!.length
    const steps = metrics.silhouettes!.map((value, i) => `H${round(x(value))}V${round(top + (i + 1) * step)}`).join('')
    const block = { themeIndex: index, path: `M${round(x(0))},${round(top)}${steps}H${round(x(0))}Z`, top, height, meanX: round(x(metrics.silhouette)) }
    top += height + GAP + head
    return block
  })
  return { height: top - GAP - head, blocks, ticks: x.ticks(ticks).map((value) => ({ value, x: round(x(value)) })), zeroX: round(x(0)) }
}
