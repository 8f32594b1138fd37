/**
 * How far two partitions of the same documents agree.
 * In: two assignments.   Out: ARI, V-measure, AMI (../domain/agreement.ts), read by ./choose-k.ts, ./consensus.ts's tests and the evaluation.
 */
import { adjustedInformationOf, randIndexOf, vMeasureOf, type CrossTable } from '../domain/agreement.ts'

/**
 * @param a, b nDocuments each; cluster of each document, ≥ 0. Documents with −1 in either are left out.
 * @returns adjusted Rand index, ≤ 1; 1 for equal partitions up to numbering, 0 expected by chance.
 */
export const adjustedRandIndex = (a: ArrayLike<number>, b: ArrayLike<number>): number => randIndexOf(crossTabulate(a, b))

/** @param truth, found as in adjustedRandIndex. @returns harmonic mean of homogeneity and completeness, in [0, 1]. */
export const vMeasure = (truth: ArrayLike<number>, found: ArrayLike<number>): number => vMeasureOf(crossTabulate(truth, found))

/** @param a, b as in adjustedRandIndex. @returns adjusted mutual information, ≤ 1. */
export const adjustedMutualInformation = (a: ArrayLike<number>, b: ArrayLike<number>): number => adjustedInformationOf(crossTabulate(a, b))

function crossTabulate(a: ArrayLike<number>, b: ArrayLike<number>): CrossTable {
  const table: CrossTable = { n: 0, cells: [], rows: [], columns: [] }
  const [rowOf, columnOf, cellOf] = [new Map<number, number>(), new Map<number, number>(), new Map<number, number>()]
  for (let i = 0; i < a.length; i++) {
    if (a[i] < 0 || b[i] < 0) continue
    table.n++
    const row = positionOf(rowOf, a[i])
    const column = positionOf(columnOf, b[i])
    const cell = positionOf(cellOf, row * a.length + column)
    table.rows[row] = (table.rows[row] ?? 0) + 1
    table.columns[column] = (table.columns[column] ?? 0) + 1
    if (cell === table.cells.length) table.cells.push({ row, column, count: 0 })
    table.cells[cell].count++
  }
  return table
}

function positionOf(positions: Map<number, number>, key: number): number {
  const known = positions.get(key)
  if (known !== undefined) return known
  positions.set(key, positions.size)
  return positions.size - 1
}
