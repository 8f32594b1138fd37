/**
 * What is done with rows after a truncated SVD: new rows are projected, and rows are brought to unit length.
 * In: CsrMatrix, components and rows of ./svd.ts.   Out: DenseMatrix, read by ../cluster and by whoever places new papers.
 */
import type { CsrMatrix, DenseMatrix } from './matrix.ts'

/**
 * The coordinates of rows in the directions of an earlier SVD: matrix · componentsᵀ.
 * @param matrix     nRows × nColumns, CSR. Not modified.
 * @param components dimensions × nColumns, row-major, from TruncatedSvd. Not modified.
 * @returns nRows × dimensions, not of unit length. On the calling thread, sums in f64: for new papers, not for a corpus.
 * @throws RangeError if components is not a multiple of nColumns long.
 */
export function projectRows(matrix: CsrMatrix, components: Float32Array): DenseMatrix {
  const { nRows, nColumns, rowStart, columns, values } = matrix
  const dimensions = nColumns === 0 ? 0 : components.length / nColumns
  if (!Number.isInteger(dimensions)) throw new RangeError(`components must hold a multiple of nColumns = ${nColumns} numbers. Got ${components.length}.`)
  const projected = new Float32Array(nRows * dimensions)
  for (let i = 0; i < nRows; i++) {
    for (let r = 0; r < dimensions; r++) {
      let sum = 0
      for (let p = rowStart[i]; p < rowStart[i + 1]; p++) sum += values[p] * components[r * nColumns + columns[p]]
      projected[i * dimensions + r] = sum
    }
  }
  return { kind: 'dense', nRows, nColumns: dimensions, values: projected }
}

/**
 * @param rows nRows × nColumns. Not modified.
 * @returns the rows scaled to length 1 (±1e-6); a row of zeros stays as it is.
 */
export function toUnitRows(rows: DenseMatrix): DenseMatrix {
  const { nRows, nColumns } = rows
  const values = new Float32Array(rows.values.length)
  for (let i = 0; i < nRows; i++) {
    let squared = 0
    for (let p = i * nColumns; p < (i + 1) * nColumns; p++) squared += rows.values[p] * rows.values[p]
    const scale = squared > 0 ? 1 / Math.sqrt(squared) : 0
    for (let p = i * nColumns; p < (i + 1) * nColumns; p++) values[p] = rows.values[p] * scale
  }
  return { kind: 'dense', nRows, nColumns, values }
}
