/**
 * Local search after consensus: a centroid moves from where it is worth least to where it is worth most. What many runs agree
 * on is often not the tightest and best separated partition near by; a few such moves lead there. Several partitions far apart
 * can be as tight and as separated: of those, the one nearest to what the runs agree on is kept, so that another seed finds it too.
 * In: unit rows and a Clustering, from ./consensus.ts.   Out: Clustering, read by ./cluster-papers.ts.
 * Source: Fränti, Journal of Big Data 5 (2018) 13, doi:10.1186/s40537-018-0122-y (swaps; here in order of promise, not at random).
 */
import type { Matrix } from '../numeric/matrix.ts'
import { adjustedRandIndex } from './agreement.ts'
import type { RunKmeans } from './consensus.ts'
import type { Clustering } from './engine.ts'
import type { KmeansSession } from './kmeans.ts'
import { addRow, multiplyRow } from './products.ts'

/** What the search needs to know of the rows: k-means over them, and how well separated a partition is. */
export interface Searched extends Pick<KmeansSession, 'meanSilhouette'> {
  run: RunKmeans
}

export interface PolishOptions {
  /** Integer ≥ 2; the clusters of `found`. */
  k: number
  seed: number
  /** Most moves to try, ≥ 0. */
  most: number
  /** nRows; the partition that the runs agree on. */
  agreed: Int32Array
  /** In-out: the partitions that this search and others from other starts came by. Where one was before, another need not go on: it would end there too. */
  seen: Int32Array[]
}

export interface Polished {
  clustering: Clustering
  /** Mean silhouette − 6 · mean squared distance to the own centroid + 0.03 · adjusted Rand index with what the runs agree on; larger is better. */
  worth: number
}

/** What the mean squared distance to the own centroid weighs against the mean silhouette: tightness alone loses separation, separation alone tightness. */
const TIGHTNESS_WEIGHT = 6
/** What agreement weighs: less leaves to chance which of several good partitions a seed finds, more costs separation. */
const AGREEMENT_WEIGHT = 0.03
/** Moves tried before the best of them is taken: what is taken must not hang on which came first. */
const TRIED_AT_ONCE = 16
/** Each is tried with so few iterations, and judged by so many documents; the few best then run to the end. */
const TRIAL_ITERATIONS = 3
const TRIAL_DOCUMENTS = 2000
const FINALISTS = 3
/** A move must gain more than Float32 rounding. */
const LEAST_GAIN = 1e-7
const SPLIT_ITERATIONS = 8

/**
 * Try the most promising moves, take the best, and go on until none gains.
 * @param rows  nRows × nColumns, unit or empty rows. Not modified.
 * @param searched of these rows. @param found a fixed point of its k-means. Not modified.
 * @returns `found` or what is worth more: a fixed point of k-means, or where another search came by. Same rows, `found` and seed: same bits.
 * Time: for each 16 moves as many k-means of 3 iterations, 3 to the end, and 10 passes over the rows.
 */
export async function polishClustering(rows: Matrix, searched: Searched, found: Clustering, options: PolishOptions): Promise<Polished> {
  const { k, seed, most, seen } = options
  const { run } = searched
  const judge = (clustering: Clustering, atMost?: number) => measureWorth(searched, clustering, options, atMost)
  let best = await judge(found)
  for (let tried = 0; tried < most && !isSeen(seen, best.clustering.assignments); tried += TRIED_AT_ONCE) {
    seen.push(best.clustering.assignments)
    const trials: Polished[] = []
    for (const initialCentroids of promisingMoves(rows, best.clustering, k, Math.min(TRIED_AT_ONCE, most - tried))) {
      trials.push(await judge(await run({ k, seed, initialCentroids, maxIterations: TRIAL_ITERATIONS }), TRIAL_DOCUMENTS))
    }
    let next = best
    for (const { clustering } of trials.sort((a, b) => b.worth - a.worth).slice(0, FINALISTS)) {
      const finished = await judge(await run({ k, seed, initialCentroids: clustering.centroids }))
      if (finished.worth > next.worth + LEAST_GAIN) next = finished
    }
    if (next === best) break
    best = next
  }
  return best
}

const isSeen = (seen: Int32Array[], assignments: Int32Array) => seen.some((other) => other.every((c, i) => c === assignments[i]))

async function measureWorth({ meanSilhouette }: Searched, clustering: Clustering, { k, agreed }: PolishOptions, atMost?: number): Promise<Polished> {
  const { assignments, inertia } = clustering
  const silhouette = await meanSilhouette(assignments, k, atMost)
  return { clustering, worth: silhouette - (TIGHTNESS_WEIGHT * inertia) / assignments.length + AGREEMENT_WEIGHT * adjustedRandIndex(assignments, agreed) }
}

/** @returns at most `most` sets of centroids, k × nColumns, the most promising first: one cluster dissolved, another cut in two. */
function promisingMoves(rows: Matrix, { assignments, centroids }: Clustering, k: number, most: number): Float32Array[] {
  const { nColumns } = rows
  const members: number[][] = Array.from({ length: k }, () => [])
  const losses = dissolvingLosses(rows, assignments, centroids, k, members)
  const splits = members.map((documents) => splitCluster(rows, documents))
  const moves = splits.flatMap((split, to) => (split ? Array.from(losses, (loss, from) => ({ from, to, split, gain: split.gain - loss })) : [])).filter(({ from, to }) => from !== to)
  return moves.sort((a, b) => b.gain - a.gain || a.from - b.from || a.to - b.to).slice(0, most).map(({ from, to, split }) => {
    const moved = Float32Array.from(centroids)
    for (let t = 0; t < nColumns; t++) {
      moved[to * nColumns + t] = split.halves[2 * t]
      moved[from * nColumns + t] = split.halves[2 * t + 1]
    }
    return moved
  })
}

/** @returns k; Σ of cosine that the members of each cluster lose where their second nearest centroid takes them. members: filled. */
function dissolvingLosses(rows: Matrix, assignments: Int32Array, centroids: Float32Array, k: number, members: number[][]): Float64Array {
  const vectors = Float64Array.from({ length: k * rows.nColumns }, (_, p) => centroids[(p % k) * rows.nColumns + Math.floor(p / k)])
  const products = new Float64Array(k)
  const losses = new Float64Array(k)
  for (let i = 0; i < rows.nRows; i++) {
    if (multiplyRow(rows, i, vectors, products) === 0) continue
    const own = assignments[i]
    let second = -Infinity
    for (let c = 0; c < k; c++) if (c !== own && products[c] > second) second = products[c]
    losses[own] += products[own] - second
    members[own].push(i)
  }
  return losses
}

interface Split {
  /** nColumns × 2, term-major: unit centroids of the two halves. */
  halves: Float64Array
  /** Σ of cosine that the members gain. */
  gain: number
}

/** Two means, from the member farthest from all and the one farthest from that; null where there is nothing to cut. */
function splitCluster(rows: Matrix, documents: number[]): Split | null {
  if (documents.length < 2) return null
  const whole = new Float64Array(rows.nColumns)
  for (const i of documents) addRow(rows, i, whole, 0, 1)
  const far = farthestFrom(rows, documents, whole)
  const ends = [far, farthestFrom(rows, documents, rowOf(rows, far))]
  let halves: Float64Array = new Float64Array(2 * rows.nColumns)
  ends.forEach((i, half) => addRow(rows, i, halves, half, 2))
  const products = new Float64Array(2)
  let lengths = [0, 0]
  for (let iteration = 0; iteration < SPLIT_ITERATIONS; iteration++) {
    const sums = new Float64Array(halves.length)
    for (const i of documents) {
      multiplyRow(rows, i, halves, products)
      addRow(rows, i, sums, products[0] >= products[1] ? 0 : 1, 2)
    }
    lengths = [0, 1].map((half) => lengthOf(sums, half))
    if (lengths.includes(0)) return null
    halves = sums.map((value, p) => value / lengths[p % 2])
  }
  return { halves, gain: lengths[0] + lengths[1] - Math.hypot(...whole) }
}

/** Ties: the first. */
function farthestFrom(rows: Matrix, documents: number[], vector: Float64Array): number {
  const product = new Float64Array(1)
  let farthest = documents[0]
  let least = Infinity
  for (const i of documents) {
    multiplyRow(rows, i, vector, product)
    if (product[0] < least) [least, farthest] = [product[0], i]
  }
  return farthest
}

function rowOf(rows: Matrix, i: number): Float64Array {
  const vector = new Float64Array(rows.nColumns)
  addRow(rows, i, vector, 0, 1)
  return vector
}

function lengthOf(vectors: Float64Array, half: number): number {
  let squared = 0
  for (let p = half; p < vectors.length; p += 2) squared += vectors[p] ** 2
  return Math.sqrt(squared)
}
