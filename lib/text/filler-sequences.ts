/**
 * Takes expressions like "state of the art" out of a stream, before "art" becomes a term.
 * In: TokenStream, from token-stream.ts.   Out: the same stream, read by acronyms.ts and phrases.ts.
 */
import { FILLER_SEQUENCES } from './academic-filler.ts'
import { PhraseMatcher } from './phrase-matcher.ts'
import type { TokenStream } from './token-stream.ts'
import { BREAK } from './tokenize.ts'

/** @param stream its codes are changed in place: every word of a filler sequence becomes a BREAK. */
export function breakFillerSequences({ codes, lexicon: { stems, stemOf } }: Pick<TokenStream, 'codes' | 'lexicon'>): void {
  const stemIds = new Map(FILLER_SEQUENCES.flat().map((stem) => [stem, stems.indexOf(stem)]))
  const sequences = FILLER_SEQUENCES.map((sequence) => sequence.map((stem) => stemIds.get(stem) ?? -1)).filter((ids) => !ids.includes(-1))
  const matcher = new PhraseMatcher(sequences, stems.length)
  for (let p = 0; p < codes.length; p++) {
    const found = codes[p] < 0 ? -1 : matcher.match(codes, p, codes.length, stemOf)
    if (found >= 0) codes.fill(BREAK, p, p + matcher.lengths[found])
  }
}
