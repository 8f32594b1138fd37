/**
 * Counts the terms of each document: its words, and the longest known phrases from left to right. A word inside a
 * phrase counts as well: a paper on state space models is also one on state spaces. Then weighs those that are kept.
 * In: TokenStream and phrases, from acronyms.ts and phrases.ts.   Out: TermCounts and rows, read by tfidf.ts.
 */
import type { CsrMatrix } from '../numeric/matrix.ts'
import type { WorkerPool } from '../numeric/worker-pool.ts'
import { STOP } from './lexicon.ts'
import { minPhraseDocuments } from './phrases.ts'
import { loadPhrases, nChunks, overDocuments, share, streamFields, sumWorkers } from './stream-kernels.ts'
import { MAX_PLACES, SurfaceTally } from './surfaces.ts'
import { codesIn, type TokenStream } from './token-stream.ts'
import type { WordCounts } from './word-counts.ts'

/** How often a term of the title counts. */
export const TITLE_WEIGHT = 2

export interface TermCounts {
  /** Candidate terms: stem t is term t; phrase j is term nStems + j. */
  nTerms: number
  phrases: number[][]
  /** Distinct terms of each document. */
  termsIn: Int32Array
  /** Documents that contain the term; one element per candidate. */
  documentFrequency: Int32Array
  surfaces: SurfaceTally
  /** One element per stem, 1: mostly part of a hyphenated word. */
  isPiece: Uint8Array
  /**
   * Count once more and weigh: (1 + ln count) · idf, rows scaled to length 1.
   * @param columnOf column of each candidate term, or −1; columns rise with the terms' order in the vocabulary.
   * @param idf      one per column.
   */
  weigh(columnOf: Int32Array, idf: Float64Array): Promise<CsrMatrix>
}

/**
 * @param phrases distinct lists of stem numbers. Those that mostly cut a long form ("linear structural equation" models) or a
 *   hyphenated word in two are dropped, and those found in too few documents, and their words matched anew.
 * @param longForms those of the phrases that are the long form of an acronym.
 * @returns counts of every word and of every phrase that is left; they need the pool.
 */
export async function countTerms(stream: TokenStream, phrases: number[][], longForms: number[][], words: WordCounts, pool: WorkerPool): Promise<TermCounts> {
  const kept = phrases.length === 0 ? phrases : await dropRarePhrases(stream, phrases, longForms, words, pool)
  return countAll(stream, kept, words, pool)
}

/** A phrase with a stop word is one if it is mostly hyphenated: "few-shot" is, "a single" is not. "Named" shares the stem of "namely", and is none. */
const MIN_JOINED_PART = 0.3
/** A phrase that begins or ends inside a hyphenated word ("clearance half" of half-life), or ends within a long form, in this part of its places is a piece of it. */
const MAX_CUTTING_PART = 0.75
/** Documents, places, joined places, cutting places; and the last document. */
const TALLIES = 4

async function dropRarePhrases(stream: TokenStream, phrases: number[][], longForms: number[][], { everywhere }: WordCounts, pool: WorkerPool): Promise<number[][]> {
  const { memory, threads } = pool
  const mark = memory.mark()
  const { kindOf, stemOf, stems } = stream.lexicon
  const all = loadPhrases(pool, phrases, stems.length)
  const long = loadPhrases(pool, longForms, stems.length)
  const tallies = memory.int32((TALLIES + 1) * phrases.length * threads)
  await overDocuments(pool, 'matches/tallyPhrases', [memory.record(streamFields(pool, stream, all.begins, long.begins)), all.record, long.record, tallies, phrases.length], stream.nDocuments)
  const sums = sumWorkers(tallies, (TALLIES + 1) * phrases.length)
  memory.release(mark)
  const least = minPhraseDocuments(stream.nDocuments)
  const stopMinusOthers = new Int32Array(stems.length)
  kindOf.forEach((kind, word) => (stopMinusOthers[stemOf[word]] += kind === STOP ? everywhere[word] : -everywhere[word]))
  return phrases.filter((phrase, at) => {
    const [documents, occurrences, joined, cuts] = sums.subarray(TALLIES * at, TALLIES * (at + 1))
    const holdsTogether = stopMinusOthers[phrase[0]] <= 0 || joined >= MIN_JOINED_PART * occurrences
    return documents >= least && cuts < MAX_CUTTING_PART * occurrences && holdsTogether
  })
}

const CACHE_LINE = 64
/** A capital or a digit. */
const NAME = /[\p{Lu}\p{N}]/u

async function countAll(stream: TokenStream, phrases: number[][], words: WordCounts, pool: WorkerPool): Promise<TermCounts> {
  const { memory, threads } = pool
  const { starts, ends, nDocuments, lexicon } = stream
  const nStems = lexicon.stems.length
  const nTerms = nStems + phrases.length
  const parts = nChunks(pool, nDocuments)
  const loaded = loadPhrases(pool, phrases, nStems)
  // a phrase takes two codes at least, so a document has at most one and a half terms a code
  const listLength = Math.ceil(1.5 * starts.reduce((longest, start, i) => Math.max(longest, ends[i] - start), 0))
  const arrays = {
    tallies: memory.int32(nTerms * threads), lists: memory.int32(listLength * threads),
    frequencies: memory.int32(nTerms * threads),
    rowBounds: memory.int32(nDocuments), highest: memory.int32((threads * CACHE_LINE) / 4),
    places: memory.int32(MAX_PLACES * phrases.length * parts), nPlaces: memory.int32(phrases.length * parts), nWeakPlaces: memory.int32(phrases.length * parts),
  }
  const { tallies, lists, frequencies, rowBounds, highest, places, nPlaces, nWeakPlaces } = arrays
  const fields = [
    ...streamFields(pool, stream, loaded.begins), loaded.record, nStems, phrases.length, TITLE_WEIGHT,
    tallies, lists, listLength, frequencies, rowBounds, highest, places, MAX_PLACES, nPlaces, nWeakPlaces,
  ]
  await pool.run('terms/tallyTerms', [memory.record(fields)], nDocuments, Math.max(1, Math.ceil(nDocuments / parts)))
  const surfaces = new SurfaceTally(codesIn(memory), Int32Array.from(phrases, ({ length }) => length), words)
  const partOf = (array: Int32Array, part: number) => array.subarray((part * array.length) / parts, ((part + 1) * array.length) / parts)
  for (let part = 0; part < parts; part++) surfaces.add({ places: partOf(places, part), nPlaces: partOf(nPlaces, part), nWeakPlaces: partOf(nWeakPlaces, part) })
  return {
    nTerms, phrases, termsIn: rowBounds, documentFrequency: sumWorkers(frequencies, nTerms), surfaces,
    isPiece: findPieces(lexicon, words),
    weigh: (columnOf, idf) => weighRows(pool, fields, { rowBounds, listLength, highestCount: Math.max(...highest) }, columnOf, idf),
  }
}

/** "pre" of "pre-training"; names and short forms ("GPT-4") are none. */
function findPieces({ words, stems, stemOf }: TokenStream['lexicon'], { inAbstracts, inTitles, inCompounds }: WordCounts): Uint8Array {
  const freeMinusJoined = new Int32Array(stems.length)
  const capitals = new Int32Array(stems.length)
  stemOf.forEach((stem, word) => {
    const places = inAbstracts[word] + inTitles[word]
    freeMinusJoined[stem] += places - 2 * inCompounds[word]
    capitals[stem] += NAME.test(words[word]) ? places : -places
  })
  return Uint8Array.from(freeMinusJoined, (balance, stem) => (balance < 0 && capitals[stem] < 0 ? 1 : 0))
}

/** @param counted as countAll has found: terms of each document, most terms that one could have, the highest count. */
async function weighRows(pool: WorkerPool, fields: (number | ArrayBufferView)[], counted: { rowBounds: Int32Array; listLength: number; highestCount: number }, columnOf: Int32Array, idf: Float64Array): Promise<CsrMatrix> {
  const { memory, threads } = pool
  const { rowBounds, listLength, highestCount } = counted
  const nRows = rowBounds.length
  const mark = memory.mark()
  const [rowPlaces, rowLengths, logs, sharedIdf] = [memory.int32(nRows), memory.int32(nRows), memory.float64(highestCount + 1), memory.float64(idf.length)]
  let nSlots = 0
  rowBounds.forEach((bound, i) => {
    rowPlaces[i] = nSlots
    nSlots += bound
  })
  for (let count = 1; count <= highestCount; count++) logs[count] = termWeight(count, 1)
  sharedIdf.set(idf)
  const [columns, values] = [memory.int32(nSlots), memory.float32(nSlots)]
  const job = memory.record([...fields, share(pool, columnOf), sharedIdf, logs, rowPlaces, rowLengths, columns, values, memory.float64(listLength * threads), memory.float64(listLength * threads)])
  await overDocuments(pool, 'terms/writeRows', [job], nRows)
  pool.runHere('terms/packRows', [job], nRows)
  const rowStart = new Int32Array(nRows + 1)
  rowLengths.forEach((length, i) => (rowStart[i + 1] = rowStart[i] + length))
  memory.release(mark)
  return { kind: 'csr', nRows, nColumns: idf.length, rowStart, columns: new Int32Array(columns.subarray(0, rowStart[nRows])), values: new Float32Array(values.subarray(0, rowStart[nRows])) }
}

/**
 * @param count occurrences in the document, ≥ 1.
 * @returns the weight before the row is scaled: (1 + ln count) · idf.
 */
export function termWeight(count: number, idf: number): number {
  return (1 + Math.log(count)) * idf
}
