/**
 * The cheap way to straighten a panel whose columns are well apart: Cholesky factor of its Gram matrix, inverted.
 * In: a Gram matrix, from ./svd.ts.   Out: Straightening, read by ./svd.ts, which takes the way over eigenvalues if this fails.
 * Source: Golub & Van Loan, Matrix Computations, 4th ed. (2013), sections 4.2.5, 5.2.9 and 7.3.1.
 */

export interface Straightening {
  /** n × n, row-major, lower triangle: L⁻¹ with L·Lᵀ the Gram matrix, so that panel·L⁻ᵀ has unit columns at right angles. */
  inverse: Float64Array
  /** The panel's smallest singular value, from above: within some percent, as close ones are not told apart. */
  smallest: number
}

/** Steps of inverse iteration. */
const STEPS = 20

/**
 * @param gram  n × n, row-major, symmetric. Not modified.
 * @param floor a column counts as dependent on those before it if less than this part of its squared length is its own.
 * @returns null if a column is dependent. Time O(n³ ÷ 3).
 */
export function invertCholesky(gram: Float64Array, n: number, floor: number): Straightening | null {
  const factor = new Float64Array(n * n)
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = gram[i * n + j]
      for (let p = 0; p < j; p++) sum -= factor[i * n + p] * factor[j * n + p]
      if (j < i) factor[i * n + j] = sum / factor[j * n + j]
      else if (sum > floor * gram[i * n + i]) factor[i * n + i] = Math.sqrt(sum)
      else return null
    }
  }
  const inverse = invertLower(factor, n)
  return { inverse, smallest: 1 / longestStretch(inverse, n) }
}

function invertLower(factor: Float64Array, n: number): Float64Array {
  const inverse = new Float64Array(n * n)
  for (let i = 0; i < n; i++) {
    const scale = 1 / factor[i * n + i]
    for (let p = 0; p < i; p++) {
      const weight = -factor[i * n + p] * scale
      for (let j = 0; j <= p; j++) inverse[i * n + j] += weight * inverse[p * n + j]
    }
    inverse[i * n + i] = scale
  }
  return inverse
}

/** The largest singular value of a lower triangle, from below, by power iteration. */
function longestStretch(lower: Float64Array, n: number): number {
  let vector = new Float64Array(n).fill(1 / Math.sqrt(n))
  let length = 0
  for (let step = 0; step < STEPS; step++) {
    const back = new Float64Array(n)
    for (let i = 0; i < n; i++) {
      let sum = 0
      for (let j = 0; j <= i; j++) sum += lower[i * n + j] * vector[j]
      for (let j = 0; j <= i; j++) back[j] += lower[i * n + j] * sum
    }
    length = Math.sqrt(back.reduce((sum, value) => sum + value * value, 0))
    vector = back.map((value) => value / length)
  }
  return Math.sqrt(length)
}
