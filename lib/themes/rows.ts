/**
 * Dot products of rows and centroids, in either shape of matrix.
 * In: unit rows.   Out: cosines, read by representatives.ts, related-themes.ts and hierarchy.ts.
 */
import type { Matrix } from '../numeric/matrix.ts'

/** @returns Σ row a · row b: their cosine, as rows have length 1. */
export function multiplyRows(rows: Matrix, a: number, b: number): number {
  let sum = 0
  if (rows.kind === 'dense') {
    for (let t = 0; t < rows.nColumns; t++) sum += rows.values[a * rows.nColumns + t] * rows.values[b * rows.nColumns + t]
    return sum
  }
  let q = rows.rowStart[b]
  for (let p = rows.rowStart[a]; p < rows.rowStart[a + 1]; p++) {
    while (q < rows.rowStart[b + 1] && rows.columns[q] < rows.columns[p]) q++
    if (q < rows.rowStart[b + 1] && rows.columns[q] === rows.columns[p]) sum += rows.values[p] * rows.values[q]
  }
  return sum
}

/**
 * @param centroids k × nColumns, row-major, unit rows. Not modified.
 * @returns k × k, row-major: cosine of each pair of centroids, 1 on the diagonal, symmetric to the bit.
 */
export function multiplyCentroids(centroids: Float32Array, k: number): Float64Array {
  const nColumns = centroids.length / k
  const cosines = new Float64Array(k * k)
  for (let a = 0; a < k; a++) {
    cosines[a * k + a] = 1
    for (let b = 0; b < a; b++) {
      let sum = 0
      for (let t = 0; t < nColumns; t++) sum += centroids[a * nColumns + t] * centroids[b * nColumns + t]
      cosines[a * k + b] = cosines[b * k + a] = Math.max(-1, Math.min(1, sum))
    }
  }
  return cosines
}
