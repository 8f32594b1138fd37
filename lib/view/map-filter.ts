/**
 * Which dots of a map are meant: those inside an area, of some time, of a theme, of a venue, found by a search. The rest stays as grey context.
 * In: MapDots, from ./map-buffer.ts, and what ./map-state.ts read from the address.   Out: a mask, read by the map in the browser and by
 * app/api/runs/[runId]/map/selection on the server: both see the same papers.
 */
import { NO_VENUE, type MapDots } from './map-buffer.ts'

export interface MapFilter {
  /** Corners of a polygon, x and y in turn, in steps of the map; null: everywhere. */
  area: number[] | null
  /** First and last month, as monthOf gives them; undated papers are then out. null: any time, or none. */
  months: [first: number, last: number] | null
  themeIndex: number | null
  /** Position in venueNames, or NO_VENUE. */
  venue: number | null
  /** Database ids that a search found; null: no search. */
  found: ReadonlySet<number> | null
}

/** Name of the papers without a venue that the map knows by name, in addresses. */
export const OTHER_VENUES = '~other'

/** @returns the venue as MapFilter has it; null if the map has none of that name. */
export function venueOf({ venueNames }: MapDots, name: string): number | null {
  if (name === OTHER_VENUES) return NO_VENUE
  const place = venueNames.indexOf(name)
  return place < 0 ? null : place
}

export const isFiltering = ({ area, months, themeIndex, venue, found }: MapFilter): boolean => area !== null || months !== null || themeIndex !== null || venue !== null || found !== null

/** @returns Uint8Array, one element a dot: 1 if every part of the filter lets it through, else 0. Time O(n · corners near the dot). */
export function litDots(dots: MapDots, filter: MapFilter): Uint8Array {
  const n = dots.paperIds.length
  const lit = new Uint8Array(n).fill(1)
  const { area, months, themeIndex, venue, found } = filter
  const box = area && boundsOf(area)
  for (let i = 0; i < n; i++) {
    if (themeIndex !== null && dots.themes[i] !== themeIndex) lit[i] = 0
    else if (venue !== null && dots.venues[i] !== venue) lit[i] = 0
    else if (months && (dots.months[i] < months[0] || dots.months[i] > months[1])) lit[i] = 0
    else if (found && !found.has(dots.paperIds[i])) lit[i] = 0
    else if (area && box && !isInside(area, box, dots.x[i], dots.y[i])) lit[i] = 0
  }
  return lit
}

/** @returns positions of the dots that are lit, rising. */
export function litIndexes(lit: Uint8Array): Uint32Array {
  let count = 0
  for (const one of lit) count += one
  const indexes = new Uint32Array(count)
  for (let i = 0, p = 0; i < lit.length; i++) if (lit[i]) indexes[p++] = i
  return indexes
}

/**
 * Leave out corners that hardly matter (Visvalingam & Whyatt 1993), so that a drawn area fits into an address.
 * @param corners x and y in turn. @param most corners kept, ≥ 3. @returns whole numbers, x and y in turn.
 */
export function simplifyArea(corners: number[], most: number): number[] {
  const points = Array.from({ length: corners.length / 2 }, (_, i) => [Math.round(corners[2 * i]), Math.round(corners[2 * i + 1])])
  const matters = (i: number) => {
    const [a, b, c] = [points[(i + points.length - 1) % points.length], points[i], points[(i + 1) % points.length]]
    return Math.abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1]))
  }
  while (points.length > most) {
    let least = 0
    for (let i = 1; i < points.length; i++) if (matters(i) < matters(least)) least = i
    points.splice(least, 1)
  }
  return points.flat()
}

interface Bounds {
  left: number
  right: number
  top: number
  bottom: number
}

function boundsOf(area: number[]): Bounds {
  const [xs, ys] = [area.filter((_, i) => i % 2 === 0), area.filter((_, i) => i % 2 === 1)]
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) }
}

// Even-odd rule: a loop within a loop is a hole.
function isInside(area: number[], { left, right, top, bottom }: Bounds, x: number, y: number): boolean {
  if (x < left || x > right || y < top || y > bottom) return false
  let inside = false
  for (let i = 0, j = area.length - 2; i < area.length; j = i, i += 2) {
    if (area[i + 1] > y !== area[j + 1] > y && x < ((area[j] - area[i]) * (y - area[i + 1])) / (area[j + 1] - area[i + 1]) + area[i]) inside = !inside
  }
  return inside
}
