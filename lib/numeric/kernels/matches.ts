/**
 * Where known phrases stand in a corpus: the longest ones from left to right.
 * In and out: the arrays of ../../text/term-counts.ts and ../../text/filler-sequences.ts, by address.
 */
import { match, matchedLength, Phrases } from './parts/phrase-tree'
import { BREAK, codeAt, findPair, FLAG_A, FLAG_B, hashPair, INSERTED, JOINED, pairKey, setBit, Stream, wordAt } from './parts/stream'

/** Fill an empty table of edges. @param parents i32 per edge, as are the others. */
export function indexEdges(phrases: Phrases, parents: usize, stems: usize, phraseAt: usize, depths: usize, nStems: i32, start: i32, end: i32, _chunk: i32, _worker: i32): void {
  for (let edge = start; edge < end; edge++) {
    const at = <usize>edge << 2
    const key = pairKey(load<i32>(parents + at), load<i32>(stems + at))
    const slot = findPair(phrases.edges, phrases.mask, key)
    store<u64>(slot, key)
    store<i32>(slot, nStems + edge, 8)
    store<i32>(slot, load<i32>(phraseAt + at), 12)
    store<i32>(slot, load<i32>(depths + at), 16)
    setBit(phrases.bits, phrases.bitMask, hashPair(key))
  }
}

/** Turn every word of a phrase into a BREAK. FLAG_A: the stem begins one. */
export function breakPhrases(stream: Stream, phrases: Phrases, start: i32, end: i32, _chunk: i32, _worker: i32): void {
  for (let i = start; i < end; i++) {
    const last = load<i32>(stream.ends + (<usize>i << 2))
    for (let p = load<i32>(stream.starts + (<usize>i << 2)); p < last; p++) {
      const code = codeAt(p)
      if (code < 0) continue
      const word = wordAt(stream, code)
      if ((word & FLAG_A) == 0 || match(stream, phrases, word, p, last) < 0) continue
      for (let at = p; at < p + matchedLength; at++) store<i32>(<usize>at << 2, BREAK)
    }
  }
}

/**
 * Where phrases stand. FLAG_A: the stem begins one of `phrases`, FLAG_B: one of `longForms`.
 * @param tallies out: 4 × i32 per phrase and worker: documents and places where it is the longest; places where a hyphen
 *   joins its first two words; where it cuts a hyphenated word or
 *   ends within a long form that begins later. Behind them, per worker, i32 per phrase: last document + 1.
 */
export function tallyPhrases(stream: Stream, phrases: Phrases, longForms: Phrases, tallies: usize, nPhrases: i32, start: i32, end: i32, _chunk: i32, worker: i32): void {
  const own = tallies + <usize>worker * <usize>nPhrases * 20
  const lastDocument = own + (<usize>nPhrases << 4)
  for (let i = start; i < end; i++) {
    const last = load<i32>(stream.ends + (<usize>i << 2))
    for (let p = load<i32>(stream.starts + (<usize>i << 2)); p < last; ) {
      const first = p++
      const code = codeAt(first)
      if (code < 0) continue
      const word = wordAt(stream, code)
      if ((word & FLAG_A) == 0) continue
      const phrase = match(stream, phrases, word, first, last)
      if (phrase < 0) continue
      p = first + matchedLength
      const tally = own + (<usize>phrase << 4)
      store<i32>(tally, load<i32>(tally, 4) + 1, 4)
      const cut = findCut(stream, longForms, first, p, last)
      if (cut >= 0 || cutsWord(code, p < last ? codeAt(p) : BREAK)) store<i32>(tally, load<i32>(tally, 12) + 1, 12)
      if (cut >= 0) {
        p = cut
        continue
      }
      if ((codeAt(first + 1) & JOINED) != 0) store<i32>(tally, load<i32>(tally, 8) + 1, 8)
      const lastAt = lastDocument + (<usize>phrase << 2)
      if (load<i32>(lastAt) == i + 1) continue
      store<i32>(lastAt, i + 1)
      store<i32>(tally, load<i32>(tally) + 1)
    }
  }
}

/** Whether a hyphen joins a phrase to the word before it or behind it; an acronym that was written out is whole in "SVM-based". */
// @ts-ignore: a decorator of AssemblyScript; TypeScript knows none on functions
@inline
function cutsWord(first: i32, behind: i32): bool {
  return (first & INSERTED) == 0 && ((first & JOINED) != 0 || (behind >= 0 && (behind & JOINED) != 0))
}

/** @returns the first place behind `first` where a long form begins that ends behind `end`; −1 if there is none. */
function findCut(stream: Stream, longForms: Phrases, first: i32, end: i32, last: i32): i32 {
  for (let p = first + 1; p < end; p++) {
    const word = wordAt(stream, codeAt(p))
    if ((word & FLAG_B) != 0 && match(stream, longForms, word, p, last) >= 0 && p + matchedLength > end) return p
  }
  return -1
}
