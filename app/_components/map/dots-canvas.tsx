'use client'
/** The canvas under the labels. In: what to draw and how large. Out: pixels, drawn again when the view or the colour scheme changes. */
import { useEffect, useRef } from 'react'
import { drawDots, type DotView } from './draw-dots.ts'
import styles from './paper-map.module.css'

export function DotsCanvas({ view, picture, name }: { view: DotView; picture: { width: number; height: number }; name: string }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const target = canvas.current
    if (!target) return
    const density = window.devicePixelRatio || 1
    const draw = () => {
      const [width, height] = [Math.round(picture.width * density), Math.round(picture.height * density)]
      if (target.width !== width || target.height !== height) Object.assign(target, { width, height })
      drawDots(target, view)
    }
    const frame = requestAnimationFrame(draw)
    const scheme = window.matchMedia('(prefers-color-scheme: dark)')
    scheme.addEventListener('change', draw)
    return () => {
      cancelAnimationFrame(frame)
      scheme.removeEventListener('change', draw)
    }
  }, [view, picture])
  return <canvas ref={canvas} className={styles.canvas} role="img" aria-label={name} />
}
