/**
 * Lloyd iterations of spherical k-means on the kernels of ../numeric/kernels/kmeans.ts.
 * In: arrays with documents and unit centroids, from ./kmeans.ts.   Out: assignments and centroids in the same arrays.
 */
import type { WorkerPool } from '../numeric/worker-pool.ts'
import { DOCUMENT_CHUNK, TERM_CHUNK, type LloydArrays, type LoadedRows } from './kmeans-memory.ts'

export interface LloydOptions {
  maxIterations: number
  /** Stop when at most this many documents moved; 0 for a true fixed point. */
  movedAllowed: number
  /** False computes every product anew; same bits, slower. For tests. */
  bounds: boolean
  /** Told after each assignment how many documents moved. */
  onPass?: (moved: number) => void
}

/** Float32 rounding in one update of a bound: a few times 2⁻²⁴. */
const MOVE_ERROR = 1e-6
/** Above every cosine: a bound that rules nothing out. */
const NO_BOUND = 8

/**
 * Iterate from `arrays.centroids` until nothing moves. Assignments and bounds start empty.
 * @returns iterations done, and whether at most movedAllowed documents moved in the last one. At the end `centroids` are
 *   the unit mean directions of `assignments`.
 * @throws ComputeError CANCELLED or PIPELINE, from the pool.
 */
export async function runLloyd(pool: WorkerPool, rows: LoadedRows, arrays: LloydArrays, options: LloydOptions): Promise<{ iterations: number; converged: boolean }> {
  const { nDocuments, k } = arrays
  const bounds = options.bounds && arrays.bounded
  arrays.assignments.fill(-1, 0, nDocuments)
  arrays.upper.fill(NO_BOUND)
  arrays.sums.fill(0)
  noteMoves(arrays, new Float64Array(k), new Float64Array(k), bounds)
  const sizes = new Int32Array(k)
  for (let iterations = 1; ; iterations++) {
    await pool.run('kmeans/assign', [arrays.job], nDocuments, DOCUMENT_CHUNK)
    let moved = collectMoved(arrays)
    options.onPass?.(moved)
    countMoves(arrays, sizes, moved)
    if (sizes.includes(0)) moved = await refillEmpty(pool, arrays, sizes, moved)
    if (moved === 0) return { iterations, converged: true }
    await updateCentroids(pool, rows, arrays, moved, bounds)
    if (moved <= options.movedAllowed) return { iterations, converged: true }
    if (iterations === options.maxIterations) return { iterations, converged: false }
  }
}

/** Fill `arrays.cosines` with the cosine of each document to its own centroid. */
export async function measureOwnCosines(pool: WorkerPool, arrays: LloydArrays): Promise<void> {
  await pool.run('kmeans/ownCosines', [arrays.job], arrays.nDocuments, DOCUMENT_CHUNK)
}

/** Fill `arrays.sums`, which are zeros, with the sum of each cluster's rows. */
export async function sumClusters(pool: WorkerPool, arrays: LloydArrays): Promise<void> {
  const { nDocuments, movedPositions, movedFrom } = arrays
  for (let q = 0; q < nDocuments; q++) movedPositions[q] = q
  movedFrom.fill(-1)
  await sumMoved(pool, arrays, nDocuments)
}

function sumMoved(pool: WorkerPool, { job, sums, sumsPadded, movedPositions, movedFrom }: LloydArrays, moved: number): Promise<void> {
  return pool.run('kmeans-update/sumMoved', [job, sums, sumsPadded, movedPositions, movedFrom, moved], sumsPadded / 8, 1)
}

/** Put the chunks' lists of moved positions together at the front. @returns how many there are. */
function collectMoved({ nDocuments, movedCounts, movedPositions, movedFrom }: LloydArrays): number {
  let moved = 0
  for (let start = 0, chunk = 0; start < nDocuments; start += DOCUMENT_CHUNK, chunk++) {
    const end = start + movedCounts[chunk]
    movedPositions.copyWithin(moved, start, end)
    movedFrom.copyWithin(moved, start, end)
    moved += movedCounts[chunk]
  }
  return moved
}

function countMoves({ assignments, movedPositions, movedFrom }: LloydArrays, sizes: Int32Array, moved: number): void {
  for (let m = 0; m < moved; m++) {
    if (movedFrom[m] >= 0) sizes[movedFrom[m]]--
    sizes[assignments[movedPositions[m]]]++
  }
}

/** Give each empty cluster the document farthest from its own centroid (ties: the first), from a cluster of two or more. */
async function refillEmpty(pool: WorkerPool, arrays: LloydArrays, sizes: Int32Array, moved: number): Promise<number> {
  const { assignments, cosines, movedPositions, movedFrom } = arrays
  await measureOwnCosines(pool, arrays)
  const listed = new Set(movedPositions.subarray(0, moved))
  for (let empty = sizes.indexOf(0); empty >= 0; empty = sizes.indexOf(0)) {
    let farthest = -1
    for (let q = 0; q < arrays.nDocuments; q++) {
      if (sizes[assignments[q]] > 1 && (farthest < 0 || cosines[q] < cosines[farthest])) farthest = q
    }
    if (!listed.has(farthest)) {
      listed.add(farthest)
      movedPositions[moved] = farthest
      movedFrom[moved] = assignments[farthest]
      moved++
    }
    sizes[assignments[farthest]]--
    sizes[empty]++
    assignments[farthest] = empty
    cosines[farthest] = 1
    arrays.lower[farthest] = -2
    if (arrays.bounded) arrays.upper.fill(NO_BOUND, farthest * arrays.kPadded, (farthest + 1) * arrays.kPadded)
  }
  return moved
}

async function updateCentroids(pool: WorkerPool, rows: LoadedRows, arrays: LloydArrays, moved: number, bounds: boolean): Promise<void> {
  const { k, sumsPadded, sums, partials, scales } = arrays
  await sumMoved(pool, arrays, moved)
  await pool.run('kmeans-update/squareSums', [sums, sumsPadded, partials], rows.nColumns, TERM_CHUNK)
  addPartials(partials.subarray(0, partials.length / 2), 0, sumsPadded, sumsPadded).forEach((squared, c) => (scales[c] = squared > 0 ? 1 / Math.sqrt(squared) : 0))
  await pool.run('kmeans-update/scaleSums', [sums, sumsPadded, scales, arrays.centroids, arrays.kPadded, partials], rows.nColumns, TERM_CHUNK)
  noteMoves(arrays, addPartials(partials, 0, 2 * sumsPadded, k), addPartials(partials, sumsPadded, 2 * sumsPadded, k), bounds)
}

/** @returns the first `count` of every `stride` numbers from `first` on, added chunk by chunk. */
function addPartials(partials: Float64Array, first: number, stride: number, count: number): Float64Array {
  const totals = new Float64Array(count)
  for (let start = first; start < partials.length; start += stride) for (let c = 0; c < count; c++) totals[c] += partials[start + c]
  return totals
}

/**
 * What a move does to the cosine s of a unit row x to centroid c. In general the angle changes by at most the turn:
 * s·cos ± √(1 − s²)·sin. For x ≥ 0, x·(c′ − c) is at most the length of the positive part of c′ − c (the rise) and at
 * least minus that of the negative part (the fall): about 1.4 times tighter.
 * @param ups   k; Σ over the terms of (c′ − c)², where positive.
 * @param downs k; the same where negative.
 */
function noteMoves(arrays: LloydArrays, ups: Float64Array, downs: Float64Array, bounds: boolean): void {
  const { turnCosines, turnSines, rises, falls, errors } = arrays
  turnCosines.fill(1)
  for (const array of [turnSines, rises, falls, errors]) array.fill(0)
  if (!bounds) for (const array of [rises, errors]) array.fill(NO_BOUND)
  if (!bounds) return
  ups.forEach((up, c) => {
    const chord = up + downs[c]
    if (chord === 0) return
    turnCosines[c] = 1 - chord / 2
    turnSines[c] = Math.sqrt(chord * Math.max(0, 1 - chord / 4)) * (1 + 1e-5)
    rises[c] = Math.sqrt(up) * (1 + 1e-5) + MOVE_ERROR
    falls[c] = Math.sqrt(downs[c]) * (1 + 1e-5)
    errors[c] = MOVE_ERROR
  })
}
