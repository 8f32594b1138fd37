/**
 * The finished map: positions brought into one box, equal papers side by side, papers without a known term on the edge.
 * In: positions, from ./embed.ts, and Table, from ./table.ts.   Out: Sheet, read by ./layout.ts.
 */
import type { Table } from './table.ts'

export interface Sheet {
  /** nRows; position of each document in [−1, 1]. The longer side reaches both ends, the shorter lies around 0. Never NaN. */
  x: Float32Array
  y: Float32Array
  /** k; centre of each theme's island in the same box: the middle (median) of its papers; 0, 0 for a theme without papers. */
  themeX: Float32Array
  themeY: Float32Array
}

/** Distance of the second of several equal papers from the first, as a part of half the map. */
const SPREAD = 0.004
/** Turn from one equal paper to the next: the golden angle, so that no two of them meet. */
const TURN = 2.399963229728653
/** The papers keep this part of the box if the edge is needed for others. */
const INNER = 0.94

/**
 * @param positions   n × 2, finite. Not modified.
 * @param assignments nRows; theme of each document, 0 … k − 1.
 * @returns Sheet. Papers with an empty row lie at y = −1, evenly in x, in their order.
 */
export function drawSheet(positions: Float32Array, table: Table, assignments: Int32Array, k: number): Sheet {
  const { x, y } = spreadCopies(positions, table)
  const placed = Array.from(table.positionOf.keys()).filter((i) => table.positionOf[i] >= 0)
  const nEmpty = x.length - placed.length
  const bounds = [x, y].map((values) => {
    let [low, high] = placed.length ? [Infinity, -Infinity] : [0, 0]
    for (const i of placed) {
      low = Math.min(low, values[i])
      high = Math.max(high, values[i])
    }
    return { middle: (low + high) / 2, half: (high - low) / 2 }
  })
  const scale = (nEmpty ? INNER : 1) / (Math.max(bounds[0].half, bounds[1].half) || 1)
  let empty = 0
  for (let i = 0; i < x.length; i++) {
    const isPlaced = table.positionOf[i] >= 0
    x[i] = isPlaced ? (x[i] - bounds[0].middle) * scale : (2 * ++empty) / (nEmpty + 1) - 1
    y[i] = isPlaced ? (y[i] - bounds[1].middle) * scale : -1
  }
  const members: number[][] = Array.from({ length: k }, () => [])
  for (const i of placed) members[assignments[i]].push(i)
  const centre = (values: Float64Array) => Float32Array.from(members, (own) => middleOf(own.map((i) => values[i])))
  return { x: Float32Array.from(x), y: Float32Array.from(y), themeX: centre(x), themeY: centre(y) }
}

function spreadCopies(positions: Float32Array, { n, copies, positionOf }: Table): { x: Float64Array; y: Float64Array } {
  const x = new Float64Array(positionOf.length)
  const y = new Float64Array(positionOf.length)
  let half = 0
  for (let p = 0; p < n; p++) half = Math.max(half, Math.abs(positions[2 * p]), Math.abs(positions[2 * p + 1]))
  const seen = new Int32Array(copies.length)
  positionOf.forEach((p, i) => {
    if (p < 0) return
    const copy = seen[p]++
    const distance = copy ? SPREAD * (half || 1) * Math.sqrt(copy) : 0
    x[i] = positions[2 * p] + distance * Math.cos(copy * TURN)
    y[i] = positions[2 * p + 1] + distance * Math.sin(copy * TURN)
  })
  return { x, y }
}

function middleOf(values: number[]): number {
  if (!values.length) return 0
  values.sort((a, b) => a - b)
  return (values[(values.length - 1) >> 1] + values[values.length >> 1]) / 2
}
