'use client'
/** An area drawn by mouse or finger. In: how to draw, and where the map lies. Out: the line so far, in pixels, and what to listen to; the finished area in steps. */
import { useState, type PointerEvent } from 'react'
import { simplifyArea } from '@/lib/view/map-filter.ts'
import { MOST_CORNERS } from '@/lib/view/map-state.ts'
import { stepsAt, type MapFit } from '@/lib/view/map-view.ts'

export type Tool = 'move' | 'lasso' | 'box'

type Pixel = readonly [x: number, y: number]
const LEAST_PIXELS = 6

/** @param onArea told the corners, x and y in turn, in steps of the map; not told of a mere click. */
export function useDrawnArea(tool: Tool, fit: MapFit | null, onArea: (area: number[]) => void) {
  const [line, setLine] = useState<Pixel[]>([])
  if (tool === 'move' || !fit) return { line: [], handlers: {} }
  const corners = (last: Pixel, from: Pixel[]) => (tool === 'box' ? [from[0], [last[0], from[0][1]] as const, last, [from[0][0], last[1]] as const] : [...from, last])
  const end = (event: PointerEvent<HTMLElement>) => {
    if (line.length === 0) return
    setLine([])
    const drawn = corners(pixelOf(event), line)
    const size = (axis: 0 | 1) => Math.max(...drawn.map((at) => at[axis])) - Math.min(...drawn.map((at) => at[axis]))
    if (Math.max(size(0), size(1)) < LEAST_PIXELS) return
    onArea(simplifyArea(drawn.flatMap((at) => Object.values(stepsAt(fit, at))), MOST_CORNERS))
  }
  return {
    line,
    handlers: {
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        if (event.button !== 0 || !event.isPrimary || (event.target as Element).closest('button')) return
        event.currentTarget.setPointerCapture(event.pointerId)
        setLine([pixelOf(event)])
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        if (!event.isPrimary) return
        const here = pixelOf(event)
        setLine((from) => (from.length === 0 ? from : corners(here, from)))
      },
      onPointerUp: end,
      onPointerCancel: () => setLine([]),
    },
  }
}

export function pixelOf(event: { currentTarget: HTMLElement; clientX: number; clientY: number }): Pixel {
  const box = event.currentTarget.getBoundingClientRect()
  return [event.clientX - box.left - event.currentTarget.clientLeft, event.clientY - box.top - event.currentTarget.clientTop]
}
