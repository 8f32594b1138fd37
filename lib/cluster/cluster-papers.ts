/**
 * From rows to one clustering: which k, which engine, and what tiny or uniform corpora get.
 * In: unit rows, from ../text/tfidf.ts or ../numeric/svd.ts.   Out: PaperClustering, read by ../themes, ../layout and ../trends.
 */
import { PipelineError } from '../domain/errors.ts'
import type { RunOptions } from '../domain/run-options.ts'
import type { Matrix } from '../numeric/matrix.ts'
import { countDistinctRows, markFullRows } from './distinct-rows.ts'
import type { Clustering } from './engine.ts'
import { engineByName } from './engines.ts'

export interface ClusterPapersOptions extends Pick<RunOptions, 'k' | 'engine' | 'seed'> {
  threads: number
  /** Fraction in [0, 1]. */
  onProgress?: (fraction: number) => void
  signal?: AbortSignal
}

export interface PaperClustering extends Clustering {
  /** Integer ≥ 1. */
  k: number
}

// Past this many themes nobody reads them all; people who want more ask for it.
const MOST_BY_DEFAULT = 60

/**
 * @param rows nDocuments × nColumns, unit or empty rows.
 * @param options k: "auto" or an integer in [2, number of different rows].
 * @returns clusters numbered by size; assignments are −1 for empty rows. If all rows are equal and k is "auto", one cluster.
 * @throws PipelineError if no row has a term, or k is larger than the number of different rows.
 */
export async function clusterPapers(rows: Matrix, options: ClusterPapersOptions): Promise<PaperClustering> {
  const full = markFullRows(rows)
  const nFull = full.reduce((sum, mark) => sum + mark, 0)
  if (nFull === 0) throw new PipelineError(`No term is left to compare the papers by: their ${rows.nRows} abstracts share no words but filler. Import more papers.`)
  const distinct = countDistinctRows(rows, 1001)
  if (options.k !== 'auto' && options.k > distinct) throw new PipelineError(`k must be an integer in [2, ${distinct}], the number of different papers. Got ${options.k}.`)
  if (distinct === 1) return oneCluster(rows, full)
  const k = options.k === 'auto' ? Math.min(distinct, defaultK(nFull)) : options.k
  const { engine: name, seed, threads, onProgress, signal } = options
  const clustering = await engineByName(name).cluster(rows, { k, seed, threads, onProgress, signal })
  return { ...clustering, k, assignments: clustering.assignments.map((c, i) => (full[i] ? c : -1)) }
}

/** @returns √(n / 2), the rule of thumb of Mardia, Kent & Bibby (Multivariate Analysis, 1979, p. 365), in [2, 60]. */
export function defaultK(nDocuments: number): number {
  return Math.max(2, Math.min(MOST_BY_DEFAULT, Math.round(Math.sqrt(nDocuments / 2))))
}

function oneCluster(rows: Matrix, full: Uint8Array): PaperClustering {
  const centroids = new Float32Array(rows.nColumns)
  const i = full.indexOf(1)
  if (rows.kind === 'dense') centroids.set(rows.values.subarray(i * rows.nColumns, (i + 1) * rows.nColumns))
  else for (let p = rows.rowStart[i]; p < rows.rowStart[i + 1]; p++) centroids[rows.columns[p]] = rows.values[p]
  return { k: 1, assignments: Int32Array.from(full, (mark) => mark - 1), centroids, inertia: 0, iterations: 0, converged: true }
}
