/**
 * All dots of a map in one compact buffer: fourteen bytes a paper, so that 58,000 papers are 0.8 MB before compression.
 * In: places of a run's papers, encoded as the run is stored, by scripts/cluster.ts.   Out: MapDots, decoded in the browser by the map.
 * Layout: uint32 version, n, bytes of the venues, 0; float64 left, bottom and side of the frame; then n × int32 paperIds,
 * n × uint16 themes, x, y and months, n × uint8 venues and fits; then the venues' names as JSON; little-endian.
 */
export interface MapDots {
  frame: MapFrame
  /** Database ids, one a dot, rising within a theme. */
  paperIds: Int32Array
  /** Theme index of each dot, rising. */
  themes: Uint16Array
  /** 0 … MAP_STEPS from left to right; both axes have one scale and the map is centred. */
  x: Uint16Array
  /** 0 … MAP_STEPS from top to bottom. */
  y: Uint16Array
  /** When it was published, as of monthOf; 0 if unknown. */
  months: Uint16Array
  /** Position in venueNames; NO_VENUE if it has none or a rare one. */
  venues: Uint8Array
  /** Similarity to the own centroid, 0 … FIT_STEPS for 0 … 1. */
  fits: Uint8Array
  /** The venues with most papers, the largest first. */
  venueNames: string[]
}

/** The square of the layout that the map shows. */
export interface MapFrame {
  /** Where it begins, in units of the layout. */
  left: number
  bottom: number
  /** Its side, > 0. */
  side: number
}

export const MAP_STEPS = 65_535
export const FIT_STEPS = 255
export const NO_VENUE = 255
/** Runs keep their buffer: with another version goes a migration that sets Run.mapFile to null. */
const VERSION = 2
const HEADER_BYTES = 40
const BYTES_PER_DOT = 14

export interface EncodedPoint {
  paperId: number
  themeIndex: number
  x: number
  y: number
  similarity: number
  published: string | null
  venue: string | null
}

/** @param place in units of the layout. @returns the same place in 0 … 1 of the frame, from left to right and from top to bottom. */
export function inFrame(frame: MapFrame, place: { x: number; y: number }): { x: number; y: number } {
  return { x: (place.x - frame.left) / frame.side, y: 1 - (place.y - frame.bottom) / frame.side }
}

/** @param points finite places; themeIndex < 65,536. @returns the buffer of the layout above; y grows downwards in it. */
export function encodeMap(points: EncodedPoint[]): Uint8Array<ArrayBuffer> {
  const frame = frameOf(points)
  const venueNames = commonVenues(points)
  const names = new TextEncoder().encode(JSON.stringify(venueNames))
  const bytes = new Uint8Array(HEADER_BYTES + points.length * BYTES_PER_DOT + names.length)
  new Uint32Array(bytes.buffer, 0, 4).set([VERSION, points.length, names.length, 0])
  new Float64Array(bytes.buffer, 16, 3).set([frame.left, frame.bottom, frame.side])
  bytes.set(names, bytes.length - names.length)
  const dots = columns(bytes.buffer, points.length)
  const venueIndex = new Map(venueNames.map((name, i) => [name, i]))
  points.forEach((point, i) => {
    const place = inFrame(frame, point)
    dots.paperIds[i] = point.paperId
    dots.themes[i] = point.themeIndex
    dots.x[i] = step(place.x, MAP_STEPS)
    dots.y[i] = step(place.y, MAP_STEPS)
    dots.months[i] = point.published ? monthOf(point.published) : 0
    dots.venues[i] = (point.venue === null ? undefined : venueIndex.get(point.venue)) ?? NO_VENUE
    dots.fits[i] = step(point.similarity, FIT_STEPS)
  })
  return bytes
}

/** @returns views into the buffer, without a copy. @throws TypeError if it is not a map of this version. */
export function decodeMap(buffer: ArrayBuffer): MapDots {
  const [version, count, nameBytes] = buffer.byteLength >= HEADER_BYTES ? new Uint32Array(buffer, 0, 3) : [0, 0, 0]
  if (version !== VERSION || buffer.byteLength !== HEADER_BYTES + count * BYTES_PER_DOT + nameBytes) throw new TypeError(`a map must be version ${VERSION} and complete. Got version ${version}, ${buffer.byteLength} bytes.`)
  const [left, bottom, side] = new Float64Array(buffer, 16, 3)
  const venueNames = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, buffer.byteLength - nameBytes))) as string[]
  return { frame: { left, bottom, side }, ...columns(buffer, count), venueNames }
}

/** @param published "2019", "2019-07" or "2019-07-23". @returns months since the year 0, plus one: never 0; a bare year is its January. */
export function monthOf(published: string): number {
  return Number(published.slice(0, 4)) * 12 + Math.max(0, Number(published.slice(5, 7) || 1) - 1) + 1
}

const step = (share: number, steps: number) => Math.round(Math.min(Math.max(share, 0), 1) * steps)

function columns(buffer: ArrayBuffer, n: number) {
  const at = (bytesBefore: number) => HEADER_BYTES + bytesBefore * n
  return {
    paperIds: new Int32Array(buffer, at(0), n), themes: new Uint16Array(buffer, at(4), n),
    x: new Uint16Array(buffer, at(6), n), y: new Uint16Array(buffer, at(8), n), months: new Uint16Array(buffer, at(10), n),
    venues: new Uint8Array(buffer, at(12), n), fits: new Uint8Array(buffer, at(13), n),
  }
}

function commonVenues(points: EncodedPoint[]): string[] {
  const counts = new Map<string, number>()
  for (const { venue } of points) if (venue) counts.set(venue, (counts.get(venue) ?? 0) + 1)
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).slice(0, NO_VENUE).map(([name]) => name)
}

// The smallest square with the points in its middle; a square of side 1 around a single place.
function frameOf(points: { x: number; y: number }[]): MapFrame {
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity]
  for (const { x, y } of points) {
    left = Math.min(left, x)
    right = Math.max(right, x)
    bottom = Math.min(bottom, y)
    top = Math.max(top, y)
  }
  if (!Number.isFinite(right - left + top - bottom)) return { left: 0, bottom: 0, side: 1 }
  const side = Math.max(right - left, top - bottom) || 1
  return { left: (left + right - side) / 2, bottom: (bottom + top - side) / 2, side }
}
