/**
 * Takes expressions like "state of the art" out of a text, before "art" becomes a term.
 * In: TokenStream, from token-stream.ts, or codes of term-finder.ts.   Out: the same, every word of a filler sequence now a BREAK.
 */
import type { WorkerPool } from '../numeric/worker-pool.ts'
import { FILLER_SEQUENCES } from './academic-filler.ts'
import { PhraseMatcher } from './phrase-matcher.ts'
import { loadPhrases, overDocuments, streamFields } from './stream-kernels.ts'
import type { TokenStream } from './token-stream.ts'
import { BREAK } from './tokenize.ts'

/** @param stream its codes are changed. */
export async function breakFillers(stream: TokenStream, pool: WorkerPool): Promise<void> {
  const { stems } = stream.lexicon
  const { record, begins } = loadPhrases(pool, sequencesIn(stems), stems.length)
  const fields = streamFields(pool, stream, begins)
  await overDocuments(pool, 'matches/breakPhrases', [pool.memory.record(fields), record], stream.nDocuments)
}

/**
 * @param stems the stems of a lexicon; more may be added to it later.
 * @returns a function that changes the codes of a text in place.
 */
export function createFillerBreaker(stems: readonly string[]): (codes: Int32Array, stemOf: Int32Array) => void {
  const matcher = new PhraseMatcher(sequencesIn(stems), stems.length)
  return (codes, stemOf) => {
    for (let p = 0; p < codes.length; p++) {
      const found = codes[p] < 0 ? -1 : matcher.match(codes, p, codes.length, stemOf)
      if (found >= 0) codes.fill(BREAK, p, p + matcher.lengths[found])
    }
  }
}

function sequencesIn(stems: readonly string[]): number[][] {
  const stemIds = new Map(FILLER_SEQUENCES.flat().map((stem) => [stem, stems.indexOf(stem)]))
  return FILLER_SEQUENCES.map((sequence) => sequence.map((stem) => stemIds.get(stem) ?? -1)).filter((ids) => !ids.includes(-1))
}
