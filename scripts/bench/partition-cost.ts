/**
 * The same yardstick for both sides' partitions, whatever each of them minimises.
 * In: rows and assignments.   Out: PartitionCost, read by ./compare.ts.
 */
import type { Matrix } from '../../lib/numeric/matrix.ts'

export interface PartitionCost {
  /** Spherical, what ours minimises: Σ (2 − 2·cos) to the unit mean of the own cluster; 2 for an empty row. */
  inertia: number
  /** Euclidean, what scikit-learn minimises: Σ of squared distances to the mean of the own cluster. */
  squares: number
}

/**
 * With s the sum of a cluster's n rows: Σ cos = |s| for unit rows, and Σ |x − s/n|² = Σ |x|² − |s|² / n.
 * @param rows unit or empty rows. @param assignments nRows; 0 … k − 1.
 */
export function costOfPartition(rows: Matrix, assignments: Int32Array, k: number): PartitionCost {
  const { nRows, nColumns, values } = rows
  const sums = new Float64Array(k * nColumns)
  const sizes = new Float64Array(k)
  let allSquares = 0
  for (let i = 0; i < nRows; i++) {
    const first = rows.kind === 'csr' ? rows.rowStart[i] : i * nColumns
    const last = rows.kind === 'csr' ? rows.rowStart[i + 1] : first + nColumns
    const sum = assignments[i] * nColumns
    sizes[assignments[i]]++
    for (let p = first; p < last; p++) {
      sums[sum + (rows.kind === 'csr' ? rows.columns[p] : p - first)] += values[p]
      allSquares += values[p] * values[p]
    }
  }
  let inertia = 2 * nRows
  let squares = allSquares
  for (let c = 0; c < k; c++) {
    let squared = 0
    for (let p = c * nColumns; p < (c + 1) * nColumns; p++) squared += sums[p] * sums[p]
    inertia -= 2 * Math.sqrt(squared)
    if (sizes[c] > 0) squares -= squared / sizes[c]
  }
  return { inertia, squares }
}
