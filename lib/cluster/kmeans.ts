/**
 * Spherical k-means: groups documents by the cosine similarity of their rows.
 * In: unit rows, from ../text/tfidf.ts or ../numeric/svd.ts.   Out: Clustering, read by ../themes/themes.ts.
 * Source: Dhillon & Modha, Machine Learning 42 (2001) 143–175, doi:10.1023/A:1007612920971.
 */
import type { Matrix } from '../numeric/matrix.ts'
import { createRandom, sampleIndices, type Random } from '../numeric/random.ts'
import { openWorkerPool, type WorkerPool } from '../numeric/worker-pool.ts'
import { DEFAULT_MAX_ITERATIONS, MAX_THREADS, checkInteger, checkOptions, checkRows } from './check-input.ts'
import type { ClusterOptions, Clustering } from './engine.ts'
import { allocateLloyd, loadRows, type LloydArrays, type LoadedRows } from './kmeans-memory.ts'
import { seedCentroids } from './kmeans-seeding.ts'
import { measureOwnCosines, runLloyd } from './lloyd.ts'
import { measureMeanSilhouette } from './mean-silhouette.ts'
import { numberClusters } from './numbering.ts'

export interface KmeansRunOptions extends Omit<ClusterOptions, 'threads' | 'signal'> {
  /** False: no bounds (same bits, slower). Default true. For tests. */
  bounds?: boolean
  /** Most memory for bounds; default 1 GiB. For tests. */
  maxBoundBytes?: number
  /** False: seed on all documents and start there. Default true: see `clusterRows`. */
  warmStart?: boolean
}

export interface KmeansSession {
  /** One k-means over the loaded rows; runs must not overlap. Same result as `clusterRows`. */
  run(options: KmeansRunOptions): Promise<Clustering>
  /** The mean silhouette of a partition of all rows, 0 … k − 1, as ./mean-silhouette.ts says; empty rows do not count. */
  meanSilhouette(assignments: Int32Array, k: number, atMost?: number): Promise<number>
  /** Stops the workers and forgets the rows. */
  close(): Promise<void>
}

/** A warm start's sample has at least this many documents, and this many per cluster. */
const MIN_SAMPLE = 2000
const MIN_SAMPLE_PER_CLUSTER = 40
/** Each sample is this many times the one before. */
const SAMPLE_GROWTH = 4
/** A sample's k-means stops when this share of it moves; the last bit is not worth waiting for there. */
const SAMPLE_MOVED = 0.002
const SAMPLE_ITERATIONS = 100
/** Starts tried on the smallest sample, where one is cheap. */
const SAMPLE_STARTS = 3

/**
 * Split the rows of `rows` into `k` clusters: greedy k-means++ seeding, then Lloyd iterations with unit-length centroids
 * until no document moves. A document stays where it is unless another centroid is strictly nearer. A cluster left empty
 * takes the document farthest from its own centroid. Empty rows end in cluster 0 and count 2 in inertia.
 *
 * Large corpora (4 · max(2000, 40 k) documents and more) warm up on samples: seeding and k-means run three times on a
 * seeded random sample, the best goes on to a sample four times as large that contains it, and so on; the last k-means
 * runs over all documents until none moves, so that the result is a fixed point of Lloyd's iteration on the full data.
 * With initialCentroids it is Lloyd's iteration from there and nothing else.
 * @param rows    nRows × nColumns, at most 2²⁵ rows; unit or empty rows. Not modified.
 * @param options see ./engine.ts; iterations count those over all documents.
 * @returns Clustering, numbered by size (see ./numbering.ts).
 * @throws RangeError and TypeError as ./check-input.ts says; ComputeError (../numeric/compute-error.ts) PIPELINE when
 *   memory or a worker fails, CANCELLED when `signal` fires. No worker is left behind.
 * Same rows, options and seed: same bits on any number of threads. Time O(iterations · k · nonzeros) at most; bounds
 * leave out most of it after the first iterations. Memory 4 (k + 6) bytes a document and 12 k a term, besides the rows.
 */
export async function clusterRows(rows: Matrix, options: ClusterOptions): Promise<Clustering> {
  const session = await openKmeansSession(rows, options)
  try {
    return await session.run(options)
  } finally {
    await session.close()
  }
}

/**
 * Load rows once for many runs.
 * @param options threads: integer in [1, 64], default 1. signal: stops a run between two chunks. pool: run on these
 *   workers, with their signal, and in their memory, which is given back; else on workers of its own.
 * @throws as `clusterRows`, for the rows.
 */
export async function openKmeansSession(rows: Matrix, options: Pick<ClusterOptions, 'threads' | 'signal'> & { pool?: WorkerPool }): Promise<KmeansSession> {
  checkInteger('threads', options.threads ?? 1, 1, MAX_THREADS)
  const full = checkRows(rows)
  const pool = options.pool ?? (await openWorkerPool(options))
  const before = pool.memory.mark()
  const close = async () => {
    pool.memory.release(before)
    if (!options.pool) await pool.close()
  }
  try {
    const loaded = loadRows(pool.memory, rows, full)
    return {
      async run(runOptions) {
        checkOptions(rows, full.length, runOptions)
        const mark = pool.memory.mark()
        try {
          return expand(await runKmeans(pool, loaded, runOptions), rows.nRows, full, runOptions.k)
        } finally {
          pool.memory.release(mark)
        }
      },
      meanSilhouette: (assignments, k, atMost = Infinity) => measureMeanSilhouette(pool, loaded, Int32Array.from(full, (i) => assignments[i]), k, atMost),
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

async function runKmeans(pool: WorkerPool, rows: LoadedRows, options: KmeansRunOptions): Promise<Clustering> {
  const { k, seed, initialCentroids, maxIterations = DEFAULT_MAX_ITERATIONS, bounds = true, onProgress } = options
  const arrays = allocateLloyd(pool.memory, rows, rows.nRows, k, pool.threads, options.maxBoundBytes)
  if (initialCentroids) spreadCentroids(initialCentroids, arrays)
  else await startFromSamples(pool, rows, arrays, seed, options.warmStart ?? true)
  arrays.documents.forEach((_, q) => (arrays.documents[q] = q))
  let fraction = 0
  const onPass = (moved: number) => {
    fraction = Math.max(fraction, 1 - Math.log1p(moved) / Math.log1p(rows.nRows))
    onProgress?.(fraction)
  }
  const outcome = await runLloyd(pool, rows, arrays, { maxIterations, movedAllowed: 0, bounds, onPass })
  const inertia = await measureInertia(pool, arrays)
  onProgress?.(1)
  return { assignments: Int32Array.from(arrays.assignments), centroids: gatherCentroids(rows, arrays), inertia, ...outcome }
}

/** Leave in arrays.centroids where the k-means over all documents starts. */
async function startFromSamples(pool: WorkerPool, rows: LoadedRows, arrays: LloydArrays, seed: number, warmStart: boolean): Promise<void> {
  const { k } = arrays
  const sizes = [rows.nRows]
  while (warmStart && sizes[0] >= SAMPLE_GROWTH * Math.max(MIN_SAMPLE, MIN_SAMPLE_PER_CLUSTER * k)) sizes.unshift(Math.floor(sizes[0] / SAMPLE_GROWTH))
  const random = createRandom(seed)
  for (const [level, size] of sizes.entries()) {
    // equal seeds: the first draws are the same, so each sample contains the one before
    arrays.documents.set(size < rows.nRows ? sampleIndices(size, rows.nRows, createRandom(seed)) : Int32Array.from({ length: size }, (_, i) => i))
    const sample = { ...arrays, nDocuments: size }
    if (level === 0) await startOnSample(pool, rows, sample, random, sizes.length > 1 ? SAMPLE_STARTS : 1)
    if (level < sizes.length - 1) await runLloyd(pool, rows, sample, { maxIterations: SAMPLE_ITERATIONS, movedAllowed: size * SAMPLE_MOVED, bounds: true })
  }
}

/** Seed, `nStarts` times with a k-means after it, and keep the centroids that fit the sample best. */
async function startOnSample(pool: WorkerPool, rows: LoadedRows, sample: LloydArrays, random: Random, nStarts: number): Promise<void> {
  if (nStarts === 1) return seedCentroids(pool, rows, sample, random)
  let best: { inertia: number; centroids: Float32Array } | null = null
  for (let start = 0; start < nStarts; start++) {
    await seedCentroids(pool, rows, sample, random)
    await runLloyd(pool, rows, sample, { maxIterations: SAMPLE_ITERATIONS, movedAllowed: sample.nDocuments * SAMPLE_MOVED, bounds: true })
    const inertia = await measureInertia(pool, sample)
    if (best === null || inertia < best.inertia) best = { inertia, centroids: sample.centroids.slice() }
  }
  sample.centroids.set(best!.centroids)
}

/** Σ max(0, 2 − 2·cos) of the run's documents. */
async function measureInertia(pool: WorkerPool, arrays: LloydArrays): Promise<number> {
  await measureOwnCosines(pool, arrays)
  let inertia = 0
  for (let q = 0; q < arrays.nDocuments; q++) inertia += Math.max(0, 2 - 2 * arrays.cosines[q])
  return inertia
}

/** k × nColumns, row-major → term-major lanes. */
function spreadCentroids(centroids: Float32Array, { k, kPadded, centroids: lanes }: LloydArrays): void {
  const nColumns = centroids.length / k
  for (let c = 0; c < k; c++) for (let t = 0; t < nColumns; t++) lanes[t * kPadded + c] = centroids[c * nColumns + t]
}

function gatherCentroids({ nColumns }: LoadedRows, { k, kPadded, centroids: lanes }: LloydArrays): Float32Array {
  const centroids = new Float32Array(k * nColumns)
  for (let t = 0; t < nColumns; t++) for (let c = 0; c < k; c++) centroids[c * nColumns + t] = lanes[t * kPadded + c]
  return centroids
}

/** From loaded rows back to all rows: empty ones join cluster 0. */
function expand(found: Clustering, nRows: number, full: Int32Array, k: number): Clustering {
  const assignments = new Int32Array(nRows).fill(-1)
  full.forEach((i, row) => (assignments[i] = found.assignments[row]))
  return numberClusters({ ...found, assignments, inertia: found.inertia + 2 * (nRows - full.length) }, k)
}
