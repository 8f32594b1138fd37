'use client'
/**
 * Pan and zoom by mouse, two fingers, keys and buttons. In: the element. Out: the transform, and what the buttons call.
 * One finger and a wheel without Ctrl scroll the page, until somebody has put the focus on the map.
 */
import { select, zoom, zoomIdentity, type ZoomBehavior, type ZoomTransform } from 'd3'
import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent, type RefObject } from 'react'

const LARGEST_ZOOM = 40
const STEP = 1.6
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

  const act = useCallback((move: (zooming: ZoomBehavior<HTMLElement, unknown>, target: HTMLElement) => void) => {
    if (behavior.current && element.current) move(behavior.current, element.current)
  }, [element])
  const by = useCallback((factor: number) => act((zooming, target) => select(target).call(zooming.scaleBy, factor)), [act])
  const reset = useCallback(() => act((zooming, target) => select(target).call(zooming.transform, zoomIdentity)), [act])
  const onKeyDown = useCallback((event: KeyboardEvent) => act((zooming, target) => {
    const step = PAN_PIXELS / transform.k
    const pan: Record<string, [number, number]> = { ArrowLeft: [step, 0], ArrowRight: [-step, 0], ArrowUp: [0, step], ArrowDown: [0, -step] }
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (pan[event.key]) select(target).call(zooming.translateBy, ...pan[event.key])
    else if (event.key === '+' || event.key === '=') by(STEP)
    else if (event.key === '-') by(1 / STEP)
    else if (event.key === '0') reset()
    else return
    event.preventDefault()
  }), [act, by, reset, transform.k])
  return useMemo(() => ({ transform, by, reset, onKeyDown }), [transform, by, reset, onKeyDown])
}

function isMeant(event: MouseEvent | WheelEvent | TouchEvent, target: HTMLElement): boolean {
  if (event.type === 'wheel') return event.ctrlKey || event.metaKey || target.contains(document.activeElement)
  if ('touches' in event) return event.touches.length > 1
  return event.button === 0
}
