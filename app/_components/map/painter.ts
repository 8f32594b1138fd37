'use client'
/**
 * Who paints the dots: the graphics card where there is a real one, the processor otherwise. Both paint the same picture.
 * In: DotPicture.   Out: pixels; read by ./dots-canvas.tsx.
 */
import { pixelPainter } from './pixel-painter.ts'
import { webglPainter } from './webgl-painter.ts'
import type { MapDots } from '@/lib/view/map-buffer.ts'
import { CLASSES } from '@/lib/view/map-colors.ts'
import type { MapFit } from '@/lib/view/map-view.ts'

export interface DotPicture {
  dots: Pick<MapDots, 'x' | 'y'>
  /** Dots from the lowest to the topmost. */
  order: Uint32Array
  /** Class of each dot, 0 … CLASSES − 1. */
  classes: Uint8Array
  /** Red, green, blue and opacity, 0 … 255, of each class. */
  palette: Uint8ClampedArray
  /** Where the steps of the map lie, in CSS pixels. */
  fit: MapFit
  /** Of a dot, in CSS pixels. */
  radius: number
  /** Of the canvas, in CSS pixels. */
  width: number
  height: number
  /** Pixels of the canvas per CSS pixel. */
  density: number
}

export interface DotPainter {
  kind: 'webgl' | 'pixels'
  paint: (picture: DotPicture) => void
  dispose: () => void
}

/** @param useCard false after a card was lost. @returns a painter for the canvas; null if the browser has no canvas at all. */
export const painterFor = (canvas: HTMLCanvasElement, useCard: boolean): DotPainter | null => (useCard ? webglPainter(canvas) : null) ?? pixelPainter(canvas)

/**
 * @param colors CSS colour of each class in use. @param alpha opacity of each class, 0 … 1. @param element whose custom properties count.
 * @returns 4 × CLASSES bytes.
 */
export function paletteOf(colors: Map<number, string>, alpha: (kind: number) => number, element: HTMLElement): Uint8ClampedArray {
  const palette = new Uint8ClampedArray(4 * CLASSES)
  const probe = element.ownerDocument.createElement('span')
  const dot = Object.assign(element.ownerDocument.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true })
  element.append(probe)
  for (const [kind, color] of colors) {
    probe.style.color = color
    if (!dot) continue
    dot.fillStyle = getComputedStyle(probe).color
    dot.fillRect(0, 0, 1, 1)
    palette.set(dot.getImageData(0, 0, 1, 1).data.subarray(0, 3), 4 * kind)
    palette[4 * kind + 3] = alpha(kind) * 255
  }
  probe.remove()
  return palette
}
