'use client'
/**
 * Pan and zoom by mouse, two fingers, keys and buttons. In: the element. Out: the transform, and what the buttons call.
 * One finger and a wheel without Ctrl scroll the page, until somebody has put the focus on the map.
 */
import { select, zoom, zoomIdentity, type ZoomBehavior, type ZoomTransform } from 'd3'
import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react'

/** What one press of a button or key does. */
export const ZOOM_STEP = 1.6
const LARGEST_ZOOM = 40
const PAN_PIXELS = 60

export interface Zoom {
  transform: ZoomTransform
  by: (factor: number) => void
  reset: () => void
  onKeyDown: (event: KeyboardEvent) => void
}

export function useZoom(element: RefObject<HTMLElement | null>): Zoom {
  const [transform, setTransform] = useState<ZoomTransform>(zoomIdentity)
  const behavior = useRef<ZoomBehavior<HTMLElement, unknown> | null>(null)
  useEffect(() => {
    if (!element.current) return
    const target = element.current
    behavior.current = zoom<HTMLElement, unknown>().scaleExtent([1, LARGEST_ZOOM]).filter((event) => isMeant(event, target)).clickDistance(4)
      .on('zoom', (event) => setTransform(event.transform))
    const selection = select(target).call(behavior.current).on('dblclick.zoom', null)
    const keepInside = new ResizeObserver(([{ contentRect }]) => behavior.current?.translateExtent([[0, 0], [contentRect.width, contentRect.height]]))
    keepInside.observe(target)
    return () => {
      keepInside.disconnect()
      selection.on('.zoom', null)
    }
  }, [element])

  const act = (move: (zooming: ZoomBehavior<HTMLElement, unknown>, target: HTMLElement) => void) => {
    if (behavior.current && element.current) move(behavior.current, element.current)
  }
  const by = (factor: number) => act((zooming, target) => select(target).call(zooming.scaleBy, factor))
  const pan = (x: number, y: number) => act((zooming, target) => select(target).call(zooming.translateBy, x / transform.k, y / transform.k))
  const reset = () => act((zooming, target) => select(target).call(zooming.transform, zoomIdentity))
  const keys: Record<string, () => void> = {
    ArrowLeft: () => pan(PAN_PIXELS, 0), ArrowRight: () => pan(-PAN_PIXELS, 0), ArrowUp: () => pan(0, PAN_PIXELS), ArrowDown: () => pan(0, -PAN_PIXELS),
    '+': () => by(ZOOM_STEP), '=': () => by(ZOOM_STEP), '-': () => by(1 / ZOOM_STEP), 0: reset,
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return
    keys[event.key]()
    event.preventDefault()
  }
  return { transform, by, reset, onKeyDown }
}

function isMeant(event: MouseEvent | WheelEvent | TouchEvent, target: HTMLElement): boolean {
  if (event.type === 'wheel') return event.ctrlKey || event.metaKey || target.contains(document.activeElement)
  if ('touches' in event) return event.touches.length > 1
  return event.button === 0
}
