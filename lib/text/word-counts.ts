/**
 * How often each word stands in a corpus, and where.
 * In: TokenStream, from acronyms.ts.   Out: WordCounts, read by phrases.ts, surfaces.ts and tfidf.ts.
 */
import type { WorkerPool } from '../numeric/worker-pool.ts'
import { TERM } from './lexicon.ts'
import { overDocuments, streamFields, sumWorkers } from './stream-kernels.ts'
import type { TokenStream } from './token-stream.ts'

/** One element per word. */
export interface WordCounts {
  everywhere: Int32Array
  /** Where a phrase might hold it: a stop word counts where a hyphen joins it to a neighbour, a filler nowhere. */
  inPhrases: Int32Array
  /** Where it is a term of its own and not written out for an acronym. */
  inAbstracts: Int32Array
  inTitles: Int32Array
  /** Of those in abstracts: behind another word, where only a name has a capital. */
  inRunningText: Int32Array
  /** Of those in either: part of a hyphenated word, unless what follows is a stop word ("BERT-based"). */
  inCompounds: Int32Array
}

const COUNTERS = 6

export async function countWords(stream: TokenStream, pool: WorkerPool): Promise<WordCounts> {
  const { memory, threads } = pool
  const mark = memory.mark()
  const nWords = stream.lexicon.words.length
  const counters = memory.int32(COUNTERS * nWords * threads)
  await overDocuments(pool, 'phrases/countWords', [memory.record(streamFields(pool, stream)), counters, nWords], stream.nDocuments)
  const sums = sumWorkers(counters, COUNTERS * nWords)
  memory.release(mark)
  const { kindOf } = stream.lexicon
  const pick = (counter: number) => new Int32Array(nWords).map((_, word) => sums[COUNTERS * word + counter])
  const pickTerms = (counter: number) => new Int32Array(nWords).map((_, word) => (kindOf[word] === TERM ? sums[COUNTERS * word + counter] : 0))
  return { everywhere: pick(0), inPhrases: pick(1), inAbstracts: pickTerms(2), inTitles: pickTerms(3), inRunningText: pickTerms(4), inCompounds: pickTerms(5) }
}
