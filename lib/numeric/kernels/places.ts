/**
 * Finds the few places of a corpus that JavaScript must look at.
 * In and out: the arrays of ../../text/code-places.ts, by address.
 */
import { codeAt, JOINED, OPEN, Stream } from './parts/stream'

/** Field order as in ../../text/code-places.ts. */
@unmanaged
class Search extends Stream {
  /** in: u8 per word; ALONE, IN_COMPOUND or 0. 0 for all: wanted are parentheses that open before a word. */
  wanted: usize
  /** in: places that there is room for, at least as many as the longest document has codes. */
  room: i32
  /** out: i32; the places found, document by document. */
  places: usize
  /** out: 2 × i32 per document that has any; its number, and where its places end in `places`. */
  documents: usize
  /** in-out: i32; the next document to search. out: i32; documents with places. */
  progress: usize
}

/** As in ../../text/short-form-finder.ts: the word is wanted wherever it stands; only where a hyphen joins another to it. */
const ALONE: u8 = 1
const IN_COMPOUND: u8 = 2

/** Search documents until none is left or there may not be room for the places of another. */
export function findPlaces(search: Search, _start: i32, end: i32, _chunk: i32, _worker: i32): void {
  let i = load<i32>(search.progress)
  let n = 0
  let nDocuments: usize = 0
  for (; i < end; i++) {
    const first = load<i32>(search.starts + (<usize>i << 2))
    const last = load<i32>(search.ends + (<usize>i << 2))
    if (n + last - first > search.room) break
    const before = n
    n = search.wanted == 0 ? findOpenings(search.places, n, first, last) : findWords(search, n, first, last)
    if (n == before) continue
    store<i32>(search.documents + (nDocuments << 3), i)
    store<i32>(search.documents + (nDocuments << 3), n, 4)
    nDocuments++
  }
  store<i32>(search.progress, i)
  store<i32>(search.progress, <i32>nDocuments, 4)
}

function findOpenings(places: usize, n: i32, first: i32, last: i32): i32 {
  const open = i32x4.splat(OPEN)
  let p = first
  while (p + 1 < last) {
    if (p + 4 < last && !v128.any_true(i32x4.eq(v128.load(<usize>p << 2), open))) {
      p += 4
      continue
    }
    if (codeAt(p) == OPEN && codeAt(p + 1) >= 0) {
      store<i32>(places + (<usize>n << 2), p)
      n++
    }
    p++
  }
  return n
}

function findWords(search: Search, n: i32, first: i32, last: i32): i32 {
  for (let p = first; p < last; p++) {
    const code = codeAt(p)
    if (code < 0) continue
    const wanted = load<u8>(search.wanted + <usize>(code >> 2))
    if (wanted != ALONE && (wanted != IN_COMPOUND || p + 1 >= last || codeAt(p + 1) < 0 || (codeAt(p + 1) & JOINED) == 0)) continue
    store<i32>(search.places + (<usize>n << 2), p)
    n++
  }
  return n
}
