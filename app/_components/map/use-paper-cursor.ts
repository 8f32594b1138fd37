'use client'
/**
 * The paper one is on, by pointer or by key. In: dots, an index to find them, which count. Out: its dot, and what moves it. N and P go to the next
 * and previous paper by their distance from where one began, Shift with an arrow to the nearest in that direction.
 */
import { useCallback, useState, type KeyboardEvent } from 'react'
import type { MapDots } from '@/lib/view/map-buffer.ts'
import { nearestDot, type DotGrid } from '@/lib/view/map-grid.ts'
import { stepsAt, type MapFit } from '@/lib/view/map-view.ts'

const REACH_PIXELS = 12
const EVERYWHERE = 1e6
const MOST_STEPS = 500
const ARROWS: Record<string, [x: number, y: number]> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }

export interface PaperCursor {
  dot: number | null
  /** True if the keyboard brought it there: then it is announced and stays. */
  isByKey: boolean
  /** The pointer's place in pixels, or null when it has left. @returns the dot there. */
  point: (pixel: readonly [number, number] | null) => number | null
  /** @returns the dot a key leads to; null if it is no such key or there is none. */
  step: (event: KeyboardEvent) => number | null
  leave: () => void
}

interface Walk {
  /** Dots by their distance from where it began; null: it begins at the dot where one is. */
  steps: number[] | null
  at: number
}

/** @param lit 1 for the dots that count, all of them if nothing is picked out. */
export function usePaperCursor(dots: MapDots | null, grid: DotGrid | null, lit: Uint8Array | null, fit: MapFit | null, picture: { width: number; height: number } | null): PaperCursor {
  const [dot, setDot] = useState<number | null>(null)
  const [walk, setWalk] = useState<Walk | null>(null)
  const point = useCallback((pixel: readonly [number, number] | null) => {
    const start = performance.now()
    const found = pixel && dots && grid && fit && lit ? nearestDot(grid, dots, stepsAt(fit, pixel), REACH_PIXELS / fit.scale, (i) => lit[i] === 1) : null
    // Read by the benchmark of the dashboard.
    performance.measure('map-hover', { start })
    setDot(found)
    setWalk(null)
    return found
  }, [dots, grid, fit, lit])
  const step = (event: KeyboardEvent): number | null => {
    if (!dots || !grid || !lit || !fit || !picture || event.ctrlKey || event.metaKey || event.altKey) return null
    const here = dot === null ? stepsAt(fit, [picture.width / 2, picture.height / 2]) : { x: dots.x[dot], y: dots.y[dot] }
    const arrow = event.shiftKey ? ARROWS[event.key] : undefined
    const key = event.key.toLowerCase()
    if (arrow) return go(nearestDot(grid, dots, here, EVERYWHERE, (i) => lit[i] === 1 && i !== dot && isToward(arrow, dots.x[i] - here.x, dots.y[i] - here.y)), { steps: null, at: 0 })
    if (key !== 'n' && key !== 'p') return null
    const steps = walk?.steps ?? byDistance(dots, lit, here)
    const from = walk?.steps ? walk.at : dot === null ? -1 : 0
    const at = Math.min(steps.length - 1, Math.max(0, from + (key === 'n' ? 1 : -1)))
    return go(steps[at] ?? null, { steps, at })
  }
  const go = (next: number | null, path: Walk) => {
    if (next === null) return null
    setDot(next)
    setWalk(path)
    return next
  }
  const leave = () => {
    setDot(null)
    setWalk(null)
  }
  return { dot: dots && dot !== null && dot < dots.paperIds.length ? dot : null, isByKey: walk !== null, point, step, leave }
}

// Within 45 degrees of the arrow.
const isToward = ([x, y]: [number, number], dx: number, dy: number) => x * dx + y * dy > 0 && Math.abs(x * dx + y * dy) >= Math.abs(x * dy + y * dx)

function byDistance(dots: MapDots, lit: Uint8Array, here: { x: number; y: number }): number[] {
  const away = (i: number) => (dots.x[i] - here.x) ** 2 + (dots.y[i] - here.y) ** 2
  const all: [number, number][] = []
  for (let i = 0; i < lit.length; i++) if (lit[i]) all.push([away(i), i])
  return all.sort((a, b) => a[0] - b[0] || a[1] - b[1]).slice(0, MOST_STEPS).map(([, i]) => i)
}
