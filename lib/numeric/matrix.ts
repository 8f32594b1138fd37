/**
 * The two matrix shapes of the house: sparse rows (documents × terms) and dense rows (documents × LSA dimensions).
 * In: nothing.   Out: CsrMatrix, DenseMatrix, read by everything that computes.
 */

/** Compressed sparse rows. Arrays may be views of shared memory; readers never write to them. */
export interface CsrMatrix {
  kind: 'csr'
  nRows: number
  nColumns: number
  /** nRows + 1 offsets into `columns` and `values`; row i fills the slots rowStart[i] … rowStart[i + 1] − 1. */
  rowStart: Int32Array
  /** One column number per slot, 0 … nColumns − 1, rising within a row. */
  columns: Int32Array
  /** One weight per slot. */
  values: Float32Array
}

/** Row-major dense matrix: element (i, j) is values[i * nColumns + j]. */
export interface DenseMatrix {
  kind: 'dense'
  nRows: number
  nColumns: number
  values: Float32Array
}

export type Matrix = CsrMatrix | DenseMatrix
