/**
 * A sparse matrix and two panels (nColumns × width, the directions being improved) in shared memory, and the products
 * that ./svd.ts asks of them. Layout and loops: kernels/svd.ts.
 * In: CsrMatrix, from ./svd.ts.   Out: Panels, read by ./svd.ts.
 */
import type { CsrMatrix } from './matrix.ts'
import type { Random } from './random.ts'
import type { SharedMemory } from './shared-memory.ts'
import type { WorkerPool } from './worker-pool.ts'

/** Columns of a slice: 16 Float32 are a cache line. Fixed by the kernels. */
export const SLICE_WIDTH = 16
/** Rows of a panel that a worker multiplies at a time: 256 × 128 Float32 stay in its second cache. */
const PANEL_CHUNK = 256
/** Documents that a worker projects at a time. */
const DOCUMENT_CHUNK = 2048
/** Documents projected before they are copied out: bounds the extra memory to 64 k rows. */
const DOCUMENT_BLOCK = 65_536

/** Call in this order: start; then any number of gram, turn, fold; `turn` and `fold` change the panel that `gram` reads. */
export interface Panels {
  /** The panel becomes Aᵀ·R, with R = ±1 drawn document by document. */
  start(random: Random): Promise<void>
  /** @returns width × width, row-major, f64: panelᵀ·panel. */
  gram(): Promise<Float64Array>
  /** @returns width × width, row-major, f64: panelᵀ·(what the panel was before the last fold), symmetric but for rounding. */
  crossGram(): Promise<Float64Array>
  /** The panel becomes panel·factorᵀ. @param factor nOut × width, row-major; rows nOut … width − 1 count as zero. */
  turn(factor: Float64Array, nOut: number): Promise<void>
  /** The panel becomes Aᵀ(A·panel) − shift·panel; what it was is kept for crossGram and unfold. */
  fold(shift: number): Promise<void>
  /** Takes the last fold back. */
  unfold(): void
  /** Each column whose largest entry by size is negative is turned round. */
  orient(): void
  /** @returns nRows × dimensions, row-major, ordinary memory: A times the panel's first columns. */
  project(dimensions: number): Promise<Float32Array>
  /** @returns dimensions × nColumns, row-major, ordinary memory: the panel's first columns, transposed. */
  transpose(dimensions: number): Float32Array
}

/**
 * @param width number of directions, a multiple of 16.
 * @param pool its memory takes the matrix, two panels of nColumns × width Float32 and the signs; the caller gives it back.
 */
export function loadPanels(matrix: CsrMatrix, width: number, pool: WorkerPool): Panels {
  const { memory } = pool
  const { nRows, nColumns } = matrix
  const nSlices = width / SLICE_WIDTH
  const loaded = loadMatrix(matrix, memory)
  let panel = memory.float32(nColumns * width)
  let spare = memory.float32(nColumns * width)
  const factorSlices = memory.float32(width * width)
  const pairs = memory.int32(nSlices * (nSlices + 1))
  const products = memory.float64(width * width)
  fillPairs(pairs, nSlices)
  const swap = () => void ([panel, spare] = [spare, panel])
  const multiplyBlocks = async (one: Float32Array, other: Float32Array) => {
    await pool.run('svd/gramBlocks', [one, other, nColumns, width, pairs, products], pairs.length / 2, 1)
    return mirrorUpper(products, width)
  }

  return {
    async start(random) {
      const mark = memory.mark()
      const draws = memory.int32(Math.ceil((nRows * nSlices) / 2))
      for (let p = 0; p < draws.length; p++) draws[p] = random.nextInteger(2 ** 32)
      await pool.run('svd/startSlices', [...loaded.arrays, nRows, nColumns, draws, nSlices, panel], nSlices, 1)
      memory.release(mark)
    },
    gram: () => multiplyBlocks(panel, panel),
    crossGram: () => multiplyBlocks(spare, panel),
    async turn(factor, nOut) {
      sliceFactor(factor, width, nOut, factorSlices)
      await pool.run('svd/multiplyRows', [panel, nColumns, width, factorSlices, nSlices, spare], nColumns, PANEL_CHUNK)
      swap()
    },
    async fold(shift) {
      await pool.run('svd/foldSlices', [...loaded.arrays, nRows, nColumns, shift, panel, spare], nSlices, 1)
      swap()
    },
    unfold: swap,
    orient() {
      for (let s = 0; s < nSlices; s++) orientSlice(panel.subarray(s * nColumns * SLICE_WIDTH, (s + 1) * nColumns * SLICE_WIDTH))
    },
    project: (dimensions) => projectBlocks(matrix, loaded, panel, dimensions, pool),
    transpose: (dimensions) => transposePanel(panel, loaded.places, dimensions),
  }
}

interface LoadedMatrix {
  /** rowStart, columns, values in shared memory; a column number is the panel row of that column. */
  arrays: [Int32Array, Int32Array, Float32Array]
  /** nColumns: the panel row of each column. */
  places: Int32Array
}

function loadMatrix(matrix: CsrMatrix, memory: SharedMemory): LoadedMatrix {
  const places = placeColumns(matrix)
  const rowStart = memory.int32(matrix.nRows + 1)
  rowStart.set(matrix.rowStart)
  const columns = memory.int32(matrix.columns.length)
  for (let p = 0; p < columns.length; p++) columns[p] = places[matrix.columns[p]]
  const values = memory.float32(matrix.values.length)
  values.set(matrix.values)
  return { arrays: [rowStart, columns, values], places }
}

/**
 * Frequent columns first: the rows of a panel that most documents touch then share a few pages and stay in the nearest cache.
 * @returns nColumns: the panel row of each column.
 */
function placeColumns({ nColumns, columns }: CsrMatrix): Int32Array {
  const counts = new Int32Array(nColumns)
  for (let p = 0; p < columns.length; p++) counts[columns[p]]++
  // sorted as plain numbers, which takes a tenth of the time of a comparison function
  const keys = Float64Array.from(counts, (count, j) => (columns.length - count) * nColumns + j).sort()
  const places = new Int32Array(nColumns)
  for (let place = 0; place < nColumns; place++) places[keys[place] % nColumns] = place
  return places
}

/** @param slices out: slice t holds, for each of `width` rows, the columns 16t … 16t + 15 of factorᵀ. */
function sliceFactor(factor: Float64Array, width: number, nOut: number, slices: Float32Array): void {
  slices.fill(0)
  for (let r = 0; r < nOut; r++) {
    for (let j = 0; j < width; j++) slices[((r >> 4) * width + j) * SLICE_WIDTH + (r & 15)] = factor[r * width + j]
  }
}

async function projectBlocks({ nRows, nColumns }: CsrMatrix, { arrays }: LoadedMatrix, panel: Float32Array, dimensions: number, pool: WorkerPool): Promise<Float32Array> {
  const mark = pool.memory.mark()
  const stride = Math.ceil(dimensions / SLICE_WIDTH) * SLICE_WIDTH
  const block = pool.memory.float32(Math.min(nRows, DOCUMENT_BLOCK) * stride)
  const projected = new Float32Array(nRows * dimensions)
  for (let first = 0; first < nRows; first += DOCUMENT_BLOCK) {
    const count = Math.min(DOCUMENT_BLOCK, nRows - first)
    await pool.run('svd/projectRows', [...arrays, nColumns, panel, first, stride, block], count, DOCUMENT_CHUNK)
    for (let i = 0; i < count; i++) for (let r = 0; r < dimensions; r++) projected[(first + i) * dimensions + r] = block[i * stride + r]
  }
  pool.memory.release(mark)
  return projected
}

function transposePanel(panel: Float32Array, places: Int32Array, dimensions: number): Float32Array {
  const nColumns = places.length
  const transposed = new Float32Array(dimensions * nColumns)
  for (let first = 0; first < dimensions; first += SLICE_WIDTH) {
    const last = Math.min(first + SLICE_WIDTH, dimensions)
    for (let j = 0; j < nColumns; j++) {
      const from = (first / SLICE_WIDTH) * nColumns + places[j]
      for (let r = first; r < last; r++) transposed[r * nColumns + j] = panel[from * SLICE_WIDTH + r - first]
    }
  }
  return transposed
}

function orientSlice(slice: Float32Array): void {
  const largest = new Float32Array(SLICE_WIDTH)
  for (let p = 0; p < slice.length; p++) if (Math.abs(slice[p]) > Math.abs(largest[p & 15])) largest[p & 15] = slice[p]
  for (let p = 0; p < slice.length; p++) if (largest[p & 15] < 0) slice[p] = -slice[p]
}

/** Pair b is the block row pairs[2b] and the block column pairs[2b + 1]: the upper half of the blocks. */
function fillPairs(pairs: Int32Array, nSlices: number): void {
  let p = 0
  for (let s = 0; s < nSlices; s++) {
    for (let t = s; t < nSlices; t++) {
      pairs[p++] = s
      pairs[p++] = t
    }
  }
}

function mirrorUpper(products: Float64Array, width: number): Float64Array {
  const full = Float64Array.from(products)
  for (let r = 0; r < width; r++) for (let j = 0; j < r; j++) full[r * width + j] = full[j * width + r]
  return full
}
