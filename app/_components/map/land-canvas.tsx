'use client'
/** The islands under the dots. In: land of lib/view/map-land.ts and where the map lies. Out: pixels of a canvas. */
import { useLayoutEffect, useMemo, useRef } from 'react'
import { setRepaint } from '../figure/repaint.ts'
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
  const colors = useRef<(LandColors & { scheme: string }) | null>(null)
  const paths = useMemo(() => (typeof Path2D === 'undefined' ? [] : land.map(pathOf)), [land])
  useLayoutEffect(() => {
    const own = canvas.current
    if (!own) return
    if (colors.current?.scheme !== scheme || colors.current.land.length !== paths.length) colors.current = { scheme, ...colorsOf(own, paths.length) }
    const painted = { paths, colors: colors.current, fit, picture }
    paint(own, painted, density)
    setRepaint(own, (target, finer) => paint(target, painted, finer))
  }, [paths, fit, picture, density, scheme])
  return <canvas ref={canvas} className={styles.canvas} aria-hidden="true" />
}

interface LandColors {
  sea: string
  coast: string
  /** One a level. */
  land: string[]
}

function paint(target: HTMLCanvasElement, { paths, colors, fit, picture }: Pick<Props, 'fit' | 'picture'> & { paths: Path2D[]; colors: LandColors }, density: number): void {
  const context = target.getContext('2d', { alpha: false })
  if (!context) return
  const [width, height] = [Math.round(picture.width * density), Math.round(picture.height * density)]
  if (target.width !== width || target.height !== height) Object.assign(target, { width, height })
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.fillStyle = colors.sea
  context.fillRect(0, 0, width, height)
  const scale = fit.scale * density
  context.setTransform(scale, 0, 0, scale, fit.left * density, fit.top * density)
  context.lineWidth = density / scale
  context.strokeStyle = colors.coast
  paths.forEach((path, i) => {
    context.fillStyle = colors.land[i]
    context.fill(path, 'evenodd')
    if (i === 0) context.stroke(path)
  })
}

// Read once a scheme: asking for styles within a frame makes the browser lay the page out in the middle of it.
function colorsOf(target: HTMLElement, levels: number): LandColors {
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
