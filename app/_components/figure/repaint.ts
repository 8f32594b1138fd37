/**
 * Canvases that can paint themselves again, finer, for a picture to take away: a screen's pixels, enlarged, are blurred in print.
 * In: a painter for each such canvas, from the map.   Out: PNG addresses, read by ./compose-svg.ts.
 */

/** Paints what the live canvas shows onto another one, with so many pixels per CSS pixel. */
export type Repaint = (target: HTMLCanvasElement, density: number) => void

const repaints = new WeakMap<HTMLCanvasElement, Repaint>()

/** The last one given counts; it goes with its canvas. */
export function setRepaint(canvas: HTMLCanvasElement, repaint: Repaint): void {
  repaints.set(canvas, repaint)
}

/** @returns a data address of what the canvas shows: painted at this density, or its own pixels if it cannot paint itself again. */
export function pngAddressOf(canvas: HTMLCanvasElement, density: number): string {
  const repaint = repaints.get(canvas)
  if (!repaint) return canvas.toDataURL('image/png')
  const target = canvas.ownerDocument.createElement('canvas')
  repaint(target, density)
  return target.toDataURL('image/png')
}
