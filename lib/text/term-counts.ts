/**
 * Counts the terms of each document: its words, and the longest known phrases from left to right. A word inside a
 * phrase counts as well: a paper on state space models is also one on state spaces.
 * In: TokenStream and phrases, from acronyms.ts and phrases.ts.   Out: TermCounts, read by tfidf.ts.
 */
import { rangeOf, type Crew } from './crew.ts'
import { STOP } from './lexicon.ts'
import { minPhraseDocuments, plainStream } from './phrases.ts'
import { SurfaceTally } from './surfaces.ts'
import { addAll, joinAll } from './tallies.ts'
import { tallyPhrases, tallyTerms, type PhraseTally } from './term-tasks.ts'
import type { TokenStream } from './token-stream.ts'

export interface TermCounts {
  /** Candidate terms: stem t is term t; phrase j is term nStems + j. */
  nTerms: number
  phrases: number[][]
  /** nDocuments + 1 offsets into `terms` and `counts`. */
  rowStart: Int32Array
  /** Terms of a document in the order of their first appearance, each once. */
  terms: Int32Array
  /** Occurrences in the document, those in the title counted TITLE_WEIGHT times; ≥ 1. */
  counts: Int32Array
  /** Documents that contain the term; one element per candidate. */
  documentFrequency: Int32Array
  surfaces: SurfaceTally
}

/**
 * @param phrases distinct lists of stem numbers. Those that mostly cut a long form in two are dropped ("linear structural
 *   equation" models), and those found in too few documents, and their words matched anew.
 * @param longForms those of the phrases that are the long form of an acronym.
 * @returns counts of every word and of every phrase that is left.
 */
export async function countTerms(stream: TokenStream, phrases: number[][], longForms: number[][], crew: Crew): Promise<TermCounts> {
  const kept = phrases.length === 0 ? phrases : await dropRarePhrases(stream, phrases, longForms, crew)
  return countAll(stream, kept, crew)
}

/** A phrase with a stop word is one if it is mostly hyphenated: "few-shot" is, "a single" is not. */
const MIN_JOINED_PART = 0.3
/** A phrase that ends within a long form in this part of its places is a piece of it. */
const MAX_CUTTING_PART = 0.75

async function dropRarePhrases(stream: TokenStream, phrases: number[][], longForms: number[][], crew: Crew): Promise<number[][]> {
  const parts = await crew.share(tallyPhrases, (part, nParts) => ({ ...plainStream(stream), ...rangeOf(stream, part, nParts), phrases, longForms }))
  const sum = (of: keyof PhraseTally) => addAll(parts.map((part) => part[of]))
  const [documents, occurrences, joined, cuts] = [sum('documents'), sum('occurrences'), sum('joined'), sum('cuts')]
  const { kindOf, stemOf } = stream.lexicon
  const least = minPhraseDocuments(stream.nDocuments)
  const stopStems = new Set<number>()
  kindOf.forEach((kind, word) => kind === STOP && stopStems.add(stemOf[word]))
  const isWhole = (phrase: number) => cuts[phrase] < MAX_CUTTING_PART * occurrences[phrase]
  const holdsTogether = (phrase: number) => !stopStems.has(phrases[phrase][0]) || joined[phrase] >= MIN_JOINED_PART * occurrences[phrase]
  return phrases.filter((_, phrase) => documents[phrase] >= least && isWhole(phrase) && holdsTogether(phrase))
}

async function countAll(stream: TokenStream, phrases: number[][], crew: Crew): Promise<TermCounts> {
  const { codes, nDocuments, lexicon } = stream
  const parts = await crew.share(tallyTerms, (part, nParts) => ({ ...plainStream(stream), ...rangeOf(stream, part, nParts), phrases }))
  const surfaces = new SurfaceTally(codes, lexicon.words.length, Int32Array.from(phrases, ({ length }) => length))
  for (const part of parts) surfaces.add(part)
  const rowStart = new Int32Array(nDocuments + 1)
  let i = 0
  for (const { rowLengths } of parts) for (const length of rowLengths) rowStart[i + 1] = rowStart[i++] + length
  return {
    nTerms: lexicon.stems.length + phrases.length,
    phrases,
    rowStart,
    terms: joinAll(parts.map(({ terms }) => terms)),
    counts: joinAll(parts.map(({ counts }) => counts)),
    documentFrequency: addAll(parts.map(({ documentFrequency }) => documentFrequency)),
    surfaces,
  }
}
