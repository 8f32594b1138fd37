/**
 * The sweep over the number of themes as small pictures.
 * In: KCandidate of a run.   Out: SweepPanel, drawn by the server in app/_components/k-sweep.tsx.
 */
import { extent, line, scaleLinear, scaleLog } from 'd3'
import type { KCandidate } from '../domain/k-choice.ts'

export type SweepFigure = 'stability' | 'silhouette' | 'npmi' | 'score'

export interface SweepPanel {
  /** Path data through all values. */
  line: string
  /** One a number of themes that has the figure, by k. */
  points: { k: number; value: number; x: number; y: number }[]
  /** The ends of its own scale, at the bottom and at the top. */
  low: number
  high: number
}

/**
 * @param candidates at least one, by k. @param size picture in pixels; `inset` is kept free on every side.
 * @returns the figure over k on a logarithmic axis, the same for all panels; null where it was measured for fewer than two.
 */
export function sweepPanel(candidates: KCandidate[], figure: SweepFigure, size: { width: number; height: number; inset: number }): SweepPanel | null {
  const known = candidates.flatMap((candidate) => (candidate[figure] === null ? [] : [{ k: candidate.k, value: candidate[figure] }]))
  if (known.length < 2) return null
  const [low, high] = extent(known, ({ value }) => value) as [number, number]
  const x = scaleLog([candidates[0].k, candidates[candidates.length - 1].k], [size.inset, size.width - size.inset])
  const y = scaleLinear([low, high === low ? low + 1 : high], [size.height - size.inset, size.inset])
  const round = (n: number) => Math.round(n * 10) / 10
  const points = known.map(({ k, value }) => ({ k, value, x: round(x(k)), y: round(y(value)) }))
  return { points, low, high, line: line()(points.map((point): [number, number] => [point.x, point.y]))! }
}
