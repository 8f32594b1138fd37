/**
 * Spherical k-means the way a textbook writes it: Float64, dense, one loop in another. For tests only.
 * In: dense unit rows and a start.   Out: assignments and inertia, read by the tests of this folder.
 */
import type { DenseMatrix } from '../numeric/matrix.ts'
import { completePartition } from './partition.ts'

/**
 * @param rows             unit rows, none empty.
 * @param initialCentroids k × nColumns.
 * @returns assignments in the start's numbering, and Σ max(0, 2 − 2·cos).
 */
export function naiveKmeans(rows: DenseMatrix, k: number, initialCentroids: Float32Array): { assignments: Int32Array; inertia: number } {
  const { nRows, nColumns } = rows
  const vectors = Array.from({ length: nRows }, (_, i) => Float64Array.from(rows.values.subarray(i * nColumns, (i + 1) * nColumns)))
  let centroids: Float64Array[] = Array.from({ length: k }, (_, c) => Float64Array.from(initialCentroids.subarray(c * nColumns, (c + 1) * nColumns)))
  const assignments = new Int32Array(nRows).fill(-1)
  let inertia = 0
  for (let moved = 1; moved > 0; ) {
    moved = 0
    for (let i = 0; i < nRows; i++) {
      const cosines = centroids.map((centroid) => centroid.reduce((sum, value, t) => sum + value * vectors[i][t], 0))
      const best = assignments[i] >= 0 && cosines[assignments[i]] === Math.max(...cosines) ? assignments[i] : cosines.indexOf(Math.max(...cosines))
      if (best !== assignments[i]) moved++
      assignments[i] = best
    }
    const completed = completePartition(vectors, assignments, k)
    centroids = completed.centroids
    inertia = completed.inertia
  }
  return { assignments, inertia }
}
