/**
 * Takes expressions like "state of the art" out of a stream, before "art" becomes a term.
 * In: TokenStream, from token-stream.ts.   Out: the same stream, read by tfidf.ts and term-finder.ts.
 */
import { FILLER_SEQUENCES } from './academic-filler.ts'
import { PhraseMatcher } from './phrase-matcher.ts'
import { BREAK } from './tokenize.ts'

/**
 * @param stems the stems of a lexicon; more may be added to it later.
 * @returns a function that changes codes in place: every word of a filler sequence becomes a BREAK.
 */
export function createFillerBreaker(stems: readonly string[]): (codes: Int32Array, stemOf: Int32Array) => void {
  const stemIds = new Map(FILLER_SEQUENCES.flat().map((stem) => [stem, stems.indexOf(stem)]))
  const sequences = FILLER_SEQUENCES.map((sequence) => sequence.map((stem) => stemIds.get(stem) ?? -1)).filter((ids) => !ids.includes(-1))
  const matcher = new PhraseMatcher(sequences, stems.length)
  return (codes, stemOf) => {
    for (let p = 0; p < codes.length; p++) {
      const found = codes[p] < 0 ? -1 : matcher.match(codes, p, codes.length, stemOf)
      if (found >= 0) codes.fill(BREAK, p, p + matcher.lengths[found])
    }
  }
}
