/**
 * Finds the terms of a vocabulary in papers that need not be of its corpus, one text after the other in plain JavaScript,
 * just as the kernels find them in a corpus: the reference that those are tested against.
 * In: a Vocabulary, from tfidf.ts, and any papers.   Out: their rows.
 */
import type { PaperText } from '../domain/paper.ts'
import type { CsrMatrix } from '../numeric/matrix.ts'
import { FILLER_SEQUENCES } from './academic-filler.ts'
import { createShortFormReader, findAcronymPairs } from './acronym-pairs.ts'
import { createAcronymWriter } from './acronyms.ts'
import { cleanText } from './clean.ts'
import { createFillerBreaker } from './filler-sequences.ts'
import { createDescriber, TERM, type Lexicon } from './lexicon.ts'
import { PhraseMatcher } from './phrase-matcher.ts'
import { TITLE_WEIGHT, termWeight } from './term-counts.ts'
import { ShortFormFinder } from './short-form-finder.ts'
import { BREAK, INSERTED, JOINED, listWords } from './tokenize.ts'
import type { Vocabulary } from './vocabulary.ts'

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

interface FoundTerm {
  /** Place of the term in the vocabulary. */
  term: number
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
    const longForms = new Map(Object.entries(shortForms).map(([short, long]) => [short, this.encode(long).map((code) => code | INSERTED)]))
    this.writeAcronyms = createAcronymWriter(longForms, new ShortFormFinder(longForms, this.lexicon, this.readShort))
    for (const stem of FILLER_SEQUENCES.flat()) this.stemId(stem)
    this.breakFillers = createFillerBreaker(this.lexicon.stems)
  }

  /** @returns every occurrence of every term; a phrase and the words inside it overlap. */
  find(texts: readonly string[]): FoundTerm[] {
    const codes: number[] = []
    const sections: number[] = []
    texts.forEach((text, section) => {
      for (const code of [...this.encode(cleanText(text)), BREAK]) sections[codes.push(code) - 1] = section
    })
    const written = Int32Array.from(codes)
    this.breakFillers(written, this.lexicon.stemOf)
    const pairs = findAcronymPairs(written, written.keys(), 0, written.length, this.lexicon, this.readShort)
    const long: number[] = []
    const longSections: number[] = []
    const put = (code: number, p: number) => void (longSections[long.push(code) - 1] = sections[p])
    const copy = (from: number, to: number) => written.subarray(from, to).forEach((code, at) => put(code, from + at))
    this.writeAcronyms(written, 0, written.length, written.keys(), pairs, { copy, put })
    return this.match(Int32Array.from(long), longSections)
  }

  private match(codes: Int32Array, sections: number[]): FoundTerm[] {
    const { stemOf, kindOf } = this.lexicon
    const found: FoundTerm[] = []
    let phraseEnd = 0
    for (let p = 0; p < codes.length; p++) {
      if (codes[p] < 0) continue
      const phrase = p < phraseEnd ? -1 : this.matcher.match(codes, p, codes.length, stemOf)
      if (phrase >= 0) {
        phraseEnd = p + this.matcher.lengths[phrase]
        found.push({ section: sections[p], term: this.termOfPhrase[phrase] })
      }
      const term = kindOf[codes[p] >> 2] === TERM ? this.termOfStem.get(stemOf[codes[p] >> 2]) : undefined
      if (term !== undefined) found.push({ section: sections[p], term })
    }
    return found
  }

  private encode(plain: string): number[] {
    return listWords(plain).map(({ mark, text, joined }) => (text === null ? mark : this.wordId(text) * 4 + (joined ? JOINED : 0)))
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
