/**
 * Finds the terms of a vocabulary in a text that need not be of its corpus, just as the pipeline would.
 * In: a Vocabulary, from tfidf.ts, and any text.   Out: TermOccurrence, read by app (highlighting, why a paper is where it is);
 * rows, read by ../pipeline (new papers).
 */
import type { PaperText } from '../domain/paper.ts'
import type { CsrMatrix } from '../numeric/matrix.ts'
import { FILLER_SEQUENCES } from './academic-filler.ts'
import { createShortFormReader, findAcronymPairs } from './acronym-pairs.ts'
import { createAcronymWriter } from './acronyms.ts'
import { cleanWithPlaces } from './clean-places.ts'
import { createFillerBreaker } from './filler-sequences.ts'
import { createDescriber, TERM, type Lexicon } from './lexicon.ts'
import { PhraseMatcher } from './phrase-matcher.ts'
import { TITLE_WEIGHT, termWeight } from './term-counts.ts'
import { ShortFormFinder } from './short-form-finder.ts'
import { BREAK, INSERTED, JOINED, listWords } from './tokenize.ts'
import type { Vocabulary } from './vocabulary.ts'

export interface TermOccurrence {
  /** Place of the term in the vocabulary. */
  term: number
  /** The first character of the text that belongs to it, and the one after the last. */
  start: number
  end: number
}

/**
 * @param text a title or an abstract as its source has it.
 * @returns every occurrence of every term, by start; a phrase and the words inside it overlap, and so do the terms of an acronym.
 */
export function termOccurrences(text: string, vocabulary: Vocabulary): TermOccurrence[] {
  return finderOf(vocabulary).find([text]).map(({ term, start, end }) => ({ term, start, end }))
}

/**
 * @param papers papers of the corpus or new ones.
 * @returns their rows: for papers of the corpus the rows that buildDocumentTermMatrix gave, but for acronyms that the
 *   vocabulary has let go.
 */
export function placePapers(papers: readonly PaperText[], vocabulary: Vocabulary): CsrMatrix {
  const finder = finderOf(vocabulary)
  const rowStart = new Int32Array(papers.length + 1)
  const columns: number[] = []
  const values: number[] = []
  papers.forEach(({ title, abstract }, i) => {
    const counts = new Map<number, number>()
    for (const { term, section } of finder.find([title, abstract])) counts.set(term, (counts.get(term) ?? 0) + (section === 0 ? TITLE_WEIGHT : 1))
    const row = [...counts].sort(([a], [b]) => a - b).map(([term, count]) => [term, termWeight(count, vocabulary.idf[term])])
    const length = Math.sqrt(row.reduce((sum, [, weight]) => sum + weight * weight, 0))
    for (const [term, weight] of row) {
      columns.push(term)
      values.push(weight / length)
    }
    rowStart[i + 1] = columns.length
  })
  return { kind: 'csr', nRows: papers.length, nColumns: vocabulary.terms.length, rowStart, columns: Int32Array.from(columns), values: Float32Array.from(values) }
}

interface FoundTerm extends TermOccurrence {
  /** Which of the texts. */
  section: number
}

/** A finder costs a second for a large vocabulary; it is made once. */
const finders = new WeakMap<Vocabulary, TermFinder>()

function finderOf(vocabulary: Vocabulary): TermFinder {
  let finder = finders.get(vocabulary)
  if (!finder) finders.set(vocabulary, (finder = new TermFinder(vocabulary)))
  return finder
}

interface Place {
  section: number
  start: number
  end: number
}

class TermFinder {
  private readonly describe = createDescriber()
  /** Words and stems met so far; those of the vocabulary first. */
  private readonly lexicon: Lexicon = { words: [], stems: [], stemOf: new Int32Array(1024), kindOf: new Uint8Array(1024) }
  private readonly wordIds = new Map<string, number>()
  private readonly stemIds = new Map<string, number>()
  /** Term of each stem that is one, and of each phrase. */
  private readonly termOfStem = new Map<number, number>()
  private readonly termOfPhrase: number[] = []
  private readonly matcher: PhraseMatcher
  private readonly readShort = createShortFormReader(this.lexicon.words)
  private readonly breakFillers: ReturnType<typeof createFillerBreaker>
  private readonly writeAcronyms: ReturnType<typeof createAcronymWriter>

  constructor({ terms, shortForms }: Vocabulary) {
    const phrases: number[][] = []
    terms.forEach((key, term) => {
      const stems = key.split(' ').map((stem) => this.stemId(stem))
      if (stems.length === 1) this.termOfStem.set(stems[0], term)
      else this.termOfPhrase[phrases.push(stems) - 1] = term
    })
    this.matcher = new PhraseMatcher(phrases, this.lexicon.stems.length)
    const longForms = new Map(Object.entries(shortForms).map(([short, long]) => [short, this.encode(long, 0).codes.map((code) => code | INSERTED)]))
    this.writeAcronyms = createAcronymWriter(longForms, new ShortFormFinder(longForms, this.lexicon, this.readShort))
    for (const stem of FILLER_SEQUENCES.flat()) this.stemId(stem)
    this.breakFillers = createFillerBreaker(this.lexicon.stems)
  }

  find(texts: readonly string[]): FoundTerm[] {
    const codes: number[] = []
    const places: Place[] = []
    texts.forEach((text, section) => {
      const { text: plain, starts, ends } = cleanWithPlaces(text)
      const encoded = this.encode(plain, section)
      encoded.codes.forEach((code) => codes.push(code))
      for (const { start, end } of encoded.places) places.push({ section, start: starts[start], end: ends[end - 1] })
      codes.push(BREAK)
      places.push({ section, start: text.length, end: text.length })
    })
    const written = Int32Array.from(codes)
    this.breakFillers(written, this.lexicon.stemOf)
    const pairs = findAcronymPairs(written, written.keys(), 0, written.length, this.lexicon, this.readShort)
    const long: number[] = []
    const longPlaces: Place[] = []
    this.writeAcronyms(written, 0, written.length, written.keys(), pairs, {
      copy: (from, to) => {
        for (let p = from; p < to; p++) {
          long.push(written[p])
          longPlaces.push(places[p])
        }
      },
      put: (code, p, pEnd) => {
        long.push(code)
        longPlaces.push({ section: places[p].section, start: places[p].start, end: places[pEnd - 1].end })
      },
    })
    return this.match(Int32Array.from(long), longPlaces)
  }

  private match(codes: Int32Array, places: Place[]): FoundTerm[] {
    const { stemOf, kindOf } = this.lexicon
    const found: FoundTerm[] = []
    let phraseEnd = 0
    for (let p = 0; p < codes.length; p++) {
      if (codes[p] < 0) continue
      const phrase = p < phraseEnd ? -1 : this.matcher.match(codes, p, codes.length, stemOf)
      if (phrase >= 0) {
        phraseEnd = p + this.matcher.lengths[phrase]
        found.push({ ...places[p], end: places[phraseEnd - 1].end, term: this.termOfPhrase[phrase] })
      }
      const term = kindOf[codes[p] >> 2] === TERM ? this.termOfStem.get(stemOf[codes[p] >> 2]) : undefined
      if (term !== undefined) found.push({ ...places[p], term })
    }
    return found
  }

  private encode(plain: string, section: number): { codes: number[]; places: Place[] } {
    const words = listWords(plain)
    return {
      codes: words.map(({ mark, word }) => (word.text === null ? mark : this.wordId(word.text) * 4 + (word.joined ? JOINED : 0))),
      places: words.map(({ word: { start, end } }) => ({ section, start, end })),
    }
  }

  private wordId(text: string): number {
    let word = this.wordIds.get(text)
    if (word !== undefined) return word
    this.wordIds.set(text, (word = this.lexicon.words.push(text) - 1))
    if (word === this.lexicon.stemOf.length) {
      this.lexicon.stemOf = grown(this.lexicon.stemOf, new Int32Array(2 * word))
      this.lexicon.kindOf = grown(this.lexicon.kindOf, new Uint8Array(2 * word))
    }
    const { stem, kind } = this.describe(text)
    this.lexicon.stemOf[word] = this.stemId(stem)
    this.lexicon.kindOf[word] = kind
    return word
  }

  private stemId(stem: string): number {
    let id = this.stemIds.get(stem)
    if (id === undefined) this.stemIds.set(stem, (id = this.lexicon.stems.push(stem) - 1))
    return id
  }
}

function grown<T extends Int32Array | Uint8Array>(from: T, to: T): T {
  to.set(from)
  return to
}
