/**
 * Counts the terms of each document: its words, and the longest known phrases from left to right. A word inside a
 * phrase counts as well: a paper on state space models is also one on state spaces.
 * In: TokenStream and phrases, from acronyms.ts and phrases.ts.   Out: TermCounts, read by tfidf.ts.
 */
import { STOP, TERM } from './lexicon.ts'
import { PhraseMatcher } from './phrase-matcher.ts'
import { minPhraseDocuments } from './phrases.ts'
import { SurfaceTally } from './surfaces.ts'
import type { TokenStream } from './token-stream.ts'
import { JOINED, TITLE_END } from './tokenize.ts'

/** How often a term of the title counts. */
export const TITLE_WEIGHT = 2

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
 *   equation" models), and those found in too few documents are dropped, and their words matched anew.
 * @param longForms those of the phrases that are the long form of an acronym.
 * @returns counts of every word and of every phrase that is left.
 */
export function countTerms(stream: TokenStream, phrases: number[][], longForms: number[][]): TermCounts {
  const kept = phrases.length === 0 ? phrases : dropRarePhrases(stream, phrases, longForms)
  return countAll(stream, kept)
}

/** A phrase with a stop word is one if it is mostly hyphenated: "few-shot" is, "a single" is not. */
const MIN_JOINED_PART = 0.3

/** A phrase that ends within a long form in this part of its places is a piece of it. */
const MAX_CUTTING_PART = 0.75

function dropRarePhrases({ codes, starts, nDocuments, lexicon }: TokenStream, phrases: number[][], longForms: number[][]): number[][] {
  const matcher = new PhraseMatcher(phrases, lexicon.stems.length)
  const longMatcher = new PhraseMatcher(longForms, lexicon.stems.length)
  const cuts = new Int32Array(phrases.length)
  const documents = new Int32Array(phrases.length)
  const occurrences = new Int32Array(phrases.length)
  const joined = new Int32Array(phrases.length)
  const last = new Int32Array(phrases.length).fill(-1)
  for (let i = 0; i < nDocuments; i++) {
    for (let p = starts[i]; p < starts[i + 1]; ) {
      const phrase = codes[p] < 0 ? -1 : matcher.match(codes, p, starts[i + 1], lexicon.stemOf)
      const first = p
      p += phrase < 0 ? 1 : matcher.lengths[phrase]
      if (phrase < 0) continue
      occurrences[phrase]++
      const cut = longMatcher.findCut(codes, first, p, starts[i + 1], lexicon.stemOf)
      if (cut >= 0) {
        cuts[phrase]++
        p = cut
        continue
      }
      if ((codes[first + 1] & JOINED) !== 0) joined[phrase]++
      if (last[phrase] === i) continue
      last[phrase] = i
      documents[phrase]++
    }
  }
  const least = minPhraseDocuments(nDocuments)
  const stopStems = new Set<number>()
  lexicon.kindOf.forEach((kind, word) => kind === STOP && stopStems.add(lexicon.stemOf[word]))
  const beginsWithStop = (phrase: number) => stopStems.has(phrases[phrase][0])
  return phrases.filter((_, phrase) => documents[phrase] >= least && cuts[phrase] < MAX_CUTTING_PART * occurrences[phrase] && (!beginsWithStop(phrase) || joined[phrase] >= MIN_JOINED_PART * occurrences[phrase]))
}

function countAll({ codes, starts, nDocuments, lexicon }: TokenStream, phrases: number[][]): TermCounts {
  const { stems, stemOf, kindOf } = lexicon
  const nStems = stems.length
  const nTerms = nStems + phrases.length
  const matcher = new PhraseMatcher(phrases, nStems)
  const surfaces = new SurfaceTally(codes, lexicon.words.length, matcher.lengths)
  const documentFrequency = new Int32Array(nTerms)
  const tally = new Int32Array(nTerms)
  const rowStart = new Int32Array(nDocuments + 1)
  let terms = new Int32Array(1 << 16)
  let counts = new Int32Array(1 << 16)
  let length = 0
  for (let i = 0; i < nDocuments; i++) {
    const end = starts[i + 1]
    if (length + 2 * (end - starts[i]) > terms.length) {
      terms = enlarged(terms, 2 * (end - starts[i]))
      counts = enlarged(counts, 2 * (end - starts[i]))
    }
    const first = length
    let weight = TITLE_WEIGHT
    let phraseEnd = starts[i]
    for (let p = starts[i]; p < end; p++) {
      const code = codes[p]
      if (code === TITLE_END) weight = 1
      if (code < 0) continue
      if (p >= phraseEnd) {
        const phrase = matcher.match(codes, p, end, stemOf)
        if (phrase >= 0) {
          phraseEnd = p + matcher.lengths[phrase]
          surfaces.addPhrase(phrase, p, weight > 1)
          if (tally[nStems + phrase] === 0) terms[length++] = nStems + phrase
          tally[nStems + phrase] += weight
        }
      }
      if (kindOf[code >> 2] !== TERM) continue
      surfaces.addWord(code, weight > 1)
      const stem = stemOf[code >> 2]
      if (tally[stem] === 0) terms[length++] = stem
      tally[stem] += weight
    }
    for (let p = first; p < length; p++) {
      counts[p] = tally[terms[p]]
      documentFrequency[terms[p]]++
      tally[terms[p]] = 0
    }
    rowStart[i + 1] = length
  }
  return { nTerms, phrases, rowStart, terms: terms.slice(0, length), counts: counts.slice(0, length), documentFrequency, surfaces }
}

function enlarged(array: Int32Array<ArrayBuffer>, room: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2 + room)
  larger.set(array)
  return larger
}
