/**
 * Eigenvalues and eigenvectors of a small symmetric matrix: Householder reduction to three diagonals, then implicit QL.
 * In: Gram matrices of panels, from ./svd.ts.   Out: SymmetricEigen, read by ./svd.ts.
 * Source: Golub & Van Loan, Matrix Computations, 4th ed. (2013), sections 8.3.1 and 8.3.3.
 * ml-matrix has the same; its EigenvalueDecomposition took twice as long at 128 × 128 and is nobody's direct dependency here.
 */

export interface SymmetricEigen {
  /** n eigenvalues, falling. */
  values: Float64Array
  /** n × n, row-major: row c is the unit eigenvector of values[c]. */
  vectors: Float64Array
}

/** An off-diagonal entry this small beside its neighbours on the diagonal counts as zero: the rounding unit of f64. */
const EPSILON = 2 ** -52
/** QL settles an eigenvalue in two or three steps; EISPACK gives up at 30. */
const MAX_STEPS = 60
/** From then on an entry also counts as zero if it is as small beside the largest: in a matrix of low rank the rounding of large entries keeps the small ones moving. */
const PATIENCE = 30

/**
 * @param matrix n × n, row-major, symmetric, finite. Not modified.
 * @returns all eigenpairs. Time O(n³): about 10 ms for n = 128. The sign of each vector is not fixed.
 * @throws RangeError if an entry is not finite.
 */
export function symmetricEigen(matrix: Float64Array, n: number): SymmetricEigen {
  if (!matrix.every(Number.isFinite)) throw new RangeError('matrix must be finite. Got an entry that is infinite or not a number.')
  const reduced = Float64Array.from(matrix)
  const scales = new Float64Array(n)
  const offDiagonal = new Float64Array(n)
  for (let k = 0; k + 2 < n; k++) offDiagonal[k] = reflectColumn(reduced, n, k, scales)
  if (n > 1) offDiagonal[n - 2] = reduced[(n - 1) * n + n - 2]
  const diagonal = Float64Array.from({ length: n }, (_, j) => reduced[j * n + j])
  const vectors = accumulateReflections(reduced, n, scales)
  const largest = diagonal.reduce((most, value, j) => Math.max(most, Math.abs(value) + Math.abs(offDiagonal[j])), 0)
  for (let low = 0; low < n; low++) settleEigenvalue(diagonal, offDiagonal, vectors, n, low, largest)
  return sortFalling(diagonal, vectors, n)
}

/**
 * One Householder reflection I − s·v·vᵀ that clears column k below its first off-diagonal entry.
 * v (n − k − 1 numbers) is left in row k right of the diagonal, s in scales[k].
 * @returns the off-diagonal entry that remains.
 */
function reflectColumn(a: Float64Array, n: number, k: number, scales: Float64Array): number {
  let squared = 0
  for (let j = k + 1; j < n; j++) squared += a[k * n + j] * a[k * n + j]
  const first = a[k * n + k + 1]
  if (squared === first * first) return first
  const remaining = first > 0 ? -Math.sqrt(squared) : Math.sqrt(squared)
  a[k * n + k + 1] = first - remaining
  const scale = 1 / (squared - first * remaining)
  scales[k] = scale
  const product = new Float64Array(n)
  let along = 0
  for (let i = k + 1; i < n; i++) {
    let sum = 0
    for (let j = k + 1; j < n; j++) sum += a[i * n + j] * a[k * n + j]
    product[i] = sum * scale
    along += product[i] * a[k * n + i]
  }
  const half = (along * scale) / 2
  for (let i = k + 1; i < n; i++) product[i] -= half * a[k * n + i]
  for (let i = k + 1; i < n; i++) {
    const v = a[k * n + i]
    const w = product[i]
    for (let j = k + 1; j < n; j++) a[i * n + j] -= v * product[j] + w * a[k * n + j]
  }
  return remaining
}

/** @returns n × n, row-major: the product of the reflections, transposed, so that later rotations mix whole rows. */
function accumulateReflections(reduced: Float64Array, n: number, scales: Float64Array): Float64Array {
  const vectors = new Float64Array(n * n)
  for (let j = 0; j < n; j++) vectors[j * n + j] = 1
  for (let k = n - 3; k >= 0; k--) {
    if (scales[k] === 0) continue
    const v = reduced.subarray(k * n, (k + 1) * n)
    for (let i = k + 1; i < n; i++) {
      let sum = 0
      for (let j = k + 1; j < n; j++) sum += vectors[i * n + j] * v[j]
      sum *= scales[k]
      for (let j = k + 1; j < n; j++) vectors[i * n + j] -= sum * v[j]
    }
  }
  return vectors
}

/** Implicit QL steps until diagonal[low] is an eigenvalue; every rotation is applied to the rows of `vectors` too. */
function settleEigenvalue(diagonal: Float64Array, offDiagonal: Float64Array, vectors: Float64Array, n: number, low: number, largest: number): void {
  for (let step = 0; step < MAX_STEPS; step++) {
    const floor = step < PATIENCE ? 0 : largest
    let high = low
    while (high < n - 1 && Math.abs(offDiagonal[high]) > EPSILON * Math.max(floor, Math.abs(diagonal[high]) + Math.abs(diagonal[high + 1]))) high++
    if (high === low) return
    const gap = (diagonal[low + 1] - diagonal[low]) / (2 * offDiagonal[low])
    const root = Math.sqrt(gap * gap + 1)
    let g = diagonal[high] - diagonal[low] + offDiagonal[low] / (gap + (gap >= 0 ? root : -root))
    let sine = 1
    let cosine = 1
    let shift = 0
    let j = high - 1
    for (; j >= low; j--) {
      const f = sine * offDiagonal[j]
      const b = cosine * offDiagonal[j]
      const length = Math.sqrt(f * f + g * g)
      offDiagonal[j + 1] = length
      if (length === 0) break
      sine = f / length
      cosine = g / length
      g = diagonal[j + 1] - shift
      const t = (diagonal[j] - g) * sine + 2 * cosine * b
      shift = sine * t
      diagonal[j + 1] = g + shift
      g = cosine * t - b
      rotateRows(vectors, n, j, sine, cosine)
    }
    if (j >= low) diagonal[j + 1] -= shift
    else {
      diagonal[low] -= shift
      offDiagonal[low] = g
    }
    offDiagonal[high] = 0
  }
  throw new RangeError(`matrix must be symmetric. Got one whose eigenvalues do not settle in ${MAX_STEPS} steps.`)
}

function rotateRows(vectors: Float64Array, n: number, row: number, sine: number, cosine: number): void {
  for (let p = row * n; p < (row + 1) * n; p++) {
    const upper = vectors[p]
    const lower = vectors[p + n]
    vectors[p + n] = sine * upper + cosine * lower
    vectors[p] = cosine * upper - sine * lower
  }
}

function sortFalling(diagonal: Float64Array, vectors: Float64Array, n: number): SymmetricEigen {
  const order = Array.from(diagonal.keys()).sort((one, other) => diagonal[other] - diagonal[one] || one - other)
  const sorted = new Float64Array(n * n)
  order.forEach((from, to) => sorted.set(vectors.subarray(from * n, (from + 1) * n), to * n))
  return { values: Float64Array.from(order, (from) => diagonal[from]), vectors: sorted }
}
