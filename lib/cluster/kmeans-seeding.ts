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
/** Above every squared distance. */
const FAR = 4

/**
 * Draw k of the run's documents as centroids, each the best of 2 + ⌊ln k⌋ candidates drawn by squared distance.
 * @param arrays documents and nDocuments ≥ k are in; centroids are out.
 */
export async function seedCentroids(pool: WorkerPool, rows: LoadedRows, arrays: LloydArrays, random: Random): Promise<void> {
  const { memory } = pool
  const { nDocuments } = arrays
  const mark = memory.mark()
  const nChunks = Math.ceil(nDocuments / DOCUMENT_CHUNK)
  const candidates = memory.float32(rows.nColumns * LANES)
  const products = memory.float32(nDocuments * LANES)
  const totals = memory.float64(nChunks * LANES)
  const nearest = memory.float64(nDocuments).fill(FAR)
  const weights = memory.float64(nChunks)
  const seeds: number[] = []
  arrays.centroids.fill(0)
  try {
    while (seeds.length < arrays.k) {
      const nTrials = seeds.length ? Math.min(LANES, countTrials(arrays.k)) : 1
      const drawn = Array.from({ length: nTrials }, () => (seeds.length ? drawIndex(nearest, { weights, length: DOCUMENT_CHUNK }, random, seeds) : random.nextInteger(nDocuments)))
      drawn.forEach((position, lane) => spreadRow(rows, arrays.documents[position], candidates, LANES, lane, 1))
      await pool.run('kmeans-seeding/tryCandidates', [arrays.job, candidates, nTrials, nearest, products, totals], nDocuments, DOCUMENT_CHUNK)
      drawn.forEach((position, lane) => spreadRow(rows, arrays.documents[position], candidates, LANES, lane, 0))
      const lane = bestLane(totals, nTrials)
      await pool.run('kmeans-seeding/keepCandidate', [products, lane, nearest, weights], nDocuments, DOCUMENT_CHUNK)
      spreadRow(rows, arrays.documents[drawn[lane]], arrays.centroids, arrays.kPadded, seeds.length, 1)
      seeds.push(drawn[lane])
    }
  } finally {
    memory.release(mark)
  }
}

/** @returns the candidate that leaves the smallest sum of squared distances; ties: the first drawn. */
function bestLane(totals: Float64Array, nTrials: number): number {
  const left = new Float64Array(nTrials)
  for (let start = 0; start < totals.length; start += LANES) for (let lane = 0; lane < nTrials; lane++) left[lane] += totals[start + lane]
  return left.indexOf(Math.min(...left))
}

/** Write a row into one lane of a term-major table, times `factor` (0 takes it out again). */
function spreadRow(rows: LoadedRows, i: number, table: Float32Array, width: number, lane: number, factor: number): void {
  const start = rows.rowStart ? rows.rowStart[i] : i * rows.nColumns
  const end = rows.rowStart ? rows.rowStart[i + 1] : start + rows.nColumns
  for (let p = start; p < end; p++) table[(rows.columns ? rows.columns[p] : p - start) * width + lane] = rows.values[p] * factor
}
