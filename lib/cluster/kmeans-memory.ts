/**
 * The arrays of k-means in shared memory, in the layout that ../numeric/kernels/kmeans.ts expects.
 * In: rows, from ./kmeans.ts.   Out: LoadedRows and LloydArrays, read by ./lloyd.ts and ./kmeans-seeding.ts.
 */
import type { Matrix } from '../numeric/matrix.ts'
import type { SharedMemory } from '../numeric/shared-memory.ts'

/** Documents a chunk: some tenths of a millisecond of work, enough chunks for the threads to end together. */
export const DOCUMENT_CHUNK = 512
/** Terms a chunk of the centroid update. Fixed, because partial sums are added chunk by chunk. */
export const TERM_CHUNK = 512
/** Weights are rounded to multiples of 2⁻²⁸ (a fortieth of the Float32 step of a weight of 0.15), so that Float64 sums of
 *  fewer than 2²⁵ of them are exact: documents can be added and taken away in any order. */
const QUANTUM = 2 ** -28
const MAX_DOCUMENTS = 2 ** 25
/** Bounds beyond it are left out: the same bits, slower. A million documents and k = 268 still have them. */
const MAX_BOUND_BYTES = 2 ** 30

/** The rows that are not empty, brought to length 1; in shared memory, written here only. */
export interface LoadedRows {
  nRows: number
  nColumns: number
  /** nRows + 1 offsets; null for dense rows. */
  rowStart: Int32Array | null
  /** One column number per slot; null for dense rows. */
  columns: Int32Array | null
  /** One weight per slot. */
  values: Float32Array
  /** No weight is negative, as in TF-IDF. */
  positive: boolean
}

/** What Lloyd iterations over at most nDocuments documents work on; "position" counts within the run's documents. */
export interface LloydArrays {
  nDocuments: number
  k: number
  /** k rounded up to whole blocks of 4. */
  kPadded: number
  /** k rounded up to whole cache lines of 8 Float64. */
  sumsPadded: number
  /** Per position: the loaded row; filled by ./kmeans.ts. */
  documents: Int32Array
  /** nColumns × kPadded, term-major, unit length per cluster; padding lanes are 0. */
  centroids: Float32Array
  /** kPadded; 0 for a cluster, −4 for a padding lane, which so never wins. */
  padding: Float32Array
  /** nColumns × sumsPadded, term-major: exact sums of the rows of each cluster. */
  sums: Float64Array
  /** kPadded each; how each centroid moved in the last update, filled by ./lloyd.ts. */
  turnCosines: Float32Array
  turnSines: Float32Array
  rises: Float32Array
  falls: Float32Array
  errors: Float32Array
  /** Per position: own cluster; −1 before the first pass. */
  assignments: Int32Array
  /** Per position: lower bound of the cosine to the own centroid. */
  lower: Float32Array
  /** Per position × kPadded: upper bounds of the cosines to all centroids; if not `bounded`, per worker, and of no use. */
  upper: Float32Array
  /** Whether there is memory for the bounds. */
  bounded: boolean
  /** Positions that moved and where from (−1: nowhere), chunk by chunk; then put together by ./lloyd.ts. */
  movedPositions: Int32Array
  movedFrom: Int32Array
  /** Per chunk: how many moved. */
  movedCounts: Int32Array
  /** Per position: cosine to the own centroid, filled on demand. */
  cosines: Float32Array
  /** chunks of terms × 2 × sumsPadded: partial squared lengths (half of it), then partial squared moves up and down. */
  partials: Float64Array
  /** sumsPadded; 1 ÷ length of each sum. */
  scales: Float64Array
  /** The addresses of all this, as the kernels read them. */
  job: Int32Array
}

/**
 * Copy rows into shared memory, each brought to length 1 and rounded to the quantum.
 * @param full numbers of the rows to take, rising.
 * @throws RangeError above 2²⁵ rows or 2³¹ − 1 slots; ComputeError PIPELINE if the memory does not suffice.
 */
export function loadRows(memory: SharedMemory, rows: Matrix, full: Int32Array): LoadedRows {
  if (full.length > MAX_DOCUMENTS) throw new RangeError(`nRows must be at most ${MAX_DOCUMENTS}. Got ${full.length}.`)
  const { nColumns } = rows
  const dense = rows.kind === 'dense'
  let nSlots = dense ? full.length * nColumns : 0
  if (!dense) for (const i of full) nSlots += rows.rowStart[i + 1] - rows.rowStart[i]
  const rowStart = dense ? null : memory.int32(full.length + 1)
  const columns = dense ? null : memory.int32(nSlots)
  const values = memory.float32(nSlots)
  let slot = 0
  full.forEach((i, row) => {
    const start = dense ? i * nColumns : rows.rowStart[i]
    const end = dense ? start + nColumns : rows.rowStart[i + 1]
    let squared = 0
    for (let p = start; p < end; p++) squared += rows.values[p] * rows.values[p]
    const scale = 1 / (Math.sqrt(squared) * QUANTUM)
    if (!dense) columns!.set(rows.columns.subarray(start, end), slot)
    for (let p = start; p < end; p++) values[slot++] = Math.round(rows.values[p] * scale) * QUANTUM
    if (rowStart) rowStart[row + 1] = slot
  })
  return { nRows: full.length, nColumns, rowStart, columns, values, positive: values.every((value) => value >= 0) }
}

/**
 * @param maxBoundBytes most memory for bounds; default 1 GiB. Another value is for tests.
 * @throws ComputeError PIPELINE if the memory does not suffice.
 */
export function allocateLloyd(memory: SharedMemory, rows: LoadedRows, nDocuments: number, k: number, threads: number, maxBoundBytes = MAX_BOUND_BYTES): LloydArrays {
  const kPadded = Math.ceil(k / 4) * 4
  const sumsPadded = Math.ceil(k / 8) * 8
  const scratchBytes = Math.ceil((kPadded * 5) / 64) * 64
  const rowBytes = kPadded * 4
  const bounded = nDocuments * rowBytes <= maxBoundBytes
  const padding = memory.float32(kPadded)
  padding.fill(-4, k)
  const scratch = memory.uint8(scratchBytes * threads)
  const arrays = {
    nDocuments,
    k,
    kPadded,
    sumsPadded,
    documents: memory.int32(nDocuments),
    centroids: memory.float32(rows.nColumns * kPadded),
    padding,
    sums: memory.float64(rows.nColumns * sumsPadded),
    turnCosines: memory.float32(kPadded),
    turnSines: memory.float32(kPadded),
    rises: memory.float32(kPadded),
    falls: memory.float32(kPadded),
    errors: memory.float32(kPadded),
    assignments: memory.int32(nDocuments),
    lower: memory.float32(nDocuments),
    upper: memory.float32((bounded ? nDocuments : threads) * kPadded),
    bounded,
    movedPositions: memory.int32(nDocuments + k),
    movedFrom: memory.int32(nDocuments + k),
    movedCounts: memory.int32(Math.ceil(nDocuments / DOCUMENT_CHUNK)),
    cosines: memory.float32(nDocuments),
    partials: memory.float64(Math.ceil(rows.nColumns / TERM_CHUNK) * 2 * sumsPadded),
    scales: memory.float64(sumsPadded),
  }
  // the order is that of the fields of Rows and Job in ../numeric/kernels
  const fields = [
    rows.rowStart, rows.columns, rows.values, rows.nColumns,
    arrays.documents, arrays.centroids, kPadded, padding, arrays.turnCosines, arrays.turnSines, arrays.rises, arrays.falls, arrays.errors, rows.positive ? 1 : 0,
    arrays.upper, bounded ? rowBytes : 0, bounded ? 0 : rowBytes, arrays.lower, arrays.assignments, arrays.movedPositions, arrays.movedFrom, arrays.movedCounts, arrays.cosines,
    scratch, scratchBytes,
  ]
  return { ...arrays, job: memory.record(fields) }
}
