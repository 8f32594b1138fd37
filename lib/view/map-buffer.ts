/**
 * All dots of a map in one compact buffer: ten bytes a paper, so that 58,000 papers are 0.6 MB before compression.
 * In: places of a run's papers, encoded by app/api/runs/[runId]/map.   Out: MapDots, decoded in the browser by the map.
 * Layout: uint32 version, uint32 n, float64 left, bottom and side of the frame, then n × int32 paperIds, n × uint16 themes,
 * n × uint16 x, n × uint16 y; little-endian.
 */
export interface MapDots {
  frame: MapFrame
  /** Database ids, one a dot. */
  paperIds: Int32Array
  /** Theme index of each dot. */
  themes: Uint16Array
  /** 0 … MAP_STEPS from left to right; both axes have one scale and the map is centred. */
  x: Uint16Array
  /** 0 … MAP_STEPS from top to bottom. */
  y: Uint16Array
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
const VERSION = 1
const HEADER_BYTES = 32

/** @param place in units of the layout. @returns the same place in 0 … 1 of the frame, from left to right and from top to bottom. */
export function inFrame(frame: MapFrame, place: { x: number; y: number }): { x: number; y: number } {
  return { x: (place.x - frame.left) / frame.side, y: 1 - (place.y - frame.bottom) / frame.side }
}
/** @param points finite places; themeIndex < 65,536. @returns the buffer of the layout above; y grows downwards in it. */
export function encodeMap(points: { paperId: number; themeIndex: number; x: number; y: number }[]): Uint8Array<ArrayBuffer> {
  const frame = frameOf(points)
  const bytes = new Uint8Array(HEADER_BYTES + points.length * 10)
  new Uint32Array(bytes.buffer, 0, 2).set([VERSION, points.length])
  new Float64Array(bytes.buffer, 8, 3).set([frame.left, frame.bottom, frame.side])
  const dots = views(bytes.buffer, points.length)
  points.forEach((point, i) => {
    const place = inFrame(frame, point)
    dots.paperIds[i] = point.paperId
    dots.themes[i] = point.themeIndex
    dots.x[i] = step(place.x)
    dots.y[i] = step(place.y)
  })
  return bytes
}

/** @returns views into the buffer, without a copy. @throws TypeError if it is not a map of this version. */
export function decodeMap(buffer: ArrayBuffer): MapDots {
  const [version, count] = buffer.byteLength >= HEADER_BYTES ? new Uint32Array(buffer, 0, 2) : [0, 0]
  if (version !== VERSION || buffer.byteLength !== HEADER_BYTES + count * 10) throw new TypeError(`a map must be version ${VERSION} and complete. Got version ${version}, ${buffer.byteLength} bytes.`)
  return views(buffer, count)
}

const step = (share: number) => Math.round(Math.min(Math.max(share, 0), 1) * MAP_STEPS)

function views(buffer: ArrayBuffer, n: number): MapDots {
  const [left, bottom, side] = new Float64Array(buffer, 8, 3)
  return {
    frame: { left, bottom, side },
    paperIds: new Int32Array(buffer, HEADER_BYTES, n),
    themes: new Uint16Array(buffer, HEADER_BYTES + 4 * n, n),
    x: new Uint16Array(buffer, HEADER_BYTES + 6 * n, n),
    y: new Uint16Array(buffer, HEADER_BYTES + 8 * n, n),
  }
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
