/**
 * The strategic diagram, ready to draw: where each theme's dot lies and which of them carry their name.
 * In: RunTrends.diagram.   Out: DiagramDot, drawn by the server in app/_components/strategic-diagram.tsx.
 */
import { scaleLinear, scaleSqrt } from 'd3'
import type { StrategicPosition } from '../domain/run-trends.ts'
import { placeLabels } from './place-labels.ts'
import { shortLabel } from './short-label.ts'

export interface DiagramDot {
  themeIndex: number
  x: number
  y: number
  radius: number
  /** Null where there is no room; the table beside the picture names all. */
  label: { text: string; left: number; baseline: number } | null
}

const LETTER_WIDTH = 6.7
const LINE_HEIGHT = 18
/** Between a name and the frame. */
const EDGE = 6

/**
 * Positions are ranks, so that the medians lie in the middle and no theme hides another.
 * @param themes label and size by theme index. @param inset pixels kept free on every side. @param letters of a name, at most. @param taken places that no name may cover.
 */
export function diagramDots(positions: StrategicPosition[], themes: { label: string; size: number }[], size: { width: number; height: number; inset: number }, letters: number, taken: Parameters<typeof placeLabels>[2] = []): DiagramDot[] {
  const last = Math.max(2, positions.length)
  const x = scaleLinear([1, last], [size.inset, size.width - size.inset])
  const y = scaleLinear([1, last], [size.height - size.inset, size.inset])
  const radius = scaleSqrt([0, Math.max(1, ...themes.map((theme) => theme.size))], [2, 9])
  const dots = positions.map(({ themeIndex, centralityRank, densityRank }) => ({ themeIndex, x: x(centralityRank), y: y(densityRank), radius: radius(themes[themeIndex]?.size ?? 0) }))
  const texts = positions.map(({ themeIndex }) => shortLabel(themes[themeIndex]?.label ?? '', letters))
  const order = dots.map((_, i) => i).sort((a, b) => dots[b].radius - dots[a].radius || a - b)
  const boxes = dots.map((dot) => ({ left: dot.x - dot.radius, top: dot.y - dot.radius, right: dot.x + dot.radius, bottom: dot.y + dot.radius }))
  const wanted = order.map((i) => ({ x: dots[i].x, y: dots[i].y - dots[i].radius - LINE_HEIGHT / 2, width: texts[i].length * LETTER_WIDTH + 2 * EDGE, height: LINE_HEIGHT }))
  const labels = new Map(placeLabels(wanted, size, [...taken, ...boxes]).map(({ index, left, top }) => [order[index], { text: texts[order[index]], left: left + EDGE, baseline: top + 13 }]))
  return dots.map((dot, i) => ({ ...dot, label: labels.get(i) ?? null }))
}
