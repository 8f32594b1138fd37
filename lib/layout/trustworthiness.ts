/**
 * How far the map can be trusted: whether papers that are neighbours on it are neighbours in the corpus too.
 * In: Table, from ./table.ts, and positions, from ./embed.ts.   Out: a number, read by ./layout.ts.
 * Source: Venna & Kaski, ICANN 2001, doi:10.1007/3-540-44668-0_68.
 */
import { createRandom, sampleIndices } from '../numeric/random.ts'
import type { WorkerPool } from '../numeric/worker-pool.ts'
import type { Table } from './table.ts'

/** Neighbours on the map that are looked at. */
export const TRUST_NEIGHBOURS = 15
/** Up to here every document is asked; beyond, a sample, each one against all documents (standard error below 0.003). */
const SMALL = 4000
const SAMPLE = 1000
const CHUNK = 16

/**
 * Trustworthiness@15 = 1 − 2 ÷ (q · k · (2n − 3k − 1)) · Σ max(0, rank − k) over the k = 15 nearest on the map of each of
 * the q documents asked, rank counting the documents strictly more alike by cosine, plus 1.
 * @param positions n × 2, in shared memory. Not modified.
 * @returns in [0, 1]; null below 31 distinct documents, where k is not below n ÷ 2.
 */
export async function measureTrustworthiness(table: Table, positions: Float32Array, pool: WorkerPool, seed: number): Promise<number | null> {
  const { n, width, values } = table
  const k = TRUST_NEIGHBOURS
  if (n <= 2 * k) return null
  const mark = pool.memory.mark()
  const nQueries = n <= SMALL ? n : SAMPLE
  const queries = pool.memory.int32(nQueries)
  queries.set(sampleIndices(nQueries, n, createRandom(seed)))
  const penalties = pool.memory.float64(nQueries)
  const scratch = pool.memory.float32(nQueries * (3 * k + 1))
  await pool.run('layout/penalise', [values, width * 4, n, positions, queries, k, scratch, penalties], nQueries, CHUNK)
  const penalty = penalties.reduce((sum, own) => sum + own, 0)
  pool.memory.release(mark)
  return 1 - (2 / (nQueries * k * (2 * n - 3 * k - 1))) * penalty
}
