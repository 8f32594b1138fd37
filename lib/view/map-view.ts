/**
 * Where the dots of a map lie in a picture of a given size.
 * In: MapDots, from ./map-buffer.ts.   Out: pixel positions, read by the map in app/_components/map.
 */
import { inFrame, MAP_STEPS, type MapDots } from './map-buffer.ts'

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
  const scale = Math.min(room(picture.width) / Math.max(1, highX - lowX), room(picture.height) / Math.max(1, highY - lowY))
  return { scale, left: picture.width / 2 - ((lowX + highX) / 2) * scale, top: picture.height / 2 - ((lowY + highY) / 2) * scale }
}

/** @returns Float32Array, 2 × n: x and y of each dot in pixels, before any zoom. */
export function dotPositions(dots: MapDots, fit: MapFit): Float32Array {
  const positions = new Float32Array(2 * dots.x.length)
  for (let i = 0; i < dots.x.length; i++) {
    positions[2 * i] = fit.left + dots.x[i] * fit.scale
    positions[2 * i + 1] = fit.top + dots.y[i] * fit.scale
  }
  return positions
}

/** @param place in units of the layout, a theme's island for instance. @returns it in pixels, before any zoom. */
export function placeInPicture(dots: MapDots, fit: MapFit, place: { x: number; y: number }): { x: number; y: number } {
  const { x, y } = inFrame(dots.frame, place)
  return { x: fit.left + x * MAP_STEPS * fit.scale, y: fit.top + y * MAP_STEPS * fit.scale }
}

function ends(steps: Uint16Array): [low: number, high: number] {
  let [low, high] = [MAP_STEPS, 0]
  for (const step of steps) {
    if (step < low) low = step
    if (step > high) high = step
  }
  return low > high ? [0, MAP_STEPS] : [low, high]
}
