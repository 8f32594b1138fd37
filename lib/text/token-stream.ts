/**
 * Papers → one long stream of word codes and the lexicon that explains them; the texts themselves are let go.
 * In: chunks of PaperText, from tfidf.ts.   Out: TokenStream, read by acronyms.ts, phrases.ts and term-counts.ts.
 */
import { PipelineError } from '../domain/errors.ts'
import type { PaperText } from '../domain/paper.ts'
import type { Lexicon } from './lexicon.ts'
import { sharedInt32, type Crew } from './crew.ts'
import { encodePapers, type EncodedBatch } from './token-pool.ts'

export interface TokenStream {
  nDocuments: number
  /** As in EncodedChunk, words numbered by first appearance in the corpus. */
  codes: Int32Array
  /** nDocuments + 1 offsets into `codes`. */
  starts: Int32Array
  lexicon: Lexicon
}

export interface ReadOptions {
  onProgress?: (documents: number) => void
  lap: (stage: 'read' | 'clean' | 'tokenize') => void
}

/**
 * @param chunks papers in canonical order.
 * @returns the stream, its arrays in memory that all threads see: the same for any number of threads and any chunk sizes.
 * @throws CancelledError if `signal` is aborted; PipelineError if a worker dies.
 */
export async function readTokens(chunks: AsyncIterable<PaperText[]> | Iterable<PaperText[]>, crew: Crew, options: ReadOptions): Promise<TokenStream> {
  const threadWords: ThreadWords[] = []
  let nDocuments = 0
  const batches = await encodePapers(chunks, crew, {
    lap: options.lap,
    onWords: (thread, { newWords, newStems, newKinds }) => {
      const { words, stems, kinds } = (threadWords[thread] ??= { words: [], stems: [], kinds: [] })
      newWords.forEach((word, at) => {
        words.push(word)
        stems.push(newStems[at])
        kinds.push(newKinds[at])
      })
    },
    onBatch: (added) => {
      nDocuments += added
      options.onProgress?.(nDocuments)
    },
  })
  const lexicon = renumber(batches, threadWords)
  return { nDocuments, lexicon, ...joinBatches(batches, nDocuments) }
}

interface ThreadWords {
  words: string[]
  stems: string[]
  kinds: number[]
}

/** Numbers words and stems by first appearance; `batches` are rewritten in place. */
function renumber(batches: EncodedBatch[], threadWords: ThreadWords[]): Lexicon {
  const wordIds = new Map<string, number>()
  const stemIds = new Map<string, number>()
  const stemOf: number[] = []
  const kindOf: number[] = []
  const newNumbers = Array.from(threadWords, (of) => of ?? { words: [] }).map(({ words }) => new Int32Array(words.length).fill(-1))
  const numberOf = (thread: number, old: number): number => {
    const { words, stems, kinds } = threadWords[thread]
    let word = wordIds.get(words[old])
    if (word === undefined) {
      wordIds.set(words[old], (word = wordIds.size))
      let stem = stemIds.get(stems[old])
      if (stem === undefined) stemIds.set(stems[old], (stem = stemIds.size))
      stemOf.push(stem)
      kindOf.push(kinds[old])
    }
    return (newNumbers[thread][old] = word)
  }
  for (const { thread, codes } of batches) {
    const numbers = newNumbers[thread]
    for (let p = 0; p < codes.length; p++) {
      const code = codes[p]
      if (code < 0) continue
      const known = numbers[code >> 2]
      codes[p] = (known >= 0 ? known : numberOf(thread, code >> 2)) * 4 + (code & 3)
    }
  }
  return { words: [...wordIds.keys()], stems: [...stemIds.keys()], stemOf: sharedFrom(Int32Array, stemOf), kindOf: sharedFrom(Uint8Array, kindOf) }
}

function sharedFrom<T extends Int32Array | Uint8Array>(Kind: { new (buffer: SharedArrayBuffer): T; BYTES_PER_ELEMENT: number }, values: number[]): T {
  const array = new Kind(new SharedArrayBuffer(Kind.BYTES_PER_ELEMENT * values.length))
  array.set(values)
  return array
}

/** Offsets are int32, and acronyms written out may add an eighth. */
const MAX_CODES = 1_800_000_000

/** Empties `batches` as it goes, so that the codes are not held twice. */
function joinBatches(batches: EncodedBatch[], nDocuments: number): Pick<TokenStream, 'codes' | 'starts'> {
  const nCodes = batches.reduce((sum, batch) => sum + batch.codes.length, 0)
  if (nCodes > MAX_CODES) throw new PipelineError(`The texts together must have at most ${MAX_CODES} words and marks. Got ${nCodes}.`)
  const codes = sharedInt32(nCodes)
  const starts = sharedInt32(nDocuments + 1)
  let i = 0
  let length = 0
  for (const batch of batches) {
    codes.set(batch.codes, length)
    for (let at = 1; at < batch.starts.length; at++) starts[++i] = length + batch.starts[at]
    length += batch.codes.length
    batch.codes = new Int32Array(0)
  }
  return { codes, starts }
}
