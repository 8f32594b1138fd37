/**
 * Greedy k-means++ on the kernels: the start of the native engine.
 * In: arrays with documents, from ./kmeans.ts.   Out: unit centroids in the same arrays, read by ./lloyd.ts.
 * Source: Arthur & Vassilvitskii, SODA 2007, 1027–1035, doi:10.5555/1283383.1283494; several trials a step as in
 * Grunau et al., SODA 2023, doi:10.1137/1.9781611977554.ch53.
 */
import type { Random } from '../numeric/random.ts'
import type { WorkerPool } from '../numeric/worker-pool.ts'
import { DOCUMENT_CHUNK, type LloydArrays, type LoadedRows } from './kmeans-memory.ts'
import { countTrials, drawIndex } from './seeding.ts'

/** Candidates that one pass compares; the kernel works on two blocks of four. */
const LANES = 8
/** Squared distances below it are rounding between equal Float32 rows. */
const NO_DISTANCE = 1e-5

/**
 * Draw k of the run's documents as centroids, each the best of 2 + ⌊ln k⌋ candidates drawn by squared distance.
 * @param arrays documents and nDocuments ≥ k are in; centroids are out.
 */
export async function seedCentroids(pool: WorkerPool, rows: LoadedRows, arrays: LloydArrays, random: Random): Promise<void> {
  const { memory } = pool
  const mark = memory.mark()
  const candidates = memory.float32(rows.nColumns * LANES)
  const products = memory.float32(arrays.nDocuments * LANES)
  const nearest = new Float64Array(arrays.nDocuments).fill(4)
  const seeds: number[] = []
  arrays.centroids.fill(0)
  try {
    while (seeds.length < arrays.k) {
      const nTrials = seeds.length ? Math.min(LANES, countTrials(arrays.k)) : 1
      const drawn = Array.from({ length: nTrials }, () => (seeds.length ? drawIndex(nearest, random, seeds) : random.nextInteger(arrays.nDocuments)))
      drawn.forEach((position, lane) => spreadRow(rows, arrays.documents[position], candidates, LANES, lane, 1))
      await pool.run('kmeans/multiplyCandidates', [arrays.job, candidates, products], arrays.nDocuments, DOCUMENT_CHUNK)
      drawn.forEach((position, lane) => spreadRow(rows, arrays.documents[position], candidates, LANES, lane, 0))
      const lane = chooseLane(products, nearest, nTrials)
      for (let q = 0; q < nearest.length; q++) nearest[q] = Math.min(nearest[q], distanceOf(products[q * LANES + lane]))
      nearest[drawn[lane]] = 0
      spreadRow(rows, arrays.documents[drawn[lane]], arrays.centroids, arrays.kPadded, seeds.length, 1)
      seeds.push(drawn[lane])
    }
  } finally {
    memory.release(mark)
  }
}

/** @returns the candidate that leaves the smallest sum of squared distances; ties: the first drawn. */
function chooseLane(products: Float32Array, nearest: Float64Array, nTrials: number): number {
  const totals = new Float64Array(nTrials)
  for (let q = 0; q < nearest.length; q++) {
    for (let lane = 0; lane < nTrials; lane++) totals[lane] += Math.min(nearest[q], distanceOf(products[q * LANES + lane]))
  }
  return totals.indexOf(Math.min(...totals))
}

const distanceOf = (cosine: number) => {
  const squared = 2 - 2 * cosine
  return squared > NO_DISTANCE ? squared : 0
}

/** Write a row into one lane of a term-major table, times `factor` (0 takes it out again). */
function spreadRow(rows: LoadedRows, i: number, table: Float32Array, width: number, lane: number, factor: number): void {
  const start = rows.rowStart ? rows.rowStart[i] : i * rows.nColumns
  const end = rows.rowStart ? rows.rowStart[i + 1] : start + rows.nColumns
  for (let p = start; p < end; p++) table[(rows.columns ? rows.columns[p] : p - start) * width + lane] = rows.values[p] * factor
}
