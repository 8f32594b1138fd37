/**
 * Latent semantic analysis: the main directions of a sparse matrix, by a randomised truncated SVD.
 * In: documentTermMatrix, from ../text/tfidf.ts.   Out: TruncatedSvd; its rows, after ./svd-rows.ts, are read by ../cluster.
 * Source: Halko, Martinsson & Tropp, SIAM Review 53 (2011) 217–288, doi:10.1137/090771806 (subspace iteration and
 * Rayleigh–Ritz); shifts in the iteration: Feng, Yu, Xie & Tang, ACM TOMS 50 (2024), doi:10.1145/3660629.
 */
import type { CsrMatrix, DenseMatrix } from './matrix.ts'
import { createRandom } from './random.ts'
import { invertCholesky } from './svd-cholesky.ts'
import { symmetricEigen } from './svd-eigen.ts'
import { loadPanels, SLICE_WIDTH, type Panels } from './svd-panels.ts'
import { explainVariance, sumColumns, type ColumnSums, type ExplainedVariance } from './svd-variance.ts'
import { openWorkerPool, type WorkerPool } from './worker-pool.ts'

export interface SvdOptions {
  /** Integer in [1, min(nRows, nColumns)]. */
  dimensions: number
  /** Integer in [0, 2³¹ − 1]. */
  seed: number
  /** Passes over the matrix that sharpen the directions, integer ≥ 1; default 4. */
  powerIterations?: number
  /** Directions carried along beyond `dimensions`, integer ≥ 0; the sum is rounded up to a multiple of 16; default 20. */
  oversampling?: number
  /** Worker threads, ≥ 1; default 1. Changes the speed, never a bit of the answer. Ignored if `pool` is given. */
  threads?: number
  /** Run on these workers and in their memory, which is given back; else on workers of its own. */
  pool?: WorkerPool
  /** Told after each pass; fraction in [0, 1]. */
  onProgress?: (fraction: number) => void
  /** Stops between two slices of a pass with an error of code CANCELLED. Ignored if `pool` is given: it has its own. */
  signal?: AbortSignal
}

export interface TruncatedSvd extends ExplainedVariance {
  /** nRows × dimensions: U·Σ, the documents in the new directions, not scaled to unit length. */
  rows: DenseMatrix
  /** dimensions × nColumns, row-major: Vᵀ, unit rows at right angles; each one's largest entry by size is positive. */
  components: Float32Array
  /** dimensions numbers ≥ 0, falling: the lengths of the columns of `rows`. */
  singularValues: Float64Array
}

/** Above any use; keeps width × width in bounds. */
const MOST = 1000
/** Roots of the Chebyshev polynomial of degree 3 on [0, 1], the middle one first, as the bound they scale still grows. */
const CHEBYSHEV_ROOTS = [0.5, 0.933, 0.067]
/** Eigenvalues of a Gram matrix below this part of the largest are rounding of its Float32 columns, not directions. */
const DIRECTION_FLOOR = 1e-13
/** Below this part, one turn leaves the new directions visibly off the right angle: turn again. */
const CLEAN_FLOOR = 1e-8
/** A singular value below this part of the largest is a rounding error of Float32 rows: it counts as zero. */
const RANK_FLOOR = 1e-6

/**
 * Approximate the `dimensions` largest singular triplets of `matrix`, without centring it.
 * @param matrix  nRows × nColumns, CSR, finite. Not modified.
 * @returns as TruncatedSvd says. If the rank is below `dimensions`, the remaining singular values, components and columns
 *   are zero. Directions whose singular value is below some 10⁻³ of the largest are not told apart from one another.
 * @throws RangeError if an option is out of range or the matrix has no row or no column; TypeError for arrays that do not
 *   fit the shape or values that are not finite; errors of code CANCELLED or PIPELINE as ./worker-pool.ts.
 * Same matrix, options and seed: same bits on any number of threads. Time O(powerIterations · nonzeros · width), memory
 *   the matrix again, 3 × nColumns × width Float32, and the answer.
 */
export async function truncatedSvd(matrix: CsrMatrix, options: SvdOptions): Promise<TruncatedSvd> {
  const { dimensions, seed, powerIterations = 4, oversampling = 20, threads = 1, signal, onProgress } = options
  checkSvdInput(matrix, { dimensions, seed, powerIterations, oversampling })
  const pool = options.pool ?? (await openWorkerPool({ threads, signal }))
  const mark = pool.memory.mark()
  try {
    const width = Math.ceil((dimensions + oversampling) / SLICE_WIDTH) * SLICE_WIDTH
    const panels = loadPanels(matrix, width, pool)
    const report = (passes: number) => onProgress?.(passes / (powerIterations + 2))
    await panels.start(createRandom(seed))
    report(1)
    await sharpen(panels, width, powerIterations, report)
    await takeMainDirections(panels, width, dimensions)
    const rows: DenseMatrix = { kind: 'dense', nRows: matrix.nRows, nColumns: dimensions, values: await panels.project(dimensions) }
    const components = panels.transpose(dimensions)
    const columns = sumColumns(rows)
    const singularValues = arrange(rows, components, columns)
    report(powerIterations + 2)
    return { rows, components, singularValues, ...explainVariance(matrix, columns) }
  } finally {
    pool.memory.release(mark)
    if (!options.pool) await pool.close()
  }
}

function checkSvdInput(matrix: CsrMatrix, options: Record<'dimensions' | 'seed' | 'powerIterations' | 'oversampling', number>): void {
  const { nRows, nColumns } = matrix
  if (nRows < 1 || nColumns < 1) throw new RangeError(`matrix must have at least one row and one column. Got ${nRows} × ${nColumns}.`)
  checkInteger('dimensions', options.dimensions, 1, Math.min(nRows, nColumns))
  checkInteger('seed', options.seed, 0, 2 ** 31 - 1)
  checkInteger('powerIterations', options.powerIterations, 1, MOST)
  checkInteger('oversampling', options.oversampling, 0, MOST)
  checkSlots(matrix)
}

/** The kernels trust every address they are given: a wrong one must not reach them. */
function checkSlots({ nRows, nColumns, rowStart, columns, values }: CsrMatrix): void {
  if (rowStart.length !== nRows + 1) throw new TypeError(`rowStart must hold nRows + 1 = ${nRows + 1} offsets. Got ${rowStart.length}.`)
  if (columns.length !== values.length) throw new TypeError(`columns and values must be of one length. Got ${columns.length} and ${values.length}.`)
  for (let i = 0; i < nRows; i++) {
    if (rowStart[i] >= 0 && rowStart[i] <= rowStart[i + 1] && rowStart[i + 1] <= columns.length) continue
    throw new TypeError(`rowStart must rise within [0, ${columns.length}]. Got ${rowStart[i]}, ${rowStart[i + 1]} at row ${i}.`)
  }
  for (let p = 0; p < columns.length; p++) {
    if (columns[p] < 0 || columns[p] >= nColumns) throw new TypeError(`columns must lie in [0, ${nColumns - 1}]. Got ${columns[p]} at slot ${p}.`)
    if (!Number.isFinite(values[p])) throw new TypeError(`values must be finite. Got ${values[p]} at slot ${p}.`)
  }
}

function checkInteger(name: string, value: number, low: number, high: number): void {
  if (!Number.isInteger(value) || value < low || value > high) throw new RangeError(`${name} must be an integer in [${low}, ${high}]. Got ${value}.`)
}

/**
 * Subspace iteration with AᵀA. From the second pass on, a multiple of the identity is taken away from it, so that together
 * the passes apply a Chebyshev polynomial, which damps the unwanted end of the spectrum far better than a power does.
 */
async function sharpen(panels: Panels, width: number, powerIterations: number, report: (passes: number) => void): Promise<void> {
  let shift = 0
  let bound = 0
  for (let pass = 0; pass < powerIterations; pass++) {
    const smallest = await straighten(panels, width)
    // (AᵀA − shift)·Q cannot show a singular value above λ_width − shift, as long as shift ≤ λ_width ÷ 2
    if (pass > 0 && shift <= bound / 2) bound = Math.max(bound, smallest + shift)
    shift = pass === 0 || pass === powerIterations - 1 ? 0 : bound * CHEBYSHEV_ROOTS[(pass - 1) % CHEBYSHEV_ROOTS.length]
    await panels.fold(shift)
    report(pass + 2)
  }
}

/**
 * Make the panel's columns unit vectors at right angles that span what it spanned; directions it lacks become zero columns.
 * @returns the panel's smallest singular value before; 0 if a direction was lacking.
 */
async function straighten(panels: Panels, width: number): Promise<number> {
  const gram = await panels.gram()
  const quick = invertCholesky(gram, width, CLEAN_FLOOR)
  if (!quick) return straightenByEigenvalues(panels, gram, width)
  await panels.turn(quick.inverse, width)
  return quick.smallest
}

async function straightenByEigenvalues(panels: Panels, gram: Float64Array, width: number): Promise<number> {
  const { values, vectors } = symmetricEigen(gram, width)
  let nKept = 0
  while (nKept < width && values[nKept] > DIRECTION_FLOOR * values[0]) nKept++
  for (let r = 0; r < nKept; r++) {
    const scale = 1 / Math.sqrt(values[r])
    for (let j = 0; j < width; j++) vectors[r * width + j] *= scale
  }
  await panels.turn(vectors, nKept)
  if (nKept > 0 && values[nKept - 1] < CLEAN_FLOOR * values[0]) await straightenByEigenvalues(panels, await panels.gram(), width)
  return nKept < width ? 0 : Math.sqrt(values[width - 1])
}

/** Rayleigh–Ritz: turn the panel so that its first columns are the directions in which A is longest. */
async function takeMainDirections(panels: Panels, width: number, dimensions: number): Promise<void> {
  const { vectors } = symmetricEigen(await panels.crossGram(), width)
  panels.unfold()
  await panels.turn(vectors, dimensions)
  panels.orient()
}

/**
 * Put the directions in falling order of length and clear those that are rounding. Rayleigh–Ritz leaves next to nothing to do.
 * @param rows in-out. @param components in-out. @param columns in-out: of `rows`. @returns the singular values.
 */
function arrange(rows: DenseMatrix, components: Float32Array, columns: ColumnSums): Float64Array {
  const { nRows, nColumns: dimensions, values } = rows
  const lengths = columns.squares.map(Math.sqrt)
  const from = Array.from(lengths.keys()).sort((one, other) => lengths[other] - lengths[one] || one - other)
  const sorted = Float64Array.from(from, (r) => (lengths[r] > RANK_FLOOR * lengths[from[0]] ? lengths[r] : 0))
  if (sorted.every((length, r) => from[r] === r && length > 0)) return sorted
  const nTerms = components.length / dimensions
  const old = { components: components.slice(), values: values.slice(), sums: columns.sums.slice(), squares: columns.squares.slice() }
  from.forEach((r, to) => {
    const keep = sorted[to] > 0 ? 1 : 0
    columns.sums[to] = keep * old.sums[r]
    columns.squares[to] = keep * old.squares[r]
    for (let j = 0; j < nTerms; j++) components[to * nTerms + j] = keep * old.components[r * nTerms + j]
    for (let i = 0; i < nRows; i++) values[i * dimensions + to] = keep * old.values[i * dimensions + r]
  })
  return sorted
}
