/**
 * The distinct documents of a corpus as one dense table in shared memory.
 * In: unit rows, from ../text/tfidf.ts or ../numeric/svd.ts.   Out: Table, read by ./neighbours.ts, ./embed.ts, ./trustworthiness.ts.
 */
import type { DenseMatrix, Matrix } from '../numeric/matrix.ts'
import { truncatedSvd } from '../numeric/svd.ts'
import type { WorkerPool } from '../numeric/worker-pool.ts'

export interface Table {
  /** Distinct rows that are not empty; each stands at a position 0 … n − 1. */
  n: number
  /** Columns, a multiple of 4; the added ones are 0. */
  width: number
  /** (n + 3) × width, row-major, unit rows, in shared memory; the three rows at the end let kernels read four at a time. */
  values: Float32Array
  /** nRows; position of each document, −1 if its row is empty. Equal rows share a position. */
  positionOf: Int32Array
  /** n; how many documents share each position, ≥ 1. */
  copies: Int32Array
}

/** Sparse rows are compared in this many main directions at most, as LSA does by default. */
const DIRECTIONS = 100

/**
 * @param rows nRows × nColumns; scaled to unit length here. Not modified. Sparse rows are first brought to at most 100
 *   dimensions by a truncated SVD.
 * @param pool whose memory holds the table until released.
 * @returns Table; positions in the order of the documents.
 */
export async function loadTable(rows: Matrix, pool: WorkerPool, seed: number): Promise<Table> {
  const dense = rows.kind === 'dense' ? rows : await reduce(rows, pool, seed)
  const { first, positionOf, copies } = findDistinct(dense)
  const width = Math.max(4, Math.ceil(dense.nColumns / 4) * 4)
  const values = pool.memory.float32((first.length + 3) * width)
  first.forEach((i, position) => {
    const row = dense.values.subarray(i * dense.nColumns, (i + 1) * dense.nColumns)
    let squared = 0
    for (const value of row) squared += value * value
    const scale = 1 / Math.sqrt(squared)
    row.forEach((value, t) => (values[position * width + t] = value * scale))
  })
  return { n: first.length, width, values, positionOf, copies }
}

/**
 * Bring the positions of a table into another order.
 * @param order n; the present position of the row that is to stand at each place.
 * @param table in-out.
 */
export function reorderTable(table: Table, order: Int32Array): void {
  const { n, width } = table
  const before = table.values.slice(0, n * width)
  const placeOf = new Int32Array(n)
  order.forEach((from, place) => {
    table.values.set(before.subarray(from * width, (from + 1) * width), place * width)
    placeOf[from] = place
  })
  table.copies = table.copies.map((_, place) => table.copies[order[place]])
  table.positionOf = table.positionOf.map((position) => (position < 0 ? -1 : placeOf[position]))
}

async function reduce(rows: Matrix & { kind: 'csr' }, pool: WorkerPool, seed: number): Promise<DenseMatrix> {
  const dimensions = Math.min(DIRECTIONS, rows.nRows, rows.nColumns)
  if (dimensions === 0) return { kind: 'dense', nRows: rows.nRows, nColumns: 0, values: new Float32Array(0) }
  return (await truncatedSvd(rows, { dimensions, seed, pool })).rows
}

function findDistinct({ nRows, nColumns, values }: DenseMatrix): { first: number[]; positionOf: Int32Array; copies: Int32Array } {
  // −0 and 0 are one number but two patterns; adding 0 makes them one
  const bits = new Uint32Array(values.map((value) => value + 0).buffer)
  const first: number[] = []
  const sharing: number[] = []
  const positionOf = new Int32Array(nRows).fill(-1)
  const byHash = new Map<number, number[]>()
  const same = (i: number, j: number) => {
    for (let t = 0; t < nColumns; t++) if (bits[i * nColumns + t] !== bits[j * nColumns + t]) return false
    return true
  }
  for (let i = 0; i < nRows; i++) {
    let hash = 0
    let filled = 0
    for (let t = i * nColumns; t < (i + 1) * nColumns; t++) {
      filled |= bits[t]
      hash = Math.imul(hash ^ bits[t], 0x9e3779b1)
      hash ^= hash >>> 15
    }
    if (filled === 0) continue
    const bucket = byHash.get(hash)
    const known = bucket?.find((position) => same(first[position], i))
    if (known !== undefined) {
      positionOf[i] = known
      sharing[known]++
      continue
    }
    positionOf[i] = first.length
    if (bucket) bucket.push(first.length)
    else byHash.set(hash, [first.length])
    first.push(i)
    sharing.push(1)
  }
  return { first, positionOf, copies: Int32Array.from(sharing) }
}
