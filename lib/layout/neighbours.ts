/**
 * The most similar documents of each document. Small corpora are searched in full; large ones are cut into cells, and
 * each document looks only into the cells nearest to it (an inverted file).
 * In: Table, from ./table.ts.   Out: Neighbours, read by ./graph.ts.
 * Source: Jégou, Douze & Schmid, IEEE TPAMI 33 (2011) 117–128, doi:10.1109/TPAMI.2010.57 (the inverted file, without codes).
 */
import { createRandom, sampleIndices } from '../numeric/random.ts'
import type { WorkerPool } from '../numeric/worker-pool.ts'
import { reorderTable, type Table } from './table.ts'

export interface Neighbours {
  /** Neighbours of each document, ≥ 0. */
  k: number
  /** n × k; positions, nearest first; −1 where fewer were found. */
  ids: Int32Array
  /** n × k; cosine to each, falling; −4 where fewer were found. */
  cosines: Float32Array
}

/** Up to here everything is compared with everything: 8,192² products of 100 numbers are a second of one core. */
const SMALL = 8192
/** Cells that a document looks into; of √n cells they hold 97 % of the true neighbours on 58,000 papers. */
const PROBES = 16
/** Cells are drawn from this many documents a cell; all of them are then put into cells. */
const SAMPLE_PER_CELL = 64
const CELL_ROUNDS = 3
const CHUNK = 64
/** Progress is told after this many documents. */
const PIECE = 8192
/** For queries that are no rows of the table they search. */
const NO_SELF = -(2 ** 30)

/**
 * @param table in-out: its positions are put in the order of the cells.
 * @param k     neighbours wanted, ≥ 1; at most n − 1 are given.
 * @returns Neighbours, in shared memory. Time O(width · n²) for small corpora, about O(width · n^1.5) for large ones.
 */
export async function findNeighbours(table: Table, k: number, pool: WorkerPool, seed: number, onProgress?: (fraction: number) => void): Promise<Neighbours> {
  const { n, width } = table
  const found = { k: Math.min(k, n - 1), ids: pool.memory.int32(n * k), cosines: pool.memory.float32(n * k) }
  const mark = pool.memory.mark()
  const cells = n <= SMALL ? oneCell(n, n, pool) : await cutIntoCells(table, pool, seed)
  for (let first = 0; first < n; first += PIECE) {
    onProgress?.(0.1 + (0.9 * first) / n)
    const [queries, probes, ids, cosines] = [table.values.subarray(first * width), cells.probes.subarray(first * cells.nProbes), found.ids.subarray(first * found.k), found.cosines.subarray(first * found.k)]
    await pool.run('layout/nearest', [queries, table.values, width * 4, probes, cells.nProbes, cells.starts, found.k, first, ids, cosines], Math.min(PIECE, n - first), CHUNK)
  }
  pool.memory.release(mark)
  return found
}

interface Cells {
  /** cells + 1; the first position of each cell. */
  starts: Int32Array
  /** n × nProbes; the cells that each document looks into. */
  probes: Int32Array
  nProbes: number
}

/** One cell of `size` targets that all n queries look into. */
function oneCell(n: number, size: number, pool: WorkerPool): Cells {
  const starts = pool.memory.int32(2)
  starts[1] = size
  return { starts, probes: pool.memory.int32(n), nProbes: 1 }
}

async function cutIntoCells(table: Table, pool: WorkerPool, seed: number): Promise<Cells> {
  const { n, width, values } = table
  const nCells = Math.round(Math.sqrt(n))
  const starts = pool.memory.int32(nCells + 1)
  const probes = pool.memory.int32(n * PROBES)
  const cosines = pool.memory.float32(n * PROBES)
  const mark = pool.memory.mark()
  const centroids = await drawCells(table, nCells, pool, seed)
  const all = oneCell(n, nCells, pool)
  await pool.run('layout/nearest', [values, centroids, width * 4, all.probes, 1, all.starts, PROBES, NO_SELF, probes, cosines], n, CHUNK)
  pool.memory.release(mark)
  const order = sortByCell(probes, PROBES, starts)
  reorderTable(table, order)
  const before = probes.slice()
  order.forEach((from, place) => probes.set(before.subarray(from * PROBES, (from + 1) * PROBES), place * PROBES))
  return { starts, probes, nProbes: PROBES }
}

/** A few rounds of k-means on a sample: good cells need no settled clusters. @returns (nCells + 3) × width unit rows. */
async function drawCells({ n, width, values }: Table, nCells: number, pool: WorkerPool, seed: number): Promise<Float32Array> {
  const random = createRandom(seed)
  const nSample = Math.min(n, SAMPLE_PER_CELL * nCells)
  const centroids = pool.memory.float32((nCells + 3) * width)
  const sample = pool.memory.float32(nSample * width)
  sampleIndices(nSample, n, random).forEach((i, place) => sample.set(values.subarray(i * width, (i + 1) * width), place * width))
  sampleIndices(nCells, nSample, random).forEach((i, c) => centroids.set(sample.subarray(i * width, (i + 1) * width), c * width))
  const [cellOf, cosines, all] = [pool.memory.int32(nSample), pool.memory.float32(nSample), oneCell(nSample, nCells, pool)]
  for (let round = 0; round < CELL_ROUNDS; round++) {
    await pool.run('layout/nearest', [sample, centroids, width * 4, all.probes, 1, all.starts, 1, NO_SELF, cellOf, cosines], nSample, CHUNK)
    moveCentroids(sample, cellOf, centroids, nCells)
  }
  return centroids
}

function moveCentroids(rows: Float32Array, cellOf: Int32Array, centroids: Float32Array, nCells: number): void {
  const width = rows.length / cellOf.length
  const sums = new Float64Array(nCells * width)
  cellOf.forEach((c, i) => {
    for (let t = 0; t < width; t++) sums[c * width + t] += rows[i * width + t]
  })
  for (let c = 0; c < nCells; c++) {
    let squared = 0
    for (let t = c * width; t < (c + 1) * width; t++) squared += sums[t] * sums[t]
    // a cell without documents stays where it was
    if (squared > 0) for (let t = c * width; t < (c + 1) * width; t++) centroids[t] = sums[t] / Math.sqrt(squared)
  }
}

/** Counting sort by the first probe; fills `starts`. */
function sortByCell(probes: Int32Array, nProbes: number, starts: Int32Array): Int32Array {
  const n = probes.length / nProbes
  for (let i = 0; i < n; i++) starts[probes[i * nProbes] + 1]++
  for (let c = 1; c < starts.length; c++) starts[c] += starts[c - 1]
  const next = starts.slice()
  const order = new Int32Array(n)
  for (let i = 0; i < n; i++) order[next[probes[i * nProbes]]++] = i
  return order
}
