/**
 * How many different rows there are: no more clusters than that make sense.
 * In: rows, from ../text/tfidf.ts or ../numeric/svd.ts.   Out: a count, read by ./cluster-papers.ts.
 */
import type { Matrix } from '../numeric/matrix.ts'
import { isEmptyRow } from './products.ts'

/** @returns number of different rows, bit for bit; empty rows are not counted. Stops counting at `limit`. */
export function countDistinctRows(rows: Matrix, limit: number): number {
  const seen = new Set<string>()
  for (let i = 0; i < rows.nRows && seen.size < limit; i++) {
    if (!isEmptyRow(rows, i)) seen.add(rowKey(rows, i))
  }
  return seen.size
}

/** @returns which rows hold at least one value other than 0: nRows, 1 or 0. */
export function markFullRows(rows: Matrix): Uint8Array {
  return Uint8Array.from({ length: rows.nRows }, (_, i) => Number(!isEmptyRow(rows, i)))
}

function rowKey(rows: Matrix, i: number): string {
  const [from, to] = rows.kind === 'csr' ? [rows.rowStart[i], rows.rowStart[i + 1]] : [i * rows.nColumns, (i + 1) * rows.nColumns]
  const values = rows.values.subarray(from, to)
  return rows.kind === 'csr' ? `${rows.columns.subarray(from, to).join()}|${values.join()}` : values.join()
}
