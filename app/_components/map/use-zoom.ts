'use client'
/**
 * Pan and zoom by mouse, touch, keys and buttons. In: the element, where the whole map lies in it, where to look. Out: the transform,
 * one a frame at most, and what the buttons call.
 */
import { select, zoom, zoomIdentity, zoomTransform, type ZoomBehavior, type ZoomTransform } from 'd3'
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react'
import { flushSync } from 'react-dom'
import { LARGEST_ZOOM, type MapPlace } from '@/lib/view/map-state.ts'
import { pixelAt, stepsAt, zoomFit, type MapFit } from '@/lib/view/map-view.ts'

/** What one press of a button or key does. */
export const ZOOM_STEP = 1.6
const PAN_PIXELS = 60
/** How far beyond its edge the map may be moved, in pictures. */
const BEYOND = 0.35
const SETTLED_MS = 250

export interface Zoom {
  transform: ZoomTransform
  by: (factor: number) => void
  reset: () => void
  /** Bring a place of the map, in steps, into the picture if it is not well inside. */
  show: (place: { x: number; y: number }) => void
  onKeyDown: (event: KeyboardEvent) => void
}

interface Options {
  /** Null until the map is there. */
  fit: MapFit | null
  picture: { width: number; height: number } | null
  /** From the address; null for all. */
  place: MapPlace | null
  /** Told when the map has come to rest somewhere else. */
  onPlace: (place: MapPlace | null) => void
  /** False while the pointer draws. */
  isMoving: boolean
}

export function useZoom(element: RefObject<HTMLElement | null>, { fit, picture, place, onPlace, isMoving }: Options): Zoom {
  const [transform, setTransform] = useState<ZoomTransform>(zoomIdentity)
  const behavior = useRef<ZoomBehavior<HTMLElement, unknown> | null>(null)
  const now = useRef({ fit, picture, onPlace, isMoving })
  useEffect(() => {
    now.current = { fit, picture, onPlace, isMoving }
  })

  useEffect(() => {
    const target = element.current
    if (!target) return
    let frame = 0
    let timer: ReturnType<typeof setTimeout>
    const settle = () => now.current.onPlace(placeOf(zoomTransform(target), now.current.fit, now.current.picture))
    behavior.current = zoom<HTMLElement, unknown>().scaleExtent([1, LARGEST_ZOOM]).clickDistance(4)
      .filter((event: Event) => isMeant(event, now.current.isMoving))
      .on('zoom', () => {
        frame ||= requestAnimationFrame(() => {
          frame = 0
          flushSync(() => setTransform(zoomTransform(target)))
        })
        clearTimeout(timer)
        timer = setTimeout(settle, SETTLED_MS)
      })
    const selection = select(target).call(behavior.current).on('dblclick.zoom', null)
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
      selection.on('.zoom', null)
    }
  }, [element])

  const key = place && `${place.x} ${place.y} ${place.zoom}`
  useLayoutEffect(() => {
    const [target, zooming] = [element.current, behavior.current]
    if (!target || !zooming || !fit || !picture) return
    const { width, height } = picture
    zooming.extent([[0, 0], [width, height]]).translateExtent([[-BEYOND * width, -BEYOND * height], [(1 + BEYOND) * width, (1 + BEYOND) * height]])
    const next = transformTo(place, fit, picture)
    const here = zoomTransform(target)
    if (Math.abs(next.x - here.x) + Math.abs(next.y - here.y) < 2 && Math.abs(next.k - here.k) < 0.01) return
    select(target).call(zooming.transform, next)
    // `place` itself is a new object with every change of the address; its key is not.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [element, fit, picture, key])

  const act = (move: (zooming: ZoomBehavior<HTMLElement, unknown>, target: HTMLElement) => void) => {
    if (behavior.current && element.current) move(behavior.current, element.current)
  }
  const by = (factor: number) => act((zooming, target) => select(target).call(zooming.scaleBy, factor))
  const pan = (x: number, y: number) => act((zooming, target) => select(target).call(zooming.translateBy, x / transform.k, y / transform.k))
  const reset = () => act((zooming, target) => select(target).call(zooming.transform, zoomIdentity))
  const show = (at: { x: number; y: number }) => {
    if (!fit || !picture) return
    const pixel = pixelAt(zoomFit(fit, transform), at)
    const margin = 40
    if (pixel.x > margin && pixel.y > margin && pixel.x < picture.width - margin && pixel.y < picture.height - margin) return
    const whole = pixelAt(fit, at)
    act((zooming, target) => select(target).call(zooming.translateTo, whole.x, whole.y))
  }
  const keys: Record<string, () => void> = {
    ArrowLeft: () => pan(PAN_PIXELS, 0), ArrowRight: () => pan(-PAN_PIXELS, 0), ArrowUp: () => pan(0, PAN_PIXELS), ArrowDown: () => pan(0, -PAN_PIXELS),
    '+': () => by(ZOOM_STEP), '=': () => by(ZOOM_STEP), '-': () => by(1 / ZOOM_STEP), 0: reset,
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey && event.key.startsWith('Arrow') || !keys[event.key]) return
    keys[event.key]()
    event.preventDefault()
  }
  return { transform, by, reset, show, onKeyDown }
}

function isMeant(event: Event, isMoving: boolean): boolean {
  if ((event.target as Element).closest?.('button')) return false
  if (event.type === 'wheel') return true
  if ('touches' in event) return isMoving || (event as TouchEvent).touches.length > 1
  return isMoving && (event as MouseEvent).button === 0
}

function placeOf({ k, x, y }: ZoomTransform, fit: MapFit | null, picture: { width: number; height: number } | null): MapPlace | null {
  if (!fit || !picture || (k === 1 && Math.abs(x) + Math.abs(y) < 1)) return null
  return { ...stepsAt(zoomFit(fit, { k, x, y }), [picture.width / 2, picture.height / 2]), zoom: k }
}

function transformTo(place: MapPlace | null, fit: MapFit, picture: { width: number; height: number }): ZoomTransform {
  if (!place) return zoomIdentity
  const middle = pixelAt(fit, place)
  return zoomIdentity.translate(picture.width / 2 - middle.x * place.zoom, picture.height / 2 - middle.y * place.zoom).scale(place.zoom)
}
