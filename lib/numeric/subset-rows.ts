/**
 * Some rows of a matrix, copied.
 * In: Matrix.   Out: Matrix, for clusterings of subsamples (../cluster/stability.ts, ../cluster/choose-k.ts).
 */
import type { Matrix } from './matrix.ts'

/**
 * @param rows nRows × nColumns. Not modified.
 * @param indices row numbers, 0 … nRows − 1, in the order wanted.
 * @returns indices.length × nColumns, a copy.
 */
export function subsetRows<M extends Matrix>(rows: M, indices: ArrayLike<number>): M {
  if (rows.kind === 'dense') {
    const values = new Float32Array(indices.length * rows.nColumns)
    for (let i = 0; i < indices.length; i++) values.set(rows.values.subarray(indices[i] * rows.nColumns, (indices[i] + 1) * rows.nColumns), i * rows.nColumns)
    return { ...rows, nRows: indices.length, values }
  }
  const rowStart = new Int32Array(indices.length + 1)
  for (let i = 0; i < indices.length; i++) rowStart[i + 1] = rowStart[i] + rows.rowStart[indices[i] + 1] - rows.rowStart[indices[i]]
  const columns = new Int32Array(rowStart[indices.length])
  const values = new Float32Array(rowStart[indices.length])
  for (let i = 0; i < indices.length; i++) {
    const [from, to] = [rows.rowStart[indices[i]], rows.rowStart[indices[i] + 1]]
    columns.set(rows.columns.subarray(from, to), rowStart[i])
    values.set(rows.values.subarray(from, to), rowStart[i])
  }
  return { ...rows, nRows: indices.length, rowStart, columns, values }
}
