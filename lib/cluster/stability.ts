/**
 * Stability of each cluster: how well refits on subsamples find it again.
 * In: a Clustering and ./refits.ts.   Out: one number a cluster, read by ../pipeline/run.ts.
 * Source: Hennig, Computational Statistics & Data Analysis 52 (2007) 258–271, doi:10.1016/j.csda.2006.11.025: the mean,
 * over refits, of the Jaccard similarity between the cluster and its best match. Stable from 0.75, dissolving below 0.5.
 */
import type { Matrix } from '../numeric/matrix.ts'
import { nextSeed } from '../numeric/random.ts'
import { countDistinctRows } from './distinct-rows.ts'
import { withSubsamples, type Refit, type SubsampleOptions } from './refits.ts'

const REFITS = 20
const RESTARTS = 8

/**
 * @param rows nRows × nColumns. Not modified.
 * @param assignments nRows; 0 … k − 1, or −1 for an empty row.
 * @param k clusters, ≥ 1.
 * @returns k numbers in [0, 1]; null where k = 1 or the corpus is too small to leave documents out.
 * Same rows, assignments and seed: same numbers on any number of threads.
 */
export async function measureStability(rows: Matrix, assignments: Int32Array, k: number, options: Omit<SubsampleOptions, 'count' | 'restarts'> & { onProgress?: (fraction: number) => void }): Promise<(number | null)[]> {
  const full = Uint8Array.from(assignments, (c) => Number(c >= 0))
  if (k === 1 || countDistinctRows(rows, 2 * k + 1) <= 2 * k) return new Array(k).fill(null)
  let done = 0
  const jaccards = await withSubsamples(rows, full, { ...options, count: REFITS, restarts: RESTARTS }, async (subsample, index) => {
    const refit = await subsample.refit(k, nextSeed(options.seed, 1 + index))
    options.onProgress?.(++done / REFITS)
    return bestJaccards(assignments, k, refit)
  })
  return Array.from({ length: k }, (_, c) => {
    const met = jaccards.map((best) => best[c]).filter((value) => value !== null)
    return met.length ? met.reduce((sum, value) => sum + value, 0) / met.length : null
  })
}

/** @returns per cluster of `assignments`, |C ∩ D| ÷ |C ∪ D| within the refit's documents with the best D; null if none of C took part. */
function bestJaccards(assignments: Int32Array, k: number, refit: Refit): (number | null)[] {
  const shared = new Int32Array(k * k)
  const own = new Int32Array(k)
  const other = new Int32Array(k)
  refit.documents.forEach((i, position) => {
    const [c, d] = [assignments[i], refit.assignments[position]]
    shared[c * k + d]++
    own[c]++
    other[d]++
  })
  return Array.from({ length: k }, (_, c) => {
    if (own[c] === 0) return null
    let best = 0
    for (let d = 0; d < k; d++) best = Math.max(best, shared[c * k + d] / (own[c] + other[d] - shared[c * k + d]))
    return best
  })
}
