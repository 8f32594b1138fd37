/**
 * The mean silhouette of a partition on the kernels: quick enough to compare hundreds of partitions of one corpus.
 * In: loaded rows and their assignments, from ./kmeans.ts.   Out: one number, read by ./polish.ts.
 */
import type { WorkerPool } from '../numeric/worker-pool.ts'
import { allocateLloyd, DOCUMENT_CHUNK, type LloydArrays, type LoadedRows } from './kmeans-memory.ts'
import { sumClusters } from './lloyd.ts'

/**
 * @param assignments rows.nRows; 0 … k − 1. Not modified. @param k integer ≥ 2.
 * @param atMost integer ≥ 1: if there are more documents, every n-th of them counts.
 * @returns what `measureSilhouette` of ./quality.ts calls mean, over these documents, within 1e-5; 0 for no documents.
 * Same rows and assignments: same bits on any number of threads.
 */
export async function measureMeanSilhouette(pool: WorkerPool, rows: LoadedRows, assignments: Int32Array, k: number, atMost: number): Promise<number> {
  const step = Math.max(1, Math.ceil(rows.nRows / atMost))
  const nItems = Math.ceil(rows.nRows / step)
  const mark = pool.memory.mark()
  try {
    const arrays = allocateLloyd(pool.memory, rows, rows.nRows, k, pool.threads, 0)
    arrays.documents.forEach((_, q) => (arrays.documents[q] = q))
    arrays.assignments.set(assignments)
    const sizes = pool.memory.int32(k)
    for (const c of assignments) sizes[c]++
    await sumClusters(pool, arrays)
    takeMeans(rows, arrays, sizes)
    const values = pool.memory.float64(nItems)
    await pool.run('silhouette/silhouettes', [arrays.job, sizes, k, step, values], nItems, DOCUMENT_CHUNK)
    return nItems && values.reduce((sum, value) => sum + value, 0) / nItems
  } finally {
    pool.memory.release(mark)
  }
}

function takeMeans({ nColumns }: LoadedRows, { k, kPadded, sumsPadded, sums, centroids, padding }: LloydArrays, sizes: Int32Array): void {
  for (let c = 0; c < k; c++) {
    if (sizes[c] === 0) padding[c] = -4
    else for (let t = 0; t < nColumns; t++) centroids[t * kPadded + c] = sums[t * sumsPadded + c] / sizes[c]
  }
}
