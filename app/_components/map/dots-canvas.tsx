'use client'
/** The dots of a map. In: what to draw. Out: pixels, by the graphics card or without one. */
import { useLayoutEffect, useRef, useState } from 'react'
import styles from './map-stage.module.css'
import { setRepaint } from '../figure/repaint.ts'
import { pixelPainter } from './pixel-painter.ts'
import { painterFor, paletteOf, type DotPainter, type DotPicture } from './painter.ts'

interface Props {
  picture: Omit<DotPicture, 'palette'>
  colors: Map<number, string>
  /** Opacity of each class, 0 … 1. */
  alpha: (kind: number) => number
  /** Changes when colours do. */
  scheme: string
  name: string
  /** Called after the first picture. */
  onReady?: (painter: DotPainter['kind']) => void
}

export function DotsCanvas(props: Props) {
  const [useCard, setUseCard] = useState(true)
  // A canvas that had a graphics card cannot go on without one: a lost card means a new canvas.
  return <PaintedCanvas key={String(useCard)} {...props} useCard={useCard} onLost={() => setUseCard(false)} />
}

function PaintedCanvas({ picture, colors, alpha, scheme, name, onReady, useCard, onLost }: Props & { useCard: boolean; onLost: () => void }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const painter = useRef<DotPainter | null>(null)
  const palette = useRef<{ key: unknown[]; bytes: Uint8ClampedArray } | null>(null)
  useLayoutEffect(() => {
    if (!canvas.current) return
    painter.current ??= painterFor(canvas.current, useCard)
    if (!painter.current) return useCard ? onLost() : undefined
    const key = [colors, alpha, scheme]
    if (!palette.current || key.some((part, i) => part !== palette.current!.key[i])) palette.current = { key, bytes: paletteOf(colors, alpha, canvas.current.parentElement!) }
    const painted = { ...picture, palette: palette.current.bytes }
    painter.current.paint(painted)
    // By the processor, whoever painted the live one: a card may not have room for a large picture.
    setRepaint(canvas.current, (target, density) => pixelPainter(target)?.paint({ ...painted, density }))
    if (canvas.current.dataset.painter) return
    canvas.current.dataset.painter = painter.current.kind
    onReady?.(painter.current.kind)
  })
  useLayoutEffect(() => {
    const target = canvas.current
    target?.addEventListener('webglcontextlost', onLost)
    return () => target?.removeEventListener('webglcontextlost', onLost)
  })
  return <canvas ref={canvas} className={styles.canvas} role="img" aria-label={name} />
}
