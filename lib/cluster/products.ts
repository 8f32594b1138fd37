/**
 * A row times many vectors at once.
 * In: rows of either kind.   Out: dot products, read by ./quality.ts and ./polish.ts.
 */
import type { Matrix } from '../numeric/matrix.ts'

/**
 * @param vectors  nColumns × k, term-major: element t of vector c at t · k + c. Not modified.
 * @param products k; out: row i times each vector.
 * @returns the row's squared length; 0 for an empty row.
 */
export function multiplyRow(rows: Matrix, i: number, vectors: Float64Array, products: Float64Array): number {
  products.fill(0)
  const k = products.length
  const { start, end } = slotsOf(rows, i)
  const { values } = rows
  let squared = 0
  let p = start
  // Four elements at a time: each product is read and written a quarter as often, which halves the time.
  for (; p + 3 < end; p += 4) {
    const [v0, v1, v2, v3] = [values[p], values[p + 1], values[p + 2], values[p + 3]]
    squared += v0 * v0 + v1 * v1 + v2 * v2 + v3 * v3
    const o0 = columnAt(rows, p, start) * k
    const o1 = columnAt(rows, p + 1, start) * k
    const o2 = columnAt(rows, p + 2, start) * k
    const o3 = columnAt(rows, p + 3, start) * k
    for (let c = 0; c < k; c++) products[c] += v0 * vectors[o0 + c] + v1 * vectors[o1 + c] + v2 * vectors[o2 + c] + v3 * vectors[o3 + c]
  }
  for (; p < end; p++) {
    const value = values[p]
    squared += value * value
    const offset = columnAt(rows, p, start) * k
    for (let c = 0; c < k; c++) products[c] += value * vectors[offset + c]
  }
  return squared
}

/** Add row i to vector c of `vectors`, term-major as above. */
export function addRow(rows: Matrix, i: number, vectors: Float64Array, c: number, k: number): void {
  const { start, end } = slotsOf(rows, i)
  for (let p = start; p < end; p++) vectors[columnAt(rows, p, start) * k + c] += rows.values[p]
}

/** @returns whether every element of row i is 0. */
export function isEmptyRow(rows: Matrix, i: number): boolean {
  const { start, end } = slotsOf(rows, i)
  for (let p = start; p < end; p++) if (rows.values[p] !== 0) return false
  return true
}

const columnAt = (rows: Matrix, p: number, start: number) => (rows.kind === 'csr' ? rows.columns[p] : p - start)

function slotsOf(rows: Matrix, i: number): { start: number; end: number } {
  return rows.kind === 'csr' ? { start: rows.rowStart[i], end: rows.rowStart[i + 1] } : { start: i * rows.nColumns, end: (i + 1) * rows.nColumns }
}
