/**
 * The clustering done again on random parts of the corpus: what stays is in the papers, what goes was luck.
 * In: unit rows, from ../text/lsa.ts or ../text/tfidf.ts.   Out: Refit[], read by ./stability.ts and ./choose-k.ts.
 * Source: Hennig, Computational Statistics & Data Analysis 52 (2007) 258–271, doi:10.1016/j.csda.2006.11.025 (subsetting).
 */
import { subsetRows } from '../numeric/subset-rows.ts'
import type { Matrix } from '../numeric/matrix.ts'
import { createRandom, sampleIndices } from '../numeric/random.ts'
import { openWorkerPool, type WorkerPool } from '../numeric/worker-pool.ts'
import { joinPartitions, restartKmeans } from './consensus.ts'
import { openKmeansSession } from './kmeans.ts'

export interface Refit {
  /** Rows of the corpus that took part, rising. */
  documents: Int32Array
  /** Cluster of each of them, 0 … k − 1, numbered anew. */
  assignments: Int32Array
}

/** A part of the corpus, loaded for several refits. */
export interface Subsample {
  documents: Int32Array
  refit(k: number, seed: number): Promise<Refit>
  close(): Promise<void>
}

export interface SubsampleOptions {
  /** Number of subsamples, ≥ 1. */
  count: number
  /** Subsamples to pass over, which another call has drawn with the same seed; default 0. */
  skip?: number
  /** Restarts of each refit, ≥ 1: fewer than the run itself has, since many refits are averaged. */
  restarts: number
  seed: number
  /** Integer ≥ 1; never changes the answer. */
  threads: number
  signal?: AbortSignal
}

/** Part of the corpus in a subsample, and the most documents of one: more would not tell more. */
const FRACTION = 0.7
const MOST_DOCUMENTS = 5000

/**
 * Draw `count` subsamples, each without replacement, and do `work` with those that are not passed over, one after the other.
 * @param rows nRows × nColumns; empty rows never take part. Not modified.
 * @param full nRows; 1 where a row is not empty.
 * @returns the results of `work`, in the order of the subsamples. Same rows and seed: same subsamples, however many are passed over.
 */
export async function withSubsamples<T>(rows: Matrix, full: Uint8Array, options: SubsampleOptions, work: (subsample: Subsample, index: number) => Promise<T>): Promise<T[]> {
  const { count, skip = 0, restarts, seed, threads, signal } = options
  const known = Int32Array.from(full.keys()).filter((i) => full[i] === 1)
  const random = createRandom(seed)
  const size = Math.min(MOST_DOCUMENTS, Math.max(Math.min(known.length, 2), Math.round(known.length * FRACTION)))
  const draws = Array.from({ length: count }, () => sampleIndices(size, known.length, random).map((position) => known[position]))
  const results: T[] = []
  const pool = await openWorkerPool({ threads, signal })
  try {
    for (let index = skip; index < count; index++) {
      const subsample = await openSubsample(rows, draws[index], restarts, pool)
      results.push(await work(subsample, index))
      await subsample.close()
    }
  } finally {
    await pool.close()
  }
  return results
}

async function openSubsample(rows: Matrix, documents: Int32Array, restarts: number, pool: WorkerPool): Promise<Subsample> {
  const part = subsetRows(rows, documents)
  const session = await openKmeansSession(part, { pool })
  return {
    documents,
    refit: async (k, seed) => {
      const { partitions } = await restartKmeans(session.run, { k, seed, restarts })
      return { documents, assignments: (await joinPartitions(part, session.run, partitions, { k, seed, pool })).assignments }
    },
    close: session.close,
  }
}
