/**
 * From "who belongs where" to a whole Clustering, in plain TypeScript.
 * In: assignments of an engine.   Out: Clustering without empty clusters, read by ./ml-kmeans-engine.ts and tests.
 */
import type { Clustering } from './engine.ts'

/**
 * Fill empty clusters with the documents farthest from their own centroid (ties: the lowest number), then take the
 * unit-length mean of every cluster.
 * @param vectors     unit rows.
 * @param assignments Int32Array, one per vector, 0 … k − 1; in-out.
 * @returns centroids k × nColumns, Float64 unit vectors, and the inertia Σ max(0, 2 − 2·cos).
 */
export function completePartition(vectors: Float64Array[], assignments: Int32Array, k: number): { centroids: Float64Array[]; inertia: number } {
  for (;;) {
    const centroids = meanDirections(vectors, assignments, k)
    const cosines = vectors.map((vector, i) => dot(vector, centroids[assignments[i]]))
    const sizes = new Int32Array(k)
    for (const c of assignments) sizes[c]++
    const empty = sizes.indexOf(0)
    if (empty < 0) return { centroids, inertia: cosines.reduce((sum, cosine) => sum + Math.max(0, 2 - 2 * cosine), 0) }
    let farthest = -1
    cosines.forEach((cosine, i) => {
      if (sizes[assignments[i]] > 1 && (farthest < 0 || cosine < cosines[farthest])) farthest = i
    })
    assignments[farthest] = empty
  }
}

/** @returns the centroids as the contract wants them: Float32Array, k × nColumns, row-major. */
export function flattenCentroids(centroids: Float64Array[], nColumns: number): Clustering['centroids'] {
  const flat = new Float32Array(centroids.length * nColumns)
  centroids.forEach((centroid, c) => flat.set(centroid, c * nColumns))
  return flat
}

function meanDirections(vectors: Float64Array[], assignments: Int32Array, k: number): Float64Array[] {
  const sums = Array.from({ length: k }, () => new Float64Array(vectors[0].length))
  vectors.forEach((vector, i) => {
    const sum = sums[assignments[i]]
    for (let t = 0; t < sum.length; t++) sum[t] += vector[t]
  })
  return sums.map((sum) => {
    const length = Math.sqrt(dot(sum, sum))
    return length > 0 ? sum.map((value) => value / length) : sum
  })
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let t = 0; t < a.length; t++) sum += a[t] * b[t]
  return sum
}
