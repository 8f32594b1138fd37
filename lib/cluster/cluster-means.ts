/**
 * The centroids of a partition that was found elsewhere.
 * In: unit rows and assignments.   Out: centroids, from which ./consensus.ts starts its last k-means.
 */
import type { Matrix } from '../numeric/matrix.ts'

/**
 * @param rows nRows × nColumns. @param assignments nRows; 0 … k − 1, or −1 for a row of no cluster.
 * @returns k × nColumns, row-major: the mean of each cluster's rows scaled to length 1; zeros for an empty cluster.
 */
export function clusterMeans(rows: Matrix, assignments: Int32Array, k: number): Float32Array {
  const { nColumns } = rows
  const sums = new Float64Array(k * nColumns)
  for (let i = 0; i < rows.nRows; i++) {
    const from = assignments[i] * nColumns
    if (from < 0) continue
    if (rows.kind === 'csr') for (let p = rows.rowStart[i]; p < rows.rowStart[i + 1]; p++) sums[from + rows.columns[p]] += rows.values[p]
    else for (let t = 0; t < nColumns; t++) sums[from + t] += rows.values[i * nColumns + t]
  }
  for (let c = 0; c < k; c++) {
    const own = sums.subarray(c * nColumns, (c + 1) * nColumns)
    const length = Math.sqrt(own.reduce((sum, value) => sum + value * value, 0))
    if (length > 0) for (let t = 0; t < nColumns; t++) own[t] /= length
  }
  return Float32Array.from(sums)
}
