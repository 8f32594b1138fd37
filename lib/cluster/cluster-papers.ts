/**
 * From rows to one clustering: which k, which engine, and what tiny or uniform corpora get.
 * In: unit rows, from ../text/tfidf.ts or ../numeric/svd.ts.   Out: PaperClustering, read by ../themes, ../layout and ../trends.
 */
import { PipelineError } from '../domain/errors.ts'
import type { KChoice } from '../domain/k-choice.ts'
import type { RunOptions } from '../domain/run-options.ts'
import type { Matrix } from '../numeric/matrix.ts'
import { openWorkerPool } from '../numeric/worker-pool.ts'
import { chooseK, type ChooseKOptions } from './choose-k.ts'
import { countDistinctRows, markFullRows } from './distinct-rows.ts'
import type { Clustering } from './engine.ts'
import { joinPartitions, restartKmeans, type RunKmeans } from './consensus.ts'
import { engineByName } from './engines.ts'
import { openKmeansSession } from './kmeans.ts'
import { polishClustering, type Polished } from './polish.ts'

/**
 * The restarts are joined as a whole and in so many parts, unless a part would have fewer than so many restarts. The search
 * that follows starts from each, and from the best restart, to which it so never loses; the best end is kept.
 */
const PARTS = 4
const LEAST_RESTARTS_OF_PART = 20

export interface ClusterPapersOptions extends Pick<RunOptions, 'k' | 'engine' | 'seed' | 'restarts'> {
  threads: number
  judgeCoherence: ChooseKOptions['judgeCoherence']
  /** Told of the sweep over k, then of the clustering; fraction in [0, 1]. */
  onProgress?: (stage: 'chooseK' | 'cluster', fraction: number) => void
  signal?: AbortSignal
  /** Milliseconds since any fixed moment, for timingsMs: this room reads no clock. */
  now: () => number
}

export interface PaperClustering extends Clustering {
  /** Integer ≥ 1. */
  k: number
  /** Null if k was given, or there was nothing to choose. */
  kChoice: KChoice | null
  /** Wall time of each part in ms; chooseK is null if k was given. */
  timingsMs: { chooseK: number | null; cluster: number }
}

/**
 * @param rows nDocuments × nColumns, unit or empty rows, at least one not empty.
 * @param options k: "auto" or an integer in [2, number of different rows].
 * @returns clusters numbered by size; assignments are −1 for empty rows. If all rows are equal and k is "auto", one cluster.
 * @throws PipelineError if k is larger than the number of different rows.
 */
export async function clusterPapers(rows: Matrix, options: ClusterPapersOptions): Promise<PaperClustering> {
  const full = markFullRows(rows)
  const nFull = full.reduce((sum, mark) => sum + mark, 0)
  const distinct = countDistinctRows(rows, 1001)
  if (options.k !== 'auto' && distinct === 1) throw new PipelineError(`k must be auto: ${nFull === 1 ? 'a single paper makes' : `all ${nFull} papers are the same to the eye of terms, and make`} one theme. Got ${options.k}.`)
  if (options.k !== 'auto' && options.k > distinct) throw new PipelineError(`k must be an integer in [2, ${distinct}], the number of different papers. Got ${options.k}.`)
  if (distinct === 1) return oneCluster(rows, full)
  const startedAt = options.now()
  const kChoice = options.k === 'auto' ? await chooseK(rows, full, { ...options, onProgress: (fraction) => options.onProgress?.('chooseK', fraction) }) : null
  const k = kChoice?.k ?? (options.k as number)
  const chosenAt = options.now()
  const restarts = options.restarts === 'auto' ? defaultRestarts(nFull, options.engine) : options.restarts
  const clustering = await clusterByConsensus(rows, k, restarts, options)
  return {
    ...clustering, k, kChoice, assignments: clustering.assignments.map((c, i) => (full[i] ? c : -1)),
    timingsMs: { chooseK: kChoice && chosenAt - startedAt, cluster: options.now() - chosenAt },
  }
}

async function clusterByConsensus(rows: Matrix, k: number, restarts: number, { engine, seed, threads, signal, onProgress }: ClusterPapersOptions): Promise<Clustering> {
  const pool = await openWorkerPool({ threads, signal })
  try {
    const { run: runNative, meanSilhouette } = await openKmeansSession(rows, { pool })
    const run: RunKmeans = engine === 'native' ? runNative : (options) => engineByName(engine).cluster(rows, { ...options, signal })
    const { partitions, best } = await restartKmeans(run, { k, seed, restarts, onProgress: (fraction) => onProgress?.('cluster', 0.6 * fraction) })
    if (restarts === 1) return best
    const joined: Clustering[] = []
    for (const ensemble of partitionEnsembles(partitions)) joined.push(await joinPartitions(rows, run, ensemble, { k, seed, pool }))
    const starts = [best, ...joined]
    const seen: Int32Array[] = []
    const ends: Polished[] = []
    for (const [index, start] of starts.entries()) {
      onProgress?.('cluster', 0.6 + (0.4 * index) / starts.length)
      ends.push(await polishClustering(rows, { run, meanSilhouette }, start, { k, seed, most: restarts, agreed: joined[0].assignments, seen }))
    }
    onProgress?.('cluster', 1)
    return ends.reduce((kept, end) => (end.worth > kept.worth ? end : kept)).clustering
  } finally {
    await pool.close()
  }
}

/** @returns the restarts as a whole, then, if there are enough, in parts: every fourth, beginning with the first, the second … */
function partitionEnsembles(partitions: Int32Array[]): Int32Array[][] {
  const parts = Math.min(PARTS, Math.floor(partitions.length / LEAST_RESTARTS_OF_PART))
  return parts < 2 ? [partitions] : [partitions, ...Array.from({ length: parts }, (_, part) => partitions.filter((_, r) => r % parts === part))]
}

/**
 * @returns 200 up to 4,000 papers, then fewer, so that papers × restarts stays the same: a large corpus needs fewer for the same
 *   agreement between seeds, and each takes longer. At least 16; ten for ml-kmeans, which is slow.
 */
export function defaultRestarts(nDocuments: number, engine: RunOptions['engine']): number {
  return engine === 'ml-kmeans' ? 10 : Math.max(16, Math.min(200, Math.round(800_000 / nDocuments)))
}

function oneCluster(rows: Matrix, full: Uint8Array): PaperClustering {
  const centroids = new Float32Array(rows.nColumns)
  const i = full.indexOf(1)
  if (rows.kind === 'dense') centroids.set(rows.values.subarray(i * rows.nColumns, (i + 1) * rows.nColumns))
  else for (let p = rows.rowStart[i]; p < rows.rowStart[i + 1]; p++) centroids[rows.columns[p]] = rows.values[p]
  return { k: 1, assignments: Int32Array.from(full, (mark) => mark - 1), centroids, inertia: 0, iterations: 0, converged: true, kChoice: null, timingsMs: { chooseK: null, cluster: 0 } }
}
