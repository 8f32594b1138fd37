'use client'
/** The paper under the pointer. In: dot positions and the zoom. Out: its dot, found in the browser, and its title, asked of the server once. */
import { quadtree, type ZoomTransform } from 'd3'
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { MapDots } from '@/lib/view/map-buffer.ts'

const REACH_PIXELS = 12
// Passing over dots should not ask for the title of each.
const REST_MS = 40

export interface HoveredPaper {
  dot: number
  /** Null until the server has answered. */
  title: string | null
}

const titles = new Map<string, string>()

/** @returns the hovered paper, and `point`: to be told the pointer's place in pixels, or null when it has left; gives the dot there, or null. */
export function useHoveredPaper(dots: MapDots | null, positions: Float32Array | null, transform: ZoomTransform, address: (paperId: number) => string) {
  const [dot, setDot] = useState<number | null>(null)
  const [answer, setAnswer] = useState<{ address: string; title: string } | null>(null)
  const tree = useMemo(() => positions && quadtree<number>().x((i) => positions[2 * i]).y((i) => positions[2 * i + 1]).addAll(Array.from({ length: positions.length / 2 }, (_, i) => i)), [positions])
  const point = useCallback((place: [number, number] | null) => {
    const found = place && tree ? (tree.find(...transform.invert(place), REACH_PIXELS / transform.k) ?? null) : null
    setDot(found)
    return found
  }, [tree, transform])
  const wanted = dots && dot !== null && dot < dots.paperIds.length ? address(dots.paperIds[dot]) : null
  useEffect(() => {
    if (!wanted || titles.has(wanted)) return
    const abort = new AbortController()
    const timer = setTimeout(() => fetchTitle(wanted, abort.signal).then((title) => setAnswer({ address: wanted, title })).catch(() => undefined), REST_MS)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [wanted])
  const title = wanted === null ? null : answer?.address === wanted ? answer.title : (titles.get(wanted) ?? null)
  return { hovered: wanted === null || dot === null ? null : ({ dot, title } satisfies HoveredPaper), point }
}

async function fetchTitle(address: string, signal: AbortSignal): Promise<string> {
  const response = await fetch(address, { signal })
  const title = response.ok ? String(((await response.json()) as { title: string }).title) : ''
  if (title) titles.set(address, title)
  return title
}
