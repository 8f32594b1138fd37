/**
 * The strategic diagram, ready to draw: where each theme's dot lies and which of them carry their name.
 * In: RunTrends.diagram.   Out: DiagramDot, drawn by the server in app/_components/strategic-diagram.tsx.
 */
import { scaleLinear, scaleSqrt } from 'd3'
import type { StrategicPosition } from '../domain/run-trends.ts'
import { placeLabels, type Box } from './place-labels.ts'
import { fitLabel, textWidth } from './text-width.ts'

interface Circle {
  x: number
  y: number
  radius: number
}

/** Ends of a line, in pixels. */
interface Leader {
  x1: number
  y1: number
  x2: number
  y2: number
}

export interface DiagramDot extends Circle {
  themeIndex: number
  /** Null where there is no room; the table beside the picture names all. */
  label: { text: string; left: number; baseline: number; leader: Leader | null } | null
}

const FONT = 12
const LINE_HEIGHT = 16
/** Room that a name keeps at its sides. */
const EDGE = 4
/** Between a dot and a name beside it; farther off a line leads from one to the other. */
const NEAR = 1
/** How far off a name may stand, in lines. */
const RINGS = [0, 1.1, 2.2]

/**
 * Positions are ranks, so that the medians lie in the middle and no theme hides another.
 * @param themes label and size by theme index. @param inset pixels kept free on every side. @param room of a name in pixels, at most. @param taken places that no name may cover.
 */
export function diagramDots(positions: StrategicPosition[], themes: { label: string; size: number }[], size: { width: number; height: number; inset: number }, room: number, taken: Box[] = []): DiagramDot[] {
  const last = Math.max(2, positions.length)
  const x = scaleLinear([1, last], [size.inset, size.width - size.inset])
  const y = scaleLinear([1, last], [size.height - size.inset, size.inset])
  const radius = scaleSqrt([0, Math.max(1, ...themes.map((theme) => theme.size))], [2, 9])
  const dots = positions.map(({ themeIndex, centralityRank, densityRank }) => ({ themeIndex, x: x(centralityRank), y: y(densityRank), radius: radius(themes[themeIndex]?.size ?? 0) }))
  const texts = positions.map(({ themeIndex }) => fitLabel(themes[themeIndex]?.label ?? '', room, FONT))
  const order = dots.map((_, i) => i).sort((a, b) => dots[b].radius - dots[a].radius || a - b)
  const boxes = dots.map((dot) => ({ left: dot.x - dot.radius, top: dot.y - dot.radius, right: dot.x + dot.radius, bottom: dot.y + dot.radius }))
  const wanted = order.map((i) => {
    const width = textWidth(texts[i], FONT) + 2 * EDGE
    return { x: dots[i].x, y: dots[i].y, width, height: LINE_HEIGHT, places: placesBeside(dots[i], width) }
  })
  const labels = new Map(placeLabels(wanted, size, [...taken, ...boxes]).map(({ index, left, top }) => {
    const [dot, { width }] = [dots[order[index]], wanted[index]]
    return [order[index], { text: texts[order[index]], left: left + EDGE, baseline: top + 12, leader: leaderTo(dot, { left, top, right: left + width, bottom: top + LINE_HEIGHT }) }]
  }))
  return dots.map((dot, i) => ({ ...dot, label: labels.get(i) ?? null }))
}

/** Above and below, at the sides, at the corners; then the same farther off. */
function placesBeside({ x, y, radius }: Circle, width: number): { left: number; top: number }[] {
  return RINGS.flatMap((ring) => {
    const away = radius + NEAR + ring * LINE_HEIGHT
    // Names at the sides clear the gap that labels keep from dots.
    const [left, right, middle] = [x - away - width - SIDE, x + away + SIDE, x - width / 2]
    const [above, below, level] = [y - away - LINE_HEIGHT, y + away, y - LINE_HEIGHT / 2]
    const beside = [{ left: middle, top: above }, { left: middle, top: below }, { left: right, top: level }, { left, top: level }]
    const [eastward, westward] = [x - radius, x + radius - width]
    return [...beside, { left: eastward, top: above }, { left: westward, top: above }, { left: eastward, top: below }, { left: westward, top: below }]
  })
}

const SIDE = 4

/** @returns a line from the dot's edge to the nearest point of its name; null if the two are side by side. */
function leaderTo({ x, y, radius }: Circle, box: Box): Leader | null {
  const [toX, toY] = [Math.min(Math.max(x, box.left + EDGE), box.right - EDGE), Math.min(Math.max(y, box.top + 2), box.bottom - 2)]
  const distance = Math.hypot(toX - x, toY - y)
  if (distance <= radius + LINE_HEIGHT * 0.75) return null
  return { x1: x + ((toX - x) / distance) * radius, y1: y + ((toY - y) / distance) * radius, x2: toX, y2: toY }
}
