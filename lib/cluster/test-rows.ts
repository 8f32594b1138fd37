/**
 * Small matrices with known answers. For tests only.
 * In: a seed.   Out: unit rows, read by the tests of this folder.
 */
import type { CsrMatrix, DenseMatrix } from '../numeric/matrix.ts'
import { createRandom } from '../numeric/random.ts'

/** @param table rows of one length, taken as they are. */
export function denseRows(table: number[][]): DenseMatrix {
  return { kind: 'dense', nRows: table.length, nColumns: table[0]?.length ?? 0, values: Float32Array.from(table.flat()) }
}

/** @returns unit rows with about half their cells zero and the others in (0, 1). */
export function randomRows(nRows: number, nColumns: number, seed: number): DenseMatrix {
  const random = createRandom(seed)
  return denseRows(Array.from({ length: nRows }, () => {
    const row = Array.from({ length: nColumns }, () => Math.max(0, random.nextFloat() * 2 - 1))
    row[random.nextInteger(nColumns)] += 0.1
    return toUnit(row)
  }))
}

/** @returns unit rows with all cells in (−1, 1), like LSA rows. */
export function signedRows(nRows: number, nColumns: number, seed: number): DenseMatrix {
  const random = createRandom(seed)
  return denseRows(Array.from({ length: nRows }, () => toUnit(Array.from({ length: nColumns }, () => random.nextFloat() * 2 - 1))))
}

/** @returns documents of nThemes themes, each with 8 terms of its own and a little noise, and the theme of each. */
export function plantedRows(nRows: number, nThemes: number, seed: number): { rows: DenseMatrix; planted: Int32Array } {
  const random = createRandom(seed)
  const planted = Int32Array.from({ length: nRows }, (_, i) => i % nThemes)
  const rows = denseRows(Array.from(planted, (theme) => {
    const row = Array.from({ length: nThemes * 8 }, (_, t) => (Math.floor(t / 8) === theme ? 0.5 + random.nextFloat() : 0))
    row[random.nextInteger(row.length)] += 0.3
    return toUnit(row)
  }))
  return { rows, planted }
}

/** @returns the same matrix without its zeros. */
export function toCsr(rows: DenseMatrix): CsrMatrix {
  const rowStart = [0]
  const columns: number[] = []
  const values: number[] = []
  rows.values.forEach((value, slot) => {
    if (value !== 0) {
      columns.push(slot % rows.nColumns)
      values.push(value)
    }
    if (slot % rows.nColumns === rows.nColumns - 1) rowStart.push(columns.length)
  })
  return { kind: 'csr', nRows: rows.nRows, nColumns: rows.nColumns, rowStart: Int32Array.from(rowStart), columns: Int32Array.from(columns), values: Float32Array.from(values) }
}

/** @returns row order[0], row order[1], … */
export function shuffleRows(rows: DenseMatrix, order: number[]): DenseMatrix {
  return denseRows(order.map((i) => [...rows.values.subarray(i * rows.nColumns, (i + 1) * rows.nColumns)]))
}

/** @returns whether two partitions are equal up to the names of their clusters. */
export function samePartition(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  const forth = new Map<number, number>()
  const back = new Map<number, number>()
  for (let i = 0; i < a.length; i++) {
    if (!forth.has(a[i])) forth.set(a[i], b[i])
    if (!back.has(b[i])) back.set(b[i], a[i])
    if (forth.get(a[i]) !== b[i] || back.get(b[i]) !== a[i]) return false
  }
  return a.length === b.length
}

function toUnit(row: number[]): number[] {
  const length = Math.hypot(...row)
  return row.map((value) => value / length)
}
