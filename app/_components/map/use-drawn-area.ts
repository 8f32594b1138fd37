'use client'
/**
 * An area drawn by mouse, finger or keys. In: how to draw, where the map lies, the size of its picture. Out: the line so far and the pen of the keys, in
 * pixels, and what to listen to; the finished area in steps. With a drawing tool arrows move the pen, Space sets a corner, Enter closes the area.
 */
import { useState, type KeyboardEvent, type PointerEvent } from 'react'
import { formatNumberOf, formatShare } from '@/lib/view/format.ts'
import { simplifyArea } from '@/lib/view/map-filter.ts'
import { MOST_CORNERS } from '@/lib/view/map-state.ts'
import { stepsAt, type MapFit } from '@/lib/view/map-view.ts'

export type Tool = 'move' | 'lasso' | 'box'

type Pixel = readonly [x: number, y: number]
const LEAST_PIXELS = 6
const PEN_PIXELS = 24
const SMALL_PEN_PIXELS = 4
const ARROWS: Record<string, Pixel> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }

interface Keyed {
  tool: Tool
  pen: Pixel
  /** Corners set so far. */
  set: Pixel[]
}

/** @param onArea told the corners, x and y in turn, in steps of the map; not told of a mere click. */
export function useDrawnArea(tool: Tool, fit: MapFit | null, picture: { width: number; height: number } | null, onArea: (area: number[]) => void) {
  const [line, setLine] = useState<Pixel[]>([])
  const [lastKeyed, setKeyed] = useState<Keyed | null>(null)
  if (tool === 'move' || !fit || !picture) return { line: [], pen: null, said: null, handlers: {}, press: () => false }
  const keyed = lastKeyed?.tool === tool ? lastKeyed : null
  const corners = (last: Pixel, from: Pixel[]) => (tool === 'box' ? [from[0], [last[0], from[0][1]] as const, last, [from[0][0], last[1]] as const] : [...from, last])
  const finish = (drawn: Pixel[]) => {
    setLine([])
    setKeyed(null)
    const size = (axis: 0 | 1) => Math.max(...drawn.map((at) => at[axis])) - Math.min(...drawn.map((at) => at[axis]))
    if (drawn.length < 3 || Math.max(size(0), size(1)) < LEAST_PIXELS) return
    onArea(simplifyArea(drawn.flatMap((at) => Object.values(stepsAt(fit, at))), MOST_CORNERS))
  }
  /** @returns whether the key belongs to the drawing. */
  const press = (event: KeyboardEvent): boolean => {
    if (event.ctrlKey || event.metaKey || event.altKey) return false
    const { pen, set } = keyed ?? { pen: [Math.round(picture.width / 2), Math.round(picture.height / 2)] as const, set: [] }
    const arrow = ARROWS[event.key]
    if (arrow) setKeyed({ tool, pen: movedPen(pen, arrow, event.shiftKey ? SMALL_PEN_PIXELS : PEN_PIXELS, picture), set })
    else if (event.key === ' ' && tool === 'box' && set.length > 0 || event.key === 'Enter' && set.length > 0) finish(corners(pen, set))
    else if (event.key === ' ') setKeyed({ tool, pen, set: [...set, pen] })
    else if (event.key === 'Escape' && keyed) setKeyed(null)
    else return false
    return true
  }
  return {
    line: keyed && keyed.set.length > 0 ? corners(keyed.pen, keyed.set) : line,
    pen: keyed?.pen ?? null,
    said: keyed && `Pen at ${formatShare(keyed.pen[0] / picture.width)} from the left, ${formatShare(keyed.pen[1] / picture.height)} from the top; ${formatNumberOf(keyed.set.length, 'corner')} set.`,
    press,
    handlers: {
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        if (event.button !== 0 || !event.isPrimary || (event.target as Element).closest('button')) return
        event.currentTarget.setPointerCapture(event.pointerId)
        setKeyed(null)
        setLine([pixelOf(event)])
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        if (!event.isPrimary) return
        const here = pixelOf(event)
        setLine((from) => (from.length === 0 ? from : corners(here, from)))
      },
      onPointerUp: (event: PointerEvent<HTMLElement>) => {
        if (line.length > 0) finish(corners(pixelOf(event), line))
      },
      onPointerCancel: () => setLine([]),
    },
  }
}

export function pixelOf(event: { currentTarget: HTMLElement; clientX: number; clientY: number }): Pixel {
  const box = event.currentTarget.getBoundingClientRect()
  return [event.clientX - box.left - event.currentTarget.clientLeft, event.clientY - box.top - event.currentTarget.clientTop]
}

const movedPen = ([x, y]: Pixel, [right, down]: Pixel, pixels: number, { width, height }: { width: number; height: number }): Pixel =>
  [Math.min(width, Math.max(0, x + right * pixels)), Math.min(height, Math.max(0, y + down * pixels))]
