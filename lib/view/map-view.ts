/**
 * Where the dots of a map lie in a picture of a given size.
 * In: MapDots, from ./map-buffer.ts.   Out: pixels and sizes, read by the map in app/_components/map.
 */
import { inFrame, MAP_STEPS, type MapDots } from './map-buffer.ts'

const USUAL_SIDE_PIXELS = 650
/** A map of one place is not drawn larger: the rounding of a place would be seen. */
const LEAST_STEPS = 2_000

export interface MapFit {
  /** Pixels per step of the buffer; one scale for both axes. */
  scale: number
  /** Pixels from the picture's left and upper edge to step 0. */
  left: number
  top: number
}

/** @param inset pixels kept free on every side. @returns the fit that shows all dots as large as the picture allows, in its middle. */
export function fitMap(dots: MapDots, picture: { width: number; height: number }, inset: number): MapFit {
  const [lowX, highX] = ends(dots.x)
  const [lowY, highY] = ends(dots.y)
  const room = (side: number) => Math.max(1, side - 2 * inset)
  const scale = Math.min(room(picture.width) / Math.max(LEAST_STEPS, highX - lowX), room(picture.height) / Math.max(LEAST_STEPS, highY - lowY))
  return { scale, left: picture.width / 2 - ((lowX + highX) / 2) * scale, top: picture.height / 2 - ((lowY + highY) / 2) * scale }
}

/** @param transform of the picture: pixels · k + x, y. @returns the fit that draws the same map zoomed and moved. */
export function zoomFit(fit: MapFit, transform: { k: number; x: number; y: number }): MapFit {
  return { scale: fit.scale * transform.k, left: fit.left * transform.k + transform.x, top: fit.top * transform.k + transform.y }
}

/** @returns the place in steps of the map under a pixel of the picture. */
export const stepsAt = (fit: MapFit, [x, y]: readonly [number, number]): { x: number; y: number } => ({ x: (x - fit.left) / fit.scale, y: (y - fit.top) / fit.scale })

/** @returns the pixel of the picture over a place in steps of the map. */
export const pixelAt = (fit: MapFit, place: { x: number; y: number }): { x: number; y: number } => ({ x: fit.left + place.x * fit.scale, y: fit.top + place.y * fit.scale })

/** @param lit 1 for the dots that count. @param most stop after so many. @returns counting dots inside the picture, rising. */
export function dotsInPicture({ x, y }: Pick<MapDots, 'x' | 'y'>, lit: Uint8Array, fit: MapFit, picture: { width: number; height: number }, most = Infinity): number[] {
  const [from, to] = [stepsAt(fit, [0, 0]), stepsAt(fit, [picture.width, picture.height])]
  const inside: number[] = []
  for (let i = 0; i < x.length && inside.length < most; i++) if (lit[i] && x[i] >= from.x && x[i] <= to.x && y[i] >= from.y && y[i] <= to.y) inside.push(i)
  return inside
}

/** @param picture in pixels. @returns radius of a dot in pixels: small in large corpora and small pictures, growing slowly as one zooms in. */
export function dotRadius(papers: number, zoom: number, picture: { width: number; height: number }): number {
  const base = Math.min(4, Math.max(0.85, 5.4 - Math.log10(Math.max(1, papers)) * 0.96))
  const room = Math.min(1.1, Math.max(0.6, Math.sqrt(picture.width * picture.height) / USUAL_SIDE_PIXELS))
  return Math.min(7, base * room * zoom ** 0.48)
}

/** @returns opacity of a dot, 0 … 1: low where dots lie over one another, so that dense places do not become blobs. */
export function dotOpacity(papers: number, zoom: number, radius: number, picture: { width: number; height: number }): number {
  const layers = (papers * Math.PI * radius ** 2) / (picture.width * picture.height * zoom ** 1.4)
  return 0.42 + 0.48 / (1 + 2 * layers)
}

/** @param place in units of the layout. @returns it in steps of the map. */
export function stepsOf(dots: MapDots, place: { x: number; y: number }): { x: number; y: number } {
  const { x, y } = inFrame(dots.frame, place)
  return { x: x * MAP_STEPS, y: y * MAP_STEPS }
}

function ends(steps: Uint16Array): [low: number, high: number] {
  let [low, high] = [MAP_STEPS, 0]
  for (const step of steps) {
    if (step < low) low = step
    if (step > high) high = step
  }
  return low > high ? [0, MAP_STEPS] : [low, high]
}
