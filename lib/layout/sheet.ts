/**
 * The finished map: positions brought into one box, equal papers side by side, papers without a known term on the edge.
 * In: positions, from ./embed.ts, and Table, from ./table.ts.   Out: Sheet, read by ./layout.ts.
 */
import type { Table } from './table.ts'

export interface Sheet {
  /** nRows; position of each document in [−1, 1]. The longer side reaches both ends, the shorter lies around 0. Never NaN. */
  x: Float32Array
  y: Float32Array
  /** k; centre of each theme's island in the same box: where its papers lie densest; 0, 0 for a theme without papers. */
  themeX: Float32Array
  themeY: Float32Array
}

/** Distance of the second of several equal papers from the first, as a part of half the map. */
const SPREAD = 0.004
/** Turn from one equal paper to the next: the golden angle, so that no two of them meet. */
const TURN = 2.399963229728653
/** The papers keep this part of the box if the edge is needed for others. */
const INNER = 0.94
const CENTRE_ROUNDS = 3

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
  const centres = members.map((own) => findCentre(own, x, y))
  return { x: Float32Array.from(x), y: Float32Array.from(y), themeX: Float32Array.from(centres, (centre) => centre.x), themeY: Float32Array.from(centres, (centre) => centre.y) }
}

/** From the median, three times to the mean of the half that lies nearest: papers strewn over other islands do not count. */
function findCentre(members: number[], x: Float64Array, y: Float64Array): { x: number; y: number } {
  let centre = { x: middleOf(members.map((i) => x[i])), y: middleOf(members.map((i) => y[i])) }
  const squared = new Map<number, number>()
  for (let round = 0; round < CENTRE_ROUNDS && members.length; round++) {
    for (const i of members) squared.set(i, (x[i] - centre.x) ** 2 + (y[i] - centre.y) ** 2)
    const near = [...members].sort((a, b) => squared.get(a)! - squared.get(b)! || a - b).slice(0, Math.ceil(members.length / 2))
    centre = { x: near.reduce((sum, i) => sum + x[i], 0) / near.length, y: near.reduce((sum, i) => sum + y[i], 0) / near.length }
  }
  return centre
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
