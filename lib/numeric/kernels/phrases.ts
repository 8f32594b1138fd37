/**
 * What follows what in a corpus: counts of words, then of pairs and triples of stems.
 * In and out: the arrays of ../../text/phrase-counts.ts, by address.
 */
import { codeAt, FILLER_WORD, findPair, FLAG_A, hasBit, hashPair, INSERTED, JOINED, KIND, pairKey, setBit, STEM_SHIFT, STOP, Stream, TITLE_END, wordAt } from './parts/stream'

/** Bytes of a word's counters. */
const COUNTERS: usize = 24

/**
 * @param counters out: 6 × i32 per word and worker: all its places; those where a phrase might hold it (a stop word counts
 *   where a hyphen joins it to a neighbour); and of those not written out for an acronym: places in abstracts, in titles,
 *   behind another word of an abstract, and where a hyphen joins it to the word before it or to one behind it that is no stop word.
 */
export function countWords(stream: Stream, counters: usize, nWords: i32, start: i32, end: i32, _chunk: i32, worker: i32): void {
  const own = counters + <usize>worker * <usize>nWords * COUNTERS
  for (let i = start; i < end; i++) countDocument(stream, i, own)
}

function countDocument(stream: Stream, i: i32, counters: usize): void {
  const last = load<i32>(stream.ends + (<usize>i << 2))
  let section: usize = 12
  for (let p = load<i32>(stream.starts + (<usize>i << 2)); p < last; p++) {
    const code = codeAt(p)
    if (code < 0) {
      if (code == TITLE_END) section = 8
      continue
    }
    const at = counters + <usize>(code >> 2) * COUNTERS
    store<i32>(at, load<i32>(at) + 1)
    if ((code & INSERTED) != 0) continue
    store<i32>(at + section, load<i32>(at + section) + 1)
    if (section == 8 && codeAt(p - 1) >= 0) store<i32>(at, load<i32>(at, 16) + 1, 16)
    const next = p + 1 < last ? codeAt(p + 1) : -1
    const isFollowed = next >= 0 && (next & JOINED) != 0
    if ((code & JOINED) != 0 || (isFollowed && (wordAt(stream, next) & KIND) != STOP)) store<i32>(at, load<i32>(at, 20) + 1, 20)
    const kind = wordAt(stream, code) & KIND
    if (kind == FILLER_WORD || (kind == STOP && (code & JOINED) == 0 && !isFollowed)) continue
    store<i32>(at, load<i32>(at, 4) + 1, 4)
  }
}

/** Pairs of linked stems with FLAG_A, or triples: a frequent pair and the stem behind it. Field order as in ../../text/phrase-counts.ts. */
@unmanaged
class PairJob extends Stream {
  /** in: table of the frequent pairs, their number in the first value; 0: count pairs. */
  pairs: usize
  pairMask: i32
  /** in: bits of the frequent pairs. */
  pairBits: usize
  pairBitMask: i32
  /** in-out: u8 each, cellMask + 1 per worker; min(places, FULL) of all pairs that fall there. */
  cells: usize
  cellMask: i32
  /** in: cells below it, all workers' together, hold no pair that matters; at most FULL. */
  least: i32
  /** out: a bit per cell; the others. */
  bits: usize
  /** out: one table per worker, `tableBytes` apart; values: places, documents, last document + 1. */
  tables: usize
  tableBytes: i32
  tableMask: i32
  /** in-out: i32 per worker, a cache line apart; filled slots, −1: a table was too small. */
  sizes: usize
}

const FULL: i32 = 255

/** First look: which pairs may be frequent. */
export function sievePairs(job: PairJob, start: i32, end: i32, _chunk: i32, worker: i32): void {
  const cells = job.cells + <usize>worker * <usize>(job.cellMask + 1)
  for (let i = start; i < end; i++) visitDocument(job, i, cells, 0, 0)
}

/** Second look: count those. */
export function countPairs(job: PairJob, start: i32, end: i32, _chunk: i32, worker: i32): void {
  const table = job.tables + <usize>worker * <usize>job.tableBytes
  const size = job.sizes + (<usize>worker << 6)
  for (let i = start; i < end && load<i32>(size) >= 0; i++) visitDocument(job, i, 0, table, size)
}

/** @param cells to sieve into; 0: count what the sieve lets through. */
function visitDocument(job: PairJob, i: i32, cells: usize, table: usize, size: usize): void {
  let p = load<i32>(job.starts + (<usize>i << 2))
  const last = load<i32>(job.ends + (<usize>i << 2))
  let left = -1
  let leftWord = 0
  let pairBefore = -1
  for (; p < last; p++) {
    const right = codeAt(p)
    const rightWord = right < 0 ? 0 : wordAt(job, right)
    let pair = -1
    if ((leftWord & rightWord & FLAG_A) != 0 && areLinked(left, right, leftWord, rightWord)) {
      let key = pairKey(leftWord >> STEM_SHIFT, rightWord >> STEM_SHIFT)
      let counts = true
      if (job.pairs != 0) {
        if (hasBit(job.pairBits, job.pairBitMask, hashPair(key))) {
          const at = findPair(job.pairs, job.pairMask, key)
          if (load<u64>(at) != 0) pair = load<i32>(at, 8)
        }
        counts = pair >= 0 && pairBefore >= 0
        key = pairKey(pairBefore, rightWord >> STEM_SHIFT)
      }
      if (counts) {
        if (cells != 0) sieve(cells + <usize>(hashPair(key) & job.cellMask))
        else if (hasBit(job.bits, job.cellMask, hashPair(key))) count(job, key, i, table, size)
      }
    }
    pairBefore = pair
    left = right
    leftWord = rightWord
  }
}

/** A hyphen makes a stop word part of what it joins; otherwise stop words, fillers and breaks part phrases, and so does the edge of an acronym. */
// @ts-ignore: a decorator of AssemblyScript; TypeScript knows none on functions
@inline
function areLinked(left: i32, right: i32, leftWord: i32, rightWord: i32): bool {
  if ((left | right) < 0 || ((left | right) & INSERTED) != 0) return false
  const weaker = min(leftWord & KIND, rightWord & KIND)
  return weaker > STOP || (weaker == STOP && (right & JOINED) != 0)
}

// @ts-ignore: a decorator of AssemblyScript; TypeScript knows none on functions
@inline
function sieve(cell: usize): void {
  const places = <i32>load<u8>(cell)
  if (places < FULL) store<u8>(cell, places + 1)
}

/** Add the cells 16·start … 16·end − 1 of all workers, and tell which hold enough. */
export function joinCells(job: PairJob, nWorkers: i32, start: i32, end: i32, _chunk: i32, _worker: i32): void {
  const bytes = <usize>(job.cellMask + 1)
  const least = i8x16.splat(<i8>job.least)
  for (let at = job.cells + (<usize>start << 4); at < job.cells + (<usize>end << 4); at += 16) {
    let sum = v128.load(at)
    for (let worker: usize = 1; worker < <usize>nWorkers; worker++) sum = i8x16.add_sat_u(sum, v128.load(at + worker * bytes))
    store<u16>(job.bits + ((at - job.cells) >> 3), i8x16.bitmask(i8x16.ge_u(sum, least)))
  }
}

function count(job: PairJob, key: u64, i: i32, table: usize, size: usize): void {
  const at = findPair(table, job.tableMask, key)
  if (load<u64>(at) == 0) {
    const filled = load<i32>(size)
    if (filled < 0 || 2 * filled > job.tableMask) {
      store<i32>(size, -1)
      return
    }
    store<i32>(size, filled + 1)
    store<u64>(at, key)
  }
  store<i32>(at, load<i32>(at, 8) + 1, 8)
  if (load<i32>(at, 16) == i + 1) return
  store<i32>(at, i + 1, 16)
  store<i32>(at, load<i32>(at, 12) + 1, 12)
}

/** Add the slots start … end − 1 of another worker's table to the first one's. */
export function joinTables(job: PairJob, other: usize, start: i32, end: i32, _chunk: i32, _worker: i32): void {
  for (let slot = start; slot < end; slot++) {
    const from = other + <usize>slot * 24
    const key = load<u64>(from)
    if (key == 0) continue
    const at = findPair(job.tables, job.tableMask, key)
    if (load<u64>(at) == 0) {
      const filled = load<i32>(job.sizes)
      if (filled < 0 || 2 * filled > job.tableMask) {
        store<i32>(job.sizes, -1)
        return
      }
      store<i32>(job.sizes, filled + 1)
      store<u64>(at, key)
    }
    store<i32>(at, load<i32>(at, 8) + load<i32>(from, 8), 8)
    store<i32>(at, load<i32>(at, 12) + load<i32>(from, 12), 12)
  }
}

/** Fill an empty table with pairs, the number of each in the list as its value, and set their bits. */
export function indexPairs(table: usize, mask: i32, bits: usize, bitMask: i32, firsts: usize, seconds: usize, start: i32, end: i32, _chunk: i32, _worker: i32): void {
  for (let pair = start; pair < end; pair++) {
    const key = pairKey(load<i32>(firsts + (<usize>pair << 2)), load<i32>(seconds + (<usize>pair << 2)))
    const at = findPair(table, mask, key)
    store<u64>(at, key)
    store<i32>(at, pair, 8)
    setBit(bits, bitMask, hashPair(key))
  }
}
