/**
 * Terms of each document: words, and the longest known phrases from left to right; then rows of weights.
 * In and out: the arrays of ../../text/term-counts.ts, by address.
 */
import { match, matchedLength, Phrases } from './parts/phrase-tree'
import { codeAt, FLAG_A, INSERTED, KIND, STEM_SHIFT, Stream, TERM, TITLE_END, wordAt } from './parts/stream'

/** Field order as in ../../text/term-counts.ts. Stem t is term t, phrase j is term nStems + j. FLAG_A: the stem begins a phrase. */
@unmanaged
class TermJob extends Stream {
  phrases: Phrases
  nStems: i32
  nPhrases: i32
  titleWeight: i32
  /** i32 per term and worker; 0 between documents. */
  tallies: usize
  /** i32 per term that the longest document may hold, and worker. */
  lists: usize
  listLength: i32
  /** out: i32 per term and worker; documents that hold it. */
  frequencies: usize
  /** out: i32 per document; its distinct terms. */
  rowBounds: usize
  /** out: i32 per worker, a cache line apart; the largest count of a term in a document. */
  highest: usize
  /** out, per chunk and phrase: mostPlaces × i32; some places where it stands. See ../../text/surfaces.ts. */
  places: usize
  mostPlaces: i32
  /** out: i32 per chunk and phrase; how many they are, and how many of those are weak. */
  nPlaces: usize
  nWeakPlaces: usize
  /** in, for writeRows: i32 per term; its column or −1. */
  columnOf: usize
  /** in: f64 per column; f64 per count: 1 + ln count. */
  idf: usize
  logs: usize
  /** in: i32 per document; the first slot of its row. */
  rowPlaces: usize
  /** out: i32 per document; slots used. */
  rowLengths: usize
  /** out: i32 and f32 per slot; columns rise, rows have length 1. */
  columns: usize
  values: usize
  /** u64 and f64 per term that the longest document may hold, and worker. */
  sorted: usize
  weights: usize
}

/** Tell which terms each document has. Chunks must follow one another in the order of the documents. */
export function tallyTerms(job: TermJob, start: i32, end: i32, chunk: i32, worker: i32): void {
  const frequencies = job.frequencies + ((<usize>worker * <usize>(job.nStems + job.nPhrases)) << 2)
  const highest = job.highest + (<usize>worker << 6)
  const tallies = talliesOf(job, worker)
  const list = listOf(job, worker)
  for (let i = start; i < end; i++) {
    const length = countDocument(job, i, chunk, tallies, list)
    store<i32>(job.rowBounds + (<usize>i << 2), length)
    for (let at = 0; at < length; at++) {
      const t = <usize>load<i32>(list + (<usize>at << 2)) << 2
      store<i32>(frequencies + t, load<i32>(frequencies + t) + 1)
      store<i32>(highest, max(load<i32>(highest), load<i32>(tallies + t)))
      store<i32>(tallies + t, 0)
    }
  }
}

// @ts-ignore: a decorator of AssemblyScript; TypeScript knows none on functions
@inline
function talliesOf(job: TermJob, worker: i32): usize {
  return job.tallies + ((<usize>worker * <usize>(job.nStems + job.nPhrases)) << 2)
}

// @ts-ignore: a decorator of AssemblyScript; TypeScript knows none on functions
@inline
function listOf(job: TermJob, worker: i32): usize {
  return job.lists + ((<usize>worker * <usize>job.listLength) << 2)
}

/**
 * @param tallies in-out: occurrences per term, those of the title counted titleWeight times.
 * @param list    out: the terms, in the order of their first appearance.
 * @param chunk   −1: do not note where phrases stand.
 * @returns how many terms.
 */
function countDocument(job: TermJob, i: i32, chunk: i32, tallies: usize, list: usize): i32 {
  const last = load<i32>(job.ends + (<usize>i << 2))
  let length = 0
  let weight = job.titleWeight
  let phraseEnd = 0
  for (let p = load<i32>(job.starts + (<usize>i << 2)); p < last; p++) {
    const code = codeAt(p)
    if (code < 0) {
      if (code == TITLE_END) weight = 1
      continue
    }
    const word = wordAt(job, code)
    if ((word & FLAG_A) != 0 && p >= phraseEnd) {
      const phrase = match(job, job.phrases, word, p, last)
      if (phrase >= 0) {
        phraseEnd = p + matchedLength
        if (chunk >= 0) notePlace(job, chunk, phrase, p, weight > 1 || (code & INSERTED) != 0)
        length += add(tallies, list, length, job.nStems + phrase, weight)
      }
    }
    if ((word & KIND) != TERM) continue
    length += add(tallies, list, length, word >> STEM_SHIFT, weight)
  }
  return length
}

/** @returns 1 if the term is new to the document. */
// @ts-ignore: a decorator of AssemblyScript; TypeScript knows none on functions
@inline
function add(tallies: usize, list: usize, length: i32, t: i32, weight: i32): i32 {
  const at = tallies + (<usize>t << 2)
  const before = load<i32>(at)
  store<i32>(at, before + weight)
  if (before != 0) return 0
  store<i32>(list + (<usize>length << 2), t)
  return 1
}

/** As addPhrase of ../../text/surfaces.ts. */
function notePlace(job: TermJob, chunk: i32, phrase: i32, p: i32, isWeak: bool): void {
  const at = (<usize>chunk * <usize>job.nPhrases + <usize>phrase) << 2
  let n = load<i32>(job.nPlaces + at)
  let nWeak = load<i32>(job.nWeakPlaces + at)
  if (isWeak && n > nWeak) return
  if (!isWeak && nWeak > 0) n = nWeak = 0
  if (n < job.mostPlaces) {
    store<i32>(job.places + at * <usize>job.mostPlaces + (<usize>n << 2), p)
    n++
    if (isWeak) nWeak++
  }
  store<i32>(job.nPlaces + at, n)
  store<i32>(job.nWeakPlaces + at, nWeak)
}

/** Weigh the terms that have a column: (1 + ln count) · idf, rows scaled to length 1. */
export function writeRows(job: TermJob, start: i32, end: i32, _chunk: i32, worker: i32): void {
  const tallies = talliesOf(job, worker)
  const list = listOf(job, worker)
  const sorted = job.sorted + ((<usize>worker * <usize>job.listLength) << 3)
  const weights = job.weights + ((<usize>worker * <usize>job.listLength) << 3)
  for (let i = start; i < end; i++) {
    const nTerms = countDocument(job, i, -1, tallies, list)
    let length = 0
    for (let at = 0; at < nTerms; at++) {
      const t = <usize>load<i32>(list + (<usize>at << 2)) << 2
      const column = load<i32>(job.columnOf + t)
      if (column >= 0) {
        store<u64>(sorted + (<usize>length << 3), (<u64>column << 32) | <u64>load<i32>(tallies + t))
        length++
      }
      store<i32>(tallies + t, 0)
    }
    sort(sorted, length)
    store<i32>(job.rowLengths + (<usize>i << 2), length)
    writeRow(job, load<i32>(job.rowPlaces + (<usize>i << 2)), sorted, weights, length)
  }
}

function writeRow(job: TermJob, place: i32, sorted: usize, weights: usize, length: i32): void {
  const columns = job.columns + (<usize>place << 2)
  const values = job.values + (<usize>place << 2)
  let squares: f64 = 0
  for (let at = 0; at < length; at++) {
    const entry = load<u64>(sorted + (<usize>at << 3))
    const column = <usize>(entry >> 32)
    const weight = load<f64>(job.logs + (<usize>(entry & 0xffffffff) << 3)) * load<f64>(job.idf + (column << 3))
    squares += weight * weight
    store<i32>(columns + (<usize>at << 2), <i32>column)
    store<f64>(weights + (<usize>at << 3), weight)
  }
  const norm = Math.sqrt(squares)
  for (let at = 0; at < length; at++) store<f32>(values + (<usize>at << 2), <f32>(load<f64>(weights + (<usize>at << 3)) / norm))
}

/** Shell's sort, gaps by Ciura. */
function sort(numbers: usize, length: i32): void {
  for (let gap = gapBelow(length); gap > 0; gap = gapBelow(gap)) {
    const stride = <usize>gap << 3
    for (let at = gap; at < length; at++) {
      const value = load<u64>(numbers + (<usize>at << 3))
      let slot = numbers + (<usize>at << 3)
      while (slot >= numbers + stride && load<u64>(slot - stride) > value) {
        store<u64>(slot, load<u64>(slot - stride))
        slot -= stride
      }
      store<u64>(slot, value)
    }
  }
}

function gapBelow(length: i32): i32 {
  if (length > 1576) return <i32>(<f64>length / 2.25)
  if (length > 701) return 701
  if (length > 301) return 301
  if (length > 132) return 132
  if (length > 57) return 57
  if (length > 23) return 23
  if (length > 10) return 10
  if (length > 4) return 4
  return length > 1 ? 1 : 0
}

/** Move the rows together, in their order, to the front. */
export function packRows(job: TermJob, start: i32, end: i32, _chunk: i32, _worker: i32): void {
  let place: usize = 0
  for (let i = start; i < end; i++) {
    const from = <usize>load<i32>(job.rowPlaces + (<usize>i << 2)) << 2
    const length = <usize>load<i32>(job.rowLengths + (<usize>i << 2)) << 2
    memory.copy(job.columns + place, job.columns + from, length)
    memory.copy(job.values + place, job.values + from, length)
    place += length
  }
}
