/**
 * Counts what follows what, exactly: first a sieve of small counters that all pairs share, then a table of the pairs it lets through.
 * In: TokenStream and frequent stems, from phrases.ts.   Out: PairCounts, read there.
 * Source: Park, Chen & Yu, An effective hash-based algorithm for mining association rules, SIGMOD (1995) 175–186, doi:10.1145/223784.223813.
 */
import type { KernelArgument, WorkerPool } from '../numeric/worker-pool.ts'
import { allocateBits, allocatePairs, overDocuments, PAIR_SLOT, share } from './stream-kernels.ts'

/** One element per distinct pair that stands in enough documents; ordered by first, then by second. */
export interface PairCounts {
  firsts: Int32Array
  seconds: Int32Array
  /** Occurrences. */
  counts: Int32Array
}

/** Counters of the sieve per code: pairs are about as many as codes, and few of them are frequent. */
const CELLS_PER_CODE = 1 / 4
const MIN_CELLS = 1 << 16
const MAX_CELLS = 1 << 26
/** The sieve counts no further. */
const FULL = 255
/** Cells added up by one worker at a time. */
const CELL_CHUNK = 1 << 16
const CELLS_TOGETHER = 16
/** Bits set in each byte. */
const ONES = Uint8Array.from({ length: 256 }, (_, byte) => byte.toString(2).replaceAll('0', '').length)
/** Room for pairs: most cells that let any through let one through. */
const ROOM_PER_CELL = 1.3
const CACHE_LINE = 64

/**
 * @param fields starts, ends and words of the stream; FLAG_A: the stem may be in a pair.
 * @param nCodes codes of the stream, about.
 * @param least documents that a pair must stand in.
 * @param pairs null: count pairs of linked stems. Frequent pairs: count what stands behind them, firsts being their numbers.
 * @returns the same for any number of threads.
 */
export async function countFrequentPairs(pool: WorkerPool, fields: KernelArgument[], nDocuments: number, nCodes: number, least: number, pairs: PairCounts | null): Promise<PairCounts> {
  const { memory, threads } = pool
  const mark = memory.mark()
  const index = pairs && indexPairs(pool, pairs)
  let nCells = MIN_CELLS
  while (nCells < Math.min(MAX_CELLS, nCodes * CELLS_PER_CODE)) nCells *= 2
  const cells = memory.uint8(nCells * threads)
  const bits = memory.uint8(nCells / 8)
  const sieve = [...fields, index?.table ?? null, index?.mask ?? 0, index?.bits ?? null, index?.bitMask ?? 0, cells, nCells - 1, Math.min(least, FULL), bits]
  const sieveJob = memory.record(sieve)
  await overDocuments(pool, 'phrases/sievePairs', [sieveJob], nDocuments)
  await pool.run('phrases/joinCells', [sieveJob, threads], nCells / CELLS_TOGETHER, CELL_CHUNK / CELLS_TOGETHER)
  const nLetThrough = bits.reduce((sum, byte) => sum + ONES[byte], 0)
  for (let room = Math.ceil(nLetThrough * ROOM_PER_CELL); ; room *= 2) {
    const tablesMark = memory.mark()
    const { table, mask } = allocatePairs(pool, room)
    const others = Array.from({ length: threads - 1 }, () => allocatePairs(pool, room).table)
    const sizes = memory.int32((threads * CACHE_LINE) / 4)
    const job = memory.record([...sieve, table, table.byteLength, mask, sizes])
    await overDocuments(pool, 'phrases/countPairs', [job], nDocuments)
    const isTooSmall = () => Array.from({ length: threads }, (_, worker) => sizes[(worker * CACHE_LINE) / 4]).some((size) => size < 0)
    if (!isTooSmall()) for (const other of others) pool.runHere('phrases/joinTables', [job, other], mask + 1)
    const counts = isTooSmall() ? null : listPairs(table, least)
    memory.release(counts ? mark : tablesMark)
    if (counts) return counts
  }
}

function indexPairs(pool: WorkerPool, { firsts, seconds }: PairCounts) {
  const index = { ...allocatePairs(pool, firsts.length), ...allocateBits(pool, firsts.length) }
  pool.runHere('phrases/indexPairs', [index.table, index.mask, index.bits, index.bitMask, share(pool, firsts), share(pool, seconds)], firsts.length)
  return index
}

/** The values of a slot are places, documents and the last document + 1; the key is first · 2³² + second with its highest bit set. */
function listPairs(table: Int32Array, least: number): PairCounts {
  const slots: number[] = []
  for (let p = 0; p < table.length; p += PAIR_SLOT) if (table[p + 1] !== 0 && table[p + 3] >= least) slots.push(p)
  const first = (p: number) => table[p + 1] & 0x7fffffff
  slots.sort((p, q) => first(p) - first(q) || table[p] - table[q])
  return { firsts: Int32Array.from(slots, first), seconds: Int32Array.from(slots, (p) => table[p]), counts: Int32Array.from(slots, (p) => table[p + 2]) }
}
