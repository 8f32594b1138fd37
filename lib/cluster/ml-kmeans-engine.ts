/**
 * The reference engine: the library ml-kmeans, given cosine distances so that it does spherical k-means.
 * In: unit rows, from ../text/tfidf.ts or ../numeric/svd.ts.   Out: Clustering, read by ../themes/themes.ts.
 */
import { kmeans } from 'ml-kmeans'
import type { Matrix } from '../numeric/matrix.ts'
import { createRandom } from '../numeric/random.ts'
import { DEFAULT_MAX_ITERATIONS, checkOptions, checkRows } from './check-input.ts'
import type { ClusterEngine, ClusterOptions, Clustering } from './engine.ts'
import { numberClusters } from './numbering.ts'
import { completePartition, flattenCentroids } from './partition.ts'
import { chooseSeeds } from './seeding.ts'
import { CancelledError, PipelineError } from '../domain/errors.ts'

/** Most numbers of the dense matrix, 8 bytes each: 320 MB, some 5,000 abstracts of 8,000 terms. */
const MAX_CELLS = 40_000_000
/** Squared distance under which a centroid counts as unmoved; 10⁴ times the rounding of a Float64 cosine. */
const TOLERANCE = 1e-12

/** Dense and single-threaded: it runs on the calling thread until done, so `signal` is seen only before it starts. */
export const mlKmeansEngine: ClusterEngine = {
  name: 'ml-kmeans',
  async cluster(rows: Matrix, options: ClusterOptions): Promise<Clustering> {
    const full = checkRows(rows)
    checkOptions(rows, full.length, options)
    if (rows.nRows * rows.nColumns > MAX_CELLS) {
      throw new PipelineError(`The engine ml-kmeans takes at most ${MAX_CELLS} matrix cells. Got ${rows.nRows} documents × ${rows.nColumns} columns; use the engine native.`)
    }
    if (options.signal?.aborted) throw new CancelledError()
    const vectors = toVectors(rows, full)
    const start = options.initialCentroids
      ? Array.from({ length: options.k }, (_, c) => Float64Array.from(options.initialCentroids!.subarray(c * rows.nColumns, (c + 1) * rows.nColumns)))
      : chooseSeeds(vectors, options.k, createRandom(options.seed)).map((i) => vectors[i])
    const result = kmeans(vectors as unknown as number[][], options.k, {
      initialization: start as unknown as number[][],
      maxIterations: options.maxIterations ?? DEFAULT_MAX_ITERATIONS,
      tolerance: TOLERANCE,
      distanceFunction: squaredChord,
    })
    options.onProgress?.(1)
    const found = Int32Array.from(result.clusters)
    const { centroids, inertia } = completePartition(vectors, found, options.k)
    const assignments = new Int32Array(rows.nRows).fill(-1)
    full.forEach((i, position) => (assignments[i] = found[position]))
    return numberClusters(
      { assignments, centroids: flattenCentroids(centroids, rows.nColumns), inertia: inertia + 2 * (rows.nRows - full.length), iterations: result.iterations, converged: result.converged },
      options.k,
    )
  },
}

function toVectors(rows: Matrix, full: Int32Array): Float64Array[] {
  return Array.from(full, (i) => {
    if (rows.kind === 'dense') return Float64Array.from(rows.values.subarray(i * rows.nColumns, (i + 1) * rows.nColumns))
    const vector = new Float64Array(rows.nColumns)
    for (let p = rows.rowStart[i]; p < rows.rowStart[i + 1]; p++) vector[rows.columns[p]] = rows.values[p]
    return vector
  })
}

/** 2 − 2·cos: the squared distance of the two vectors brought to length 1. */
function squaredChord(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let dot = 0
  let lengthA = 0
  let lengthB = 0
  for (let t = 0; t < a.length; t++) {
    dot += a[t] * b[t]
    lengthA += a[t] * a[t]
    lengthB += b[t] * b[t]
  }
  return lengthA > 0 && lengthB > 0 ? 2 - (2 * dot) / Math.sqrt(lengthA * lengthB) : 2
}
