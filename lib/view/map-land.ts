/**
 * The islands of a map: lines of equal density of its dots, as land under them.
 * In: MapDots, from ./map-buffer.ts.   Out: rings in steps of the map, drawn by app/_components/map/land-canvas.tsx.
 */
import { blur2, contours } from 'd3'
import { MAP_STEPS, type MapDots } from './map-buffer.ts'

/** Rings of one height, x and y in turn, in steps of the map; a ring within a ring is a lake. */
export type Land = Float32Array[]

const SIDE = 160
const SMOOTHING_CELLS = 1.7
/** Heights of coast and hills, in papers per cell of an average used place. */
const HEIGHTS = [0.12, 0.7, 1.6]
const LEAST_DOTS = 40

/** @returns one Land for each height, the coast first; empty for a map of few dots. Time O(n), 30 ms for 58,000. */
export function landOf({ x, y }: Pick<MapDots, 'x' | 'y'>): Land[] {
  if (x.length < LEAST_DOTS) return []
  // A margin of cells, so that no coast is cut off.
  const margin = 8
  const side = SIDE + 2 * margin
  const cell = (MAP_STEPS + 1) / SIDE
  const data = new Float64Array(side * side)
  for (let i = 0; i < x.length; i++) data[(Math.floor(y[i] / cell) + margin) * side + Math.floor(x[i] / cell) + margin]++
  const used = data.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0)
  // Few papers lie far apart and need a wider brush to become an island.
  blur2({ data, width: side, height: side }, SMOOTHING_CELLS * Math.min(3, Math.max(1, (20_000 / x.length) ** 0.25)))
  const trace = contours().size([side, side])
  return HEIGHTS.map((height) => trace.contour(Array.from(data), (height * x.length) / Math.max(used, SIDE)).coordinates
    .flatMap((polygon) => polygon.map((ring) => Float32Array.from(ring.flat(), (at) => (at - margin) * cell))))
}
