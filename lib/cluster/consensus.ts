/**
 * Consensus: many k-means, each started elsewhere, joined into one partition that a new seed hardly changes.
 * In: unit rows, from ../text/lsa.ts or ../text/tfidf.ts, and an engine.   Out: Clusterings, read by ./cluster-papers.ts and ./refits.ts.
 * Source: Strehl & Ghosh, JMLR 3 (2002) 583–617 (cluster ensembles). The co-association matrix (which share of the runs
 * puts two documents together) is never formed: with H the documents × (runs · k) membership matrix it is H·Hᵀ, so its
 * leading eigenvectors are the left singular vectors of H, which is sparse.
 */
import type { CsrMatrix, Matrix } from '../numeric/matrix.ts'
import { createRandom, nextSeed } from '../numeric/random.ts'
import { toUnitRows } from '../numeric/svd-rows.ts'
import { truncatedSvd } from '../numeric/svd.ts'
import type { WorkerPool } from '../numeric/worker-pool.ts'
import type { ClusterOptions, Clustering } from './engine.ts'
import { clusterMeans } from './cluster-means.ts'
import { openKmeansSession } from './kmeans.ts'

/** One k-means over rows that were loaded before; runs must not overlap. */
export type RunKmeans = (options: Pick<ClusterOptions, 'k' | 'seed' | 'initialCentroids' | 'maxIterations'>) => Promise<Clustering>

export interface RestartOptions {
  /** Integer in [2, different rows]. */
  k: number
  seed: number
  /** Number of runs, ≥ 1. */
  restarts: number
  /** Fraction in [0, 1]. */
  onProgress?: (fraction: number) => void
}

export interface JoinOptions extends Pick<RestartOptions, 'k' | 'seed'> {
  /** Workers and memory for joining; the memory is given back. */
  pool: WorkerPool
}

/** Most starts of the k-means that cuts the joined space, and never more than were joined: it is small and its best start is found again and again. */
const MOST_CUTS = 10

/**
 * Run k-means `restarts` times.
 * @returns partitions: the cluster of each document in each run. best: the run with the smallest inertia, the first of equals.
 * @throws what `run` throws.
 */
export async function restartKmeans(run: RunKmeans, { k, seed, restarts, onProgress }: RestartOptions): Promise<{ partitions: Int32Array[]; best: Clustering }> {
  const random = createRandom(seed)
  const partitions: Int32Array[] = []
  let best: Clustering | undefined
  for (let r = 0; r < restarts; r++) {
    const found = await run({ k, seed: restarts === 1 ? seed : random.nextInteger(2 ** 31) })
    if (!best || found.inertia < best.inertia) best = found
    partitions.push(found.assignments)
    onProgress?.((r + 1) / restarts)
  }
  return { partitions, best: best! }
}

/**
 * Join partitions, cut the joined space into k groups, and let one last k-means over the rows start from them.
 * @param rows       nRows × nColumns, unit or empty rows, the ones that `run` clusters. Not modified.
 * @param partitions at least one, each nRows long, clusters 0 … k − 1. Not modified.
 * @returns a fixed point of k-means on `rows`; iterations are those of the last k-means.
 * @throws what `run` throws.
 * Same rows, partitions and seed: same bits on any number of threads. Memory 8 · partitions bytes a document.
 */
export async function joinPartitions(rows: Matrix, run: RunKmeans, partitions: Int32Array[], options: JoinOptions): Promise<Clustering> {
  const { k, seed } = options
  const cut = partitions.length === 1 ? partitions[0] : await cutJoinedSpace(partitions, options)
  return run({ k, seed, initialCentroids: clusterMeans(rows, cut, k) })
}

/** The documents as unit rows of the k leading directions of H, cut into k groups: the best of a few k-means. */
async function cutJoinedSpace(partitions: Int32Array[], { k, seed, pool }: JoinOptions): Promise<Int32Array> {
  const memberships = membershipMatrix(partitions, k)
  const dimensions = Math.min(k, memberships.nRows)
  const { rows } = await truncatedSvd(memberships, { dimensions, seed, pool })
  return bestOf(Math.min(MOST_CUTS, partitions.length), toUnitRows(rows), { k, seed, pool })
}

async function bestOf(starts: number, rows: Matrix, { k, seed, pool }: JoinOptions): Promise<Int32Array> {
  const session = await openKmeansSession(rows, { pool })
  try {
    let best: Clustering | null = null
    for (let start = 0; start < starts; start++) {
      const found = await session.run({ k, seed: nextSeed(seed, start) })
      if (best === null || found.inertia < best.inertia) best = found
    }
    return (best as Clustering).assignments
  } finally {
    await session.close()
  }
}

/** @returns nDocuments × (runs · k), unit rows: 1/√runs in the column of each run's cluster. */
function membershipMatrix(partitions: Int32Array[], k: number): CsrMatrix {
  const runs = partitions.length
  const nRows = partitions[0].length
  const columns = new Int32Array(nRows * runs)
  partitions.forEach((assignments, r) => assignments.forEach((c, i) => (columns[i * runs + r] = r * k + c)))
  return {
    kind: 'csr', nRows, nColumns: runs * k, columns,
    rowStart: Int32Array.from({ length: nRows + 1 }, (_, i) => i * runs),
    values: new Float32Array(nRows * runs).fill(1 / Math.sqrt(runs)),
  }
}
