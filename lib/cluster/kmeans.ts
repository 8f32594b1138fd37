/**
 * Spherical k-means: groups documents by the cosine similarity of their rows.
 * In: unit rows, from ../text/tfidf.ts or ../numeric/svd.ts.   Out: Clustering, read by ../themes/themes.ts.
 * Source: Dhillon & Modha, Machine Learning 42 (2001) 143–175, doi:10.1023/A:1007612920971.
 */
import { CancelledError } from '../domain/errors.ts'
import type { Matrix } from '../numeric/matrix.ts'
import { createRandom } from '../numeric/random.ts'
import { DEFAULT_MAX_ITERATIONS, checkClusterInput } from './check-input.ts'
import type { ClusterOptions, Clustering } from './engine.ts'
import { numberClusters } from './numbering.ts'
import { countTrials, drawIndex } from './seeding.ts'

/**
 * Split the rows of `rows` into `k` clusters: greedy k-means++ seeding, then Lloyd iterations with unit-length
 * centroids until no document moves. A document stays where it is unless another centroid is strictly nearer. A cluster
 * left empty takes the document farthest from its own centroid. Empty rows end in cluster 0 and count 2 in inertia.
 * @returns Clustering, numbered by size (see ./numbering.ts).
 * @throws RangeError and TypeError as ./check-input.ts says; CancelledError when `signal` fires.
 */
export async function clusterRows(rows: Matrix, options: ClusterOptions): Promise<Clustering> {
  const full = checkClusterInput(rows, options)
  const { k, maxIterations = DEFAULT_MAX_ITERATIONS } = options
  const { nColumns } = rows
  const centroids = options.initialCentroids ? Float32Array.from(options.initialCentroids) : seedCentroids(rows, full, k, options.seed)
  const assignments = new Int32Array(rows.nRows).fill(-1)
  const cosines = new Float64Array(rows.nRows)
  let iterations = 0
  let converged = false
  while (iterations < maxIterations && !converged) {
    await new Promise((resolve) => setImmediate(resolve))
    if (options.signal?.aborted) throw new CancelledError()
    iterations++
    const moved = assign(rows, full, centroids, k, assignments, cosines)
    const refilled = refillEmpty(full, k, assignments, cosines)
    if (moved + refilled === 0) converged = true
    else updateCentroids(rows, full, assignments, centroids, nColumns)
    options.onProgress?.(iterations / maxIterations)
  }
  if (!converged) assignedCosines(rows, full, centroids, assignments, cosines)
  let inertia = 2 * (rows.nRows - full.length)
  for (const i of full) inertia += Math.max(0, 2 - 2 * cosines[i])
  options.onProgress?.(1)
  return numberClusters({ assignments, centroids, inertia, iterations, converged }, k)
}

function seedCentroids(rows: Matrix, full: Int32Array, k: number, seed: number): Float32Array {
  const random = createRandom(seed)
  const centroids = new Float32Array(k * rows.nColumns)
  const seeds: number[] = []
  let nearest = new Float64Array(full.length)
  for (let c = 0; c < k; c++) {
    const own = centroids.subarray(c * rows.nColumns, (c + 1) * rows.nColumns)
    let best: { seed: number; distances: Float64Array<ArrayBuffer>; total: number } | null = null
    for (let trial = 0; trial < (c === 0 ? 1 : countTrials(k)); trial++) {
      const seed = c === 0 ? random.nextInteger(full.length) : drawIndex(nearest, random, seeds)
      own.fill(0)
      addRow(rows, full[seed], own)
      const distances = Float64Array.from(full, (i, position) => {
        const squared = 2 - 2 * dotRow(rows, i, own)
        return Math.min(squared > 1e-6 ? squared : 0, c === 0 ? 4 : nearest[position])
      })
      const total = distances.reduce((sum, d) => sum + d, 0)
      if (!best || total < best.total) best = { seed, distances, total }
    }
    seeds.push(best!.seed)
    nearest = best!.distances
    own.fill(0)
    addRow(rows, full[best!.seed], own)
  }
  return centroids
}

function assign(rows: Matrix, full: Int32Array, centroids: Float32Array, k: number, assignments: Int32Array, cosines: Float64Array): number {
  let moved = 0
  for (const i of full) {
    const before = assignments[i]
    let best = before
    let bestCosine = before < 0 ? -Infinity : dotRow(rows, i, centroids.subarray(before * rows.nColumns, (before + 1) * rows.nColumns))
    for (let c = 0; c < k; c++) {
      if (c === before) continue
      const cosine = dotRow(rows, i, centroids.subarray(c * rows.nColumns, (c + 1) * rows.nColumns))
      if (cosine > bestCosine) {
        best = c
        bestCosine = cosine
      }
    }
    cosines[i] = bestCosine
    if (best !== before) moved++
    assignments[i] = best
  }
  return moved
}

function assignedCosines(rows: Matrix, full: Int32Array, centroids: Float32Array, assignments: Int32Array, cosines: Float64Array): void {
  for (const i of full) cosines[i] = dotRow(rows, i, centroids.subarray(assignments[i] * rows.nColumns, (assignments[i] + 1) * rows.nColumns))
}

function refillEmpty(full: Int32Array, k: number, assignments: Int32Array, cosines: Float64Array): number {
  const sizes = new Int32Array(k)
  for (const i of full) sizes[assignments[i]]++
  let refilled = 0
  for (let c = 0; c < k; c++) {
    if (sizes[c] > 0) continue
    let farthest = -1
    for (const i of full) if (sizes[assignments[i]] > 1 && (farthest < 0 || cosines[i] < cosines[farthest])) farthest = i
    sizes[assignments[farthest]]--
    assignments[farthest] = c
    sizes[c] = 1
    cosines[farthest] = 1
    refilled++
  }
  return refilled
}

function updateCentroids(rows: Matrix, full: Int32Array, assignments: Int32Array, centroids: Float32Array, nColumns: number): void {
  const sums = new Float64Array(centroids.length)
  for (const i of full) addRow(rows, i, sums.subarray(assignments[i] * nColumns, (assignments[i] + 1) * nColumns))
  for (let start = 0; start < sums.length; start += nColumns) {
    let squared = 0
    for (let t = start; t < start + nColumns; t++) squared += sums[t] * sums[t]
    const scale = squared > 0 ? 1 / Math.sqrt(squared) : 0
    for (let t = start; t < start + nColumns; t++) centroids[t] = sums[t] * scale
  }
}

function addRow(rows: Matrix, i: number, sum: Float32Array | Float64Array): void {
  if (rows.kind === 'csr') for (let p = rows.rowStart[i]; p < rows.rowStart[i + 1]; p++) sum[rows.columns[p]] += rows.values[p]
  else for (let t = 0; t < rows.nColumns; t++) sum[t] += rows.values[i * rows.nColumns + t]
}

function dotRow(rows: Matrix, i: number, centroid: Float32Array): number {
  let sum = 0
  if (rows.kind === 'csr') for (let p = rows.rowStart[i]; p < rows.rowStart[i + 1]; p++) sum += rows.values[p] * centroid[rows.columns[p]]
  else for (let t = 0; t < rows.nColumns; t++) sum += rows.values[i * rows.nColumns + t] * centroid[t]
  return sum
}
