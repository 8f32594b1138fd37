/**
 * What every engine asks of its input before it computes.
 * In: rows and options, from a caller.   Out: the full rows (those with a term), read by the engines.
 */
import type { Matrix } from '../numeric/matrix.ts'
import type { ClusterOptions } from './engine.ts'

/** Rows may miss length 1 by this much: Float32 rounding of a row of 10⁴ terms stays below it. */
const LENGTH_TOLERANCE = 1e-3
export const DEFAULT_MAX_ITERATIONS = 300
export const MAX_THREADS = 64

/**
 * @param rows nRows × nColumns; every row has length 1 (±1e-3) or is empty (all zero).
 * @returns Int32Array: the numbers of the rows that are not empty, rising.
 * @throws TypeError for arrays that do not fit the shape, naming the first bad row; RangeError for a size out of range.
 */
export function checkRows(rows: Matrix): Int32Array {
  checkShape(rows)
  return findFullRows(rows)
}

/**
 * @param nFull rows that are not empty.
 * @throws RangeError for an option out of range; TypeError for initial centroids of another shape or length.
 */
export function checkOptions(rows: Matrix, nFull: number, options: ClusterOptions): void {
  const { k, seed, initialCentroids, maxIterations = DEFAULT_MAX_ITERATIONS, threads = 1 } = options
  checkInteger('k', k, 2, rows.nRows)
  if (k > nFull) throw new RangeError(`k must be at most ${nFull}, the number of rows that are not empty. Got ${k}.`)
  checkInteger('seed', seed, 0, 2 ** 31 - 1)
  checkInteger('maxIterations', maxIterations, 1, Infinity)
  checkInteger('threads', threads, 1, MAX_THREADS)
  if (!initialCentroids) return
  if (initialCentroids.length !== k * rows.nColumns) {
    throw new TypeError(`initialCentroids must hold k × nColumns = ${k * rows.nColumns} numbers. Got ${initialCentroids.length}.`)
  }
  for (let c = 0; c < k; c++) checkLength('initialCentroids', c, squaredLength(initialCentroids, c * rows.nColumns, (c + 1) * rows.nColumns))
}

/**
 * @param low  smallest allowed value.
 * @param high largest allowed value; Infinity for none.
 * @throws RangeError with name, rule and value.
 */
export function checkInteger(name: string, value: number, low: number, high: number): void {
  if (Number.isInteger(value) && value >= low && value <= high) return
  throw new RangeError(`${name} must be an integer ${high === Infinity ? `≥ ${low}` : `in [${low}, ${high}]`}. Got ${value}.`)
}

function checkShape(rows: Matrix): void {
  checkInteger('nRows', rows.nRows, 0, 2 ** 31 - 1)
  checkInteger('nColumns', rows.nColumns, 0, 2 ** 31 - 1)
  if (rows.kind === 'dense') {
    if (rows.values.length !== rows.nRows * rows.nColumns) throw new TypeError(`values must hold nRows × nColumns = ${rows.nRows * rows.nColumns} numbers. Got ${rows.values.length}.`)
    return
  }
  const { nRows, nColumns, rowStart, columns, values } = rows
  if (rowStart.length !== nRows + 1) throw new TypeError(`rowStart must hold nRows + 1 = ${nRows + 1} offsets. Got ${rowStart.length}.`)
  if (columns.length !== values.length) throw new TypeError(`columns and values must be of one length. Got ${columns.length} and ${values.length}.`)
  for (let i = 0; i < nRows; i++) {
    if (rowStart[i] < 0 || rowStart[i] > rowStart[i + 1] || rowStart[i + 1] > columns.length) throw new TypeError(`rowStart must rise within [0, ${columns.length}]. Got ${rowStart[i]}, ${rowStart[i + 1]} at row ${i}.`)
    for (let p = rowStart[i]; p < rowStart[i + 1]; p++) {
      if (columns[p] < 0 || columns[p] >= nColumns || (p > rowStart[i] && columns[p] <= columns[p - 1])) {
        throw new TypeError(`columns must rise within [0, ${nColumns - 1}] in each row. Got ${columns[p]} in row ${i}.`)
      }
    }
  }
}

function findFullRows(rows: Matrix): Int32Array {
  const full = new Int32Array(rows.nRows)
  let nFull = 0
  for (let i = 0; i < rows.nRows; i++) {
    const start = rows.kind === 'csr' ? rows.rowStart[i] : i * rows.nColumns
    const end = rows.kind === 'csr' ? rows.rowStart[i + 1] : start + rows.nColumns
    const squared = squaredLength(rows.values, start, end)
    if (squared === 0) continue
    checkLength('row', i, squared)
    full[nFull++] = i
  }
  return full.slice(0, nFull)
}

function squaredLength(values: Float32Array, start: number, end: number): number {
  let sum = 0
  for (let p = start; p < end; p++) sum += values[p] * values[p]
  return sum
}

function checkLength(name: string, index: number, squared: number): void {
  const length = Math.sqrt(squared)
  if (Math.abs(length - 1) <= LENGTH_TOLERANCE) return
  throw new TypeError(`${name} ${index} must have length 1 (±${LENGTH_TOLERANCE}). Got ${Number(length.toPrecision(6))}.`)
}
