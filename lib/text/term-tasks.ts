/**
 * Matches phrases and counts terms in a range of documents; several threads do this at once.
 * In: arrays that all threads see, from term-counts.ts.   Out: TERM_TASKS, read by token-worker.ts; tallies, read by term-counts.ts.
 */
import type { Range } from './crew.ts'
import { TERM } from './lexicon.ts'
import { PhraseMatcher } from './phrase-matcher.ts'
import type { PlainStream } from './phrase-tasks.ts'
import { SurfaceTally, type SurfacePlaces } from './surfaces.ts'
import { JOINED, TITLE_END } from './tokenize.ts'

// a worker loads files by require(), where reading an imported constant is a function call: too slow for every word
const OWN_TERM = TERM
const OWN_JOINED = JOINED
const OWN_TITLE_END = TITLE_END

/** How often a term of the title counts. */
export const TITLE_WEIGHT = 2

/** One element per phrase. */
export interface PhraseTally {
  /** Documents, and places, where it is the longest phrase. */
  documents: Int32Array
  occurrences: Int32Array
  /** Places where a hyphen joins its first two words; where it ends within a long form that begins later. */
  joined: Int32Array
  cuts: Int32Array
}

export const tallyPhrases = {
  name: 'tallyPhrases',
  run({ codes, starts, stemOf, nStems, from, to, phrases, longForms }: PlainStream & Range & { phrases: number[][]; longForms: number[][] }): PhraseTally {
    const matcher = new PhraseMatcher(phrases, nStems)
    const longMatcher = new PhraseMatcher(longForms, nStems)
    const documents = new Int32Array(phrases.length)
    const occurrences = new Int32Array(phrases.length)
    const joined = new Int32Array(phrases.length)
    const cuts = new Int32Array(phrases.length)
    const last = new Int32Array(phrases.length).fill(-1)
    for (let i = from; i < to; i++) {
      const end = starts[i + 1]
      for (let p = starts[i]; p < end; ) {
        const phrase = codes[p] < 0 ? -1 : matcher.match(codes, p, end, stemOf)
        const first = p
        p += phrase < 0 ? 1 : matcher.lengths[phrase]
        if (phrase < 0) continue
        occurrences[phrase]++
        const cut = longMatcher.findCut(codes, first, p, end, stemOf)
        if (cut >= 0) {
          cuts[phrase]++
          p = cut
          continue
        }
        if ((codes[first + 1] & OWN_JOINED) !== 0) joined[phrase]++
        if (last[phrase] === i) continue
        last[phrase] = i
        documents[phrase]++
      }
    }
    return { documents, occurrences, joined, cuts }
  },
}

/** The terms of documents from … to − 1, as TermCounts has them. */
export interface TermTally extends SurfacePlaces {
  /** Terms of each document. */
  rowLengths: Int32Array
  terms: Int32Array
  counts: Int32Array
  documentFrequency: Int32Array
}

export const tallyTerms = {
  name: 'tallyTerms',
  run({ codes, starts, stemOf, kindOf, nStems, from, to, phrases }: PlainStream & Range & { phrases: number[][] }): TermTally {
    const matcher = new PhraseMatcher(phrases, nStems)
    const surfaces = new SurfaceTally(codes, stemOf.length, matcher.lengths)
    const documentFrequency = new Int32Array(nStems + phrases.length)
    const tally = new Int32Array(nStems + phrases.length)
    const rowLengths = new Int32Array(to - from)
    let terms = new Int32Array(1 << 16)
    let counts = new Int32Array(1 << 16)
    let length = 0
    for (let i = from; i < to; i++) {
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
        if (code === OWN_TITLE_END) weight = 1
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
        if (kindOf[code >> 2] !== OWN_TERM) continue
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
      rowLengths[i - from] = length - first
    }
    return { rowLengths, terms: terms.slice(0, length), counts: counts.slice(0, length), documentFrequency, ...surfaces.read() }
  },
}

export const TERM_TASKS = [tallyPhrases, tallyTerms]

function enlarged(array: Int32Array<ArrayBuffer>, room: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2 + room)
  larger.set(array)
  return larger
}
