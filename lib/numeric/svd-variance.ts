/**
 * How much of a matrix's variance its rows keep in fewer dimensions, as scikit-learn's TruncatedSVD defines it.
 * In: CsrMatrix and its projected rows, from ./svd.ts.   Out: ExplainedVariance, part of TruncatedSvd.
 */
import type { CsrMatrix, DenseMatrix } from './matrix.ts'

export interface ExplainedVariance {
  /** Per dimension: the variance of the rows' coordinates around their mean (divided by nRows). */
  explainedVariance: Float64Array
  /** The same divided by the summed variance of all columns of the matrix; in [0, 1], all zero if that is zero. */
  explainedVarianceRatios: Float64Array
  /** Their sum, in [0, 1]. */
  explainedVarianceRatio: number
}

export interface ColumnSums {
  nRows: number
  /** Per column: Σ of its entries. */
  sums: Float64Array
  /** Per column: Σ of their squares. */
  squares: Float64Array
}

/**
 * @param rows nRows × nColumns. Not modified.
 * @returns sums in f64, in the order of the rows.
 */
export function sumColumns({ nRows, nColumns, values }: DenseMatrix): ColumnSums {
  const sums = new Float64Array(nColumns)
  const squares = new Float64Array(nColumns)
  for (let i = 0; i < nRows; i++) {
    for (let j = 0; j < nColumns; j++) {
      const value = values[i * nColumns + j]
      sums[j] += value
      squares[j] += value * value
    }
  }
  return { nRows, sums, squares }
}

/**
 * @param matrix  nRows × nColumns, CSR, at least one row. Not modified.
 * @param columns sums of the projected rows: of the matrix times its components. Not modified.
 * @returns as ExplainedVariance says. Time O(nonzeros).
 */
export function explainVariance(matrix: CsrMatrix, { nRows, sums, squares }: ColumnSums): ExplainedVariance {
  const explainedVariance = squares.map((squared, j) => Math.max(0, squared / nRows - (sums[j] / nRows) ** 2))
  const whole = summedVariance(matrix)
  const explainedVarianceRatios = explainedVariance.map((variance) => (whole > 0 ? variance / whole : 0))
  return { explainedVariance, explainedVarianceRatios, explainedVarianceRatio: explainedVarianceRatios.reduce((sum, ratio) => sum + ratio, 0) }
}

/** Σ over columns of E[x²] − E[x]². */
function summedVariance({ nRows, nColumns, columns, values }: CsrMatrix): number {
  const sums = new Float64Array(nColumns)
  let squares = 0
  for (let p = 0; p < columns.length; p++) {
    sums[columns[p]] += values[p]
    squares += values[p] * values[p]
  }
  return squares / nRows - sums.reduce((total, sum) => total + (sum / nRows) ** 2, 0)
}
