/**
 * The contract that every clustering engine keeps; lib/cluster/engine-contract.ts tests it.
 * In: unit rows, from ../text/tfidf.ts or ../numeric/svd.ts.   Out: Clustering, read by ../themes/themes.ts.
 */
import type { Matrix } from '../numeric/matrix.ts'

export interface ClusterOptions {
  /** Number of clusters, an integer in [2, nRows]. */
  k: number
  /** Integer in [0, 2³¹ − 1]. */
  seed: number
  /** Most Lloyd iterations, ≥ 1; default 300. */
  maxIterations?: number
  /** Worker threads, ≥ 1; default 1. Changes the speed, never a bit of the answer. */
  threads?: number
  /** k × nColumns, row-major, unit rows: start from these instead of k-means++. Not modified. */
  initialCentroids?: Float32Array
  /** Told once an iteration; fraction in [0, 1]. */
  onProgress?: (fraction: number) => void
  /** Stops the run, between two chunks of documents, with an error of code CANCELLED. */
  signal?: AbortSignal
}

export interface Clustering {
  /** nRows; cluster of each document, 0 … k − 1. */
  assignments: Int32Array
  /** k × nColumns, row-major, unit rows. */
  centroids: Float32Array
  /** Σ max(0, 2 − 2·cos(document, own centroid)); ≥ 0. */
  inertia: number
  iterations: number
  /** False if maxIterations ran out first. */
  converged: boolean
}

export interface ClusterEngine {
  name: 'native' | 'ml-kmeans'
  cluster(rows: Matrix, options: ClusterOptions): Promise<Clustering>
}
