/**
 * The slowest and plainest SVD, for tests: one-sided Jacobi rotations on a small dense matrix.
 * In: CsrMatrix of a test.   Out: what ./svd.ts must agree with, read by svd.test.ts.
 * Source: Golub & Van Loan, Matrix Computations, 4th ed. (2013), section 8.6.3.
 */
import type { CsrMatrix } from './matrix.ts'

/** Sweeps until the columns are at right angles to rounding; a small matrix needs about six. */
const SWEEPS = 30

/** @returns all min(nRows, nColumns) singular values of a small matrix, falling. */
export function naiveSingularValues(matrix: CsrMatrix): number[] {
  const columns = toDenseColumns(matrix)
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    for (let j = 0; j < columns.length; j++) for (let t = j + 1; t < columns.length; t++) separate(columns[j], columns[t])
  }
  const lengths = columns.map((column) => Math.sqrt(dot(column, column))).sort((one, other) => other - one)
  return lengths.slice(0, Math.min(matrix.nRows, matrix.nColumns))
}

/** @returns nRows × nColumns, one array a row. */
export function toDenseRows({ nRows, nColumns, rowStart, columns, values }: CsrMatrix): number[][] {
  const dense = Array.from({ length: nRows }, () => new Array<number>(nColumns).fill(0))
  for (let i = 0; i < nRows; i++) for (let p = rowStart[i]; p < rowStart[i + 1]; p++) dense[i][columns[p]] += values[p]
  return dense
}

export function dot(one: ArrayLike<number>, other: ArrayLike<number>): number {
  let sum = 0
  for (let j = 0; j < one.length; j++) sum += one[j] * other[j]
  return sum
}

function toDenseColumns(matrix: CsrMatrix): number[][] {
  const rows = toDenseRows(matrix)
  return Array.from({ length: matrix.nColumns }, (_, j) => rows.map((row) => row[j]))
}

/** Rotate two columns so that they stand at right angles. */
function separate(one: number[], other: number[]): void {
  const across = dot(one, other)
  if (across === 0) return
  const tilt = (dot(other, other) - dot(one, one)) / (2 * across)
  const tangent = (tilt >= 0 ? 1 : -1) / (Math.abs(tilt) + Math.sqrt(1 + tilt * tilt))
  const cosine = 1 / Math.sqrt(1 + tangent * tangent)
  for (let i = 0; i < one.length; i++) {
    const held = one[i]
    one[i] = cosine * (held - tangent * other[i])
    other[i] = cosine * (tangent * held + other[i])
  }
}
