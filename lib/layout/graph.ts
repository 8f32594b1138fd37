/**
 * Who pulls whom, and how strongly: UMAP's fuzzy neighbourhood graph, with pulls between themes weakened.
 * In: Neighbours, from ./neighbours.ts.   Out: Graph, read by ./embed.ts.
 * Source: McInnes, Healy & Melville, UMAP (2018), arXiv:1802.03426, algorithms 2 and 3.
 */
import type { Neighbours } from './neighbours.ts'

export interface Graph {
  /** n + 1; the neighbours of position i fill the slots starts[i] … starts[i + 1] − 1. */
  starts: Int32Array
  /** One position per slot, rising for each i; j is a neighbour of i exactly if i is one of j. */
  ids: Int32Array
  /** One pull per slot, > 0; those of a position sum to 1. */
  weights: Float32Array
}

/** A pull between papers of two themes keeps this much: themes become islands, and trustworthiness rises with it. */
const BETWEEN_THEMES = 0.3
/** Halvings of [0, 8]: the scale is right to 5e-7, distances are some hundredths. */
const BISECTIONS = 24

/**
 * @param neighbours n × k. Not modified.
 * @param themeOf    n; theme of each position.
 */
export function buildGraph(neighbours: Neighbours, themeOf: Int32Array): Graph {
  const own = weighNeighbours(neighbours, themeOf.length)
  const graph = joinBothWays(own, turnAround(own))
  for (let i = 0; i < themeOf.length; i++) {
    let sum = 0
    for (let p = graph.starts[i]; p < graph.starts[i + 1]; p++) {
      if (themeOf[graph.ids[p]] !== themeOf[i]) graph.weights[p] *= BETWEEN_THEMES
      sum += graph.weights[p]
    }
    for (let p = graph.starts[i]; p < graph.starts[i + 1]; p++) graph.weights[p] /= sum
  }
  return graph
}

/** The memberships of each document's own neighbours, the nearest with 1, together log₂(k + 1). */
function weighNeighbours({ k, ids, cosines }: Neighbours, n: number): Graph {
  const starts = new Int32Array(n + 1)
  const own: Graph = { starts, ids: new Int32Array(n * k), weights: new Float32Array(n * k) }
  const distances = new Float64Array(k)
  const slots = Array.from({ length: k }, (_, p) => p)
  let next = 0
  for (let i = 0; i < n; i++) {
    const nearest = cosines[i * k]
    let found = 0
    while (found < k && ids[i * k + found] >= 0) {
      distances[found] = nearest - cosines[i * k + found]
      found++
    }
    const scale = findScale(distances, found, Math.log2(found + 1))
    const byId = slots.slice(0, found).sort((a, b) => ids[i * k + a] - ids[i * k + b])
    for (const p of byId) {
      own.ids[next] = ids[i * k + p]
      own.weights[next] = Math.max(1e-6, Math.exp(-distances[p] / scale))
      next++
    }
    starts[i + 1] = next
  }
  return own
}

/** The scale at which Σ exp(−distance ÷ scale) is `target`, or the largest tried if all distances are 0. */
function findScale(distances: Float64Array, found: number, target: number): number {
  let low = 0
  let high = 8
  for (let round = 0; round < BISECTIONS; round++) {
    const scale = (low + high) / 2
    let sum = 0
    for (let p = 0; p < found; p++) sum += Math.exp(-distances[p] / scale)
    if (sum > target) high = scale
    else low = scale
  }
  return high
}

function turnAround({ starts, ids, weights }: Graph): Graph {
  const n = starts.length - 1
  const turned: Graph = { starts: new Int32Array(n + 1), ids: new Int32Array(starts[n]), weights: new Float32Array(starts[n]) }
  for (let p = 0; p < starts[n]; p++) turned.starts[ids[p] + 1]++
  for (let i = 0; i < n; i++) turned.starts[i + 1] += turned.starts[i]
  const next = turned.starts.slice()
  for (let i = 0; i < n; i++) {
    for (let p = starts[i]; p < starts[i + 1]; p++) {
      const slot = next[ids[p]]++
      turned.ids[slot] = i
      turned.weights[slot] = weights[p]
    }
  }
  return turned
}

/** Fuzzy union: a + b − a·b for a pair that either side names. */
function joinBothWays(a: Graph, b: Graph): Graph {
  const n = a.starts.length - 1
  const joined: Graph = { starts: new Int32Array(n + 1), ids: new Int32Array(2 * a.starts[n]), weights: new Float32Array(2 * a.starts[n]) }
  let next = 0
  for (let i = 0; i < n; i++) {
    let p = a.starts[i]
    let q = b.starts[i]
    while (p < a.starts[i + 1] || q < b.starts[i + 1]) {
      const left = p < a.starts[i + 1] ? a.ids[p] : n
      const right = q < b.starts[i + 1] ? b.ids[q] : n
      const forth = left <= right ? a.weights[p++] : 0
      const back = right <= left ? b.weights[q++] : 0
      joined.ids[next] = Math.min(left, right)
      joined.weights[next++] = forth + back - forth * back
    }
    joined.starts[i + 1] = next
  }
  return { starts: joined.starts, ids: joined.ids.slice(0, next), weights: joined.weights.slice(0, next) }
}
