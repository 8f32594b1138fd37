'use client'
/** The islands under the dots. In: land of lib/view/map-land.ts and where the map lies. Out: pixels of a canvas. */
import { useLayoutEffect, useMemo, useRef } from 'react'
import styles from './map-stage.module.css'
import type { Land } from '@/lib/view/map-land.ts'
import type { MapFit } from '@/lib/view/map-view.ts'

interface Props {
  land: Land[]
  fit: MapFit
  picture: { width: number; height: number }
  density: number
  /** Changes when colours do. */
  scheme: string
}

export function LandCanvas({ land, fit, picture, density, scheme }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const colors = useRef<{ scheme: string; sea: string; coast: string; land: string[] } | null>(null)
  const paths = useMemo(() => (typeof Path2D === 'undefined' ? [] : land.map(pathOf)), [land])
  useLayoutEffect(() => {
    const target = canvas.current
    const context = target?.getContext('2d', { alpha: false })
    if (!target || !context) return
    const [width, height] = [Math.round(picture.width * density), Math.round(picture.height * density)]
    if (target.width !== width || target.height !== height) Object.assign(target, { width, height })
    if (colors.current?.scheme !== scheme || colors.current.land.length !== paths.length) colors.current = { scheme, ...colorsOf(target, paths.length) }
    const { sea, coast, land: grounds } = colors.current
    context.setTransform(1, 0, 0, 1, 0, 0)
    context.fillStyle = sea
    context.fillRect(0, 0, width, height)
    const scale = fit.scale * density
    context.setTransform(scale, 0, 0, scale, fit.left * density, fit.top * density)
    context.lineWidth = density / scale
    context.strokeStyle = coast
    paths.forEach((path, i) => {
      context.fillStyle = grounds[i]
      context.fill(path, 'evenodd')
      if (i === 0) context.stroke(path)
    })
  }, [paths, fit, picture, density, scheme])
  return <canvas ref={canvas} className={styles.canvas} aria-hidden="true" />
}

// Read once a scheme: asking for styles within a frame makes the browser lay the page out in the middle of it.
function colorsOf(target: HTMLElement, levels: number) {
  const style = getComputedStyle(target)
  const of = (name: string) => style.getPropertyValue(`--map-${name}`)
  return { sea: of('sea'), coast: of('coast'), land: Array.from({ length: levels }, (_, i) => of(`land-${i + 1}`)) }
}

function pathOf(land: Land): Path2D {
  const path = new Path2D()
  for (const ring of land) {
    path.moveTo(ring[0], ring[1])
    for (let i = 2; i < ring.length; i += 2) path.lineTo(ring[i], ring[i + 1])
    path.closePath()
  }
  return path
}
