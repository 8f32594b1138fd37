/**
 * Papers → document–term matrix of unit TF-IDF rows.
 * In: chunks of PaperText in canonical order, from ../pipeline/run.ts.   Out: DocumentTermMatrix, read by ../cluster and ../themes.
 * Source: Salton & Buckley, Information Processing & Management 24 (1988) 513–523, doi:10.1016/0306-4573(88)90021-0.
 */
import type { PaperText } from '../domain/paper.ts'
import type { CsrMatrix } from '../numeric/matrix.ts'
import { expandAcronyms, type Acronym } from './acronyms.ts'
import { Crew } from './crew.ts'
import { createFillerBreaker } from './filler-sequences.ts'
import { findPhrases } from './phrases.ts'
import { countTerms, type TermCounts } from './term-counts.ts'
import { readTokens, type TokenStream } from './token-stream.ts'
import { JOINED } from './tokenize.ts'
import type { Vocabulary } from './vocabulary.ts'

export interface TextOptions {
  /** Worker threads, ≥ 1; default 1. Changes the speed, never a bit of the answer. */
  threads?: number
  /** Two- and three-word terms; default true. */
  phrases?: boolean
  /** A short form and its long form become one term; default true. */
  acronyms?: boolean
  /** Told after each chunk: documents read so far. */
  onProgress?: (documents: number) => void
  /** Stops between chunks with a CancelledError. */
  signal?: AbortSignal
  /** Milliseconds since any fixed moment, for timingsMs; default always 0: this room reads no clock. */
  now?: () => number
}

export interface DocumentTermMatrix {
  /** nDocuments × nTerms; rows of length 1, or empty. */
  matrix: CsrMatrix
  vocabulary: Vocabulary
  /** Rows without a known term. */
  emptyDocuments: number
  /** Wall time of each part, in ms; read is the time spent waiting for `chunks`; tfidf holds acronyms and phrases too. */
  timingsMs: { read: number; clean: number; tokenize: number; tfidf: number }
}

/**
 * Clean, tokenise and weigh the papers of a corpus. Texts stream through; only numbers stay.
 * Weight of a term in a document: (1 + ln tf) · idf, title terms counted double in tf, rows scaled to length 1.
 * @param chunks papers in canonical order; row i is the i-th paper. Chunk sizes never change the answer.
 * @throws CancelledError if `signal` is aborted.
 */
export async function buildDocumentTermMatrix(chunks: AsyncIterable<PaperText[]> | Iterable<PaperText[]>, options: TextOptions = {}): Promise<DocumentTermMatrix> {
  const timingsMs = { read: 0, clean: 0, tokenize: 0, tfidf: 0 }
  const now = options.now ?? (() => 0)
  let mark = now()
  const lap = (stage: keyof typeof timingsMs) => {
    const at = now()
    timingsMs[stage] += at - mark
    mark = at
  }
  const { threads = 1, onProgress, signal } = options
  const crew = new Crew(threads, signal)
  try {
    const read = await readTokens(chunks, crew, { onProgress, lap })
    createFillerBreaker(read.lexicon.stems)(read.codes, read.lexicon.stemOf)
    lap('tokenize')
    const { stream, acronyms } = options.acronyms === false ? { stream: read, acronyms: [] } : expandAcronyms(read)
    const phrases = distinctPhrases(options.phrases === false ? [] : await findPhrases(stream, crew), acronyms)
    const counts = await countTerms(stream, phrases, acronyms.map(({ longStems }) => longStems), crew)
    const { vocabulary, columnOf } = chooseVocabulary(stream, counts, acronyms)
    const matrix = weighRows(counts, vocabulary, columnOf)
    lap('tfidf')
    return { matrix, vocabulary, emptyDocuments: countEmptyRows(matrix), timingsMs }
  } finally {
    await crew.close()
  }
}

/** The long forms of acronyms are phrases, however rare. */
function distinctPhrases(phrases: number[][], acronyms: Acronym[]): number[][] {
  const distinct = new Map(phrases.map((phrase) => [phrase.join(' '), phrase]))
  for (const { longStems } of acronyms) distinct.set(longStems.join(' '), longStems)
  return [...distinct.values()]
}

/**
 * A word in one paper says nothing about others; one in most papers tells none apart. Tiny corpora keep everything.
 * @returns the fewest and the most documents that a term may stand in.
 */
export function documentFrequencyBounds(nDocuments: number): { lowest: number; highest: number } {
  if (nDocuments < 20) return { lowest: 1, highest: nDocuments }
  return { lowest: Math.max(2, Math.ceil(Math.sqrt(nDocuments) / 50)), highest: Math.floor(nDocuments * 0.5) }
}

function chooseVocabulary({ nDocuments, lexicon }: TokenStream, counts: TermCounts, acronyms: Acronym[]): { vocabulary: Vocabulary; columnOf: Int32Array } {
  const { words, stems, stemOf } = lexicon
  const { documentFrequency, phrases, surfaces } = counts
  const nStems = stems.length
  const keyOf = (t: number) => (t < nStems ? stems[t] : phrases[t - nStems].map((stem) => stems[stem]).join(' '))
  const kept = termsWithinBounds(counts, nDocuments).map((t) => ({ t, key: keyOf(t) })).sort((a, b) => (a.key < b.key ? -1 : 1))
  const columnOf = new Int32Array(counts.nTerms).fill(-1)
  kept.forEach(({ t }, column) => (columnOf[t] = column))
  const wordOf = surfaces.commonestWords(stemOf, nStems)
  const shortOf = new Map<string, Acronym>()
  for (const acronym of acronyms) {
    const key = acronym.longStems.map((stem) => stems[stem]).join(' ')
    if (acronym.nDefinitions > (shortOf.get(key)?.nDefinitions ?? 0)) shortOf.set(key, acronym)
  }
  const vocabulary: Vocabulary = {
    terms: kept.map(({ key }) => key),
    surfaces: kept.map(({ t }) => (t < nStems ? words[wordOf[t]] ?? stems[t] : surfaces.commonestPhrase(t - nStems, words))),
    acronyms: kept.map(({ key }) => shortOf.get(key)?.short ?? null),
    documentFrequency: Int32Array.from(kept, ({ t }) => documentFrequency[t]),
    idf: Float64Array.from(kept, ({ t }) => Math.log((1 + nDocuments) / (1 + documentFrequency[t])) + 1),
    wordCounts: Uint8Array.from(kept, ({ t }) => (t < nStems ? 1 : phrases[t - nStems].length)),
    shortForms: Object.fromEntries(acronyms.map(({ short, longCodes }) => [short, longCodes.map((code, at) => (at === 0 ? '' : (code & JOINED) !== 0 ? '-' : ' ') + words[code >> 2]).join('')])),
    nDocuments,
  }
  return { vocabulary, columnOf }
}

/** If the bounds empty more than this part of the documents, they do not fit the corpus. */
const MAX_EMPTIED_PART = 0.1

/** @returns the terms to keep. Bounds that leave too many documents empty are lifted: equal papers, or a few unlike ones. */
function termsWithinBounds({ documentFrequency, rowStart, terms }: TermCounts, nDocuments: number): number[] {
  const { lowest, highest } = documentFrequencyBounds(nDocuments)
  for (const [low, high] of [[lowest, highest], [lowest, nDocuments], [1, nDocuments]]) {
    const isKept = (t: number) => documentFrequency[t] >= low && documentFrequency[t] <= high
    let emptied = 0
    for (let i = 0; i < nDocuments; i++) {
      let p = rowStart[i]
      while (p < rowStart[i + 1] && !isKept(terms[p])) p++
      if (p === rowStart[i + 1] && p > rowStart[i]) emptied++
    }
    if (emptied > MAX_EMPTIED_PART * nDocuments && (low > 1 || high < nDocuments)) continue
    return Array.from(documentFrequency.keys()).filter(isKept)
  }
  return []
}

/** Sorts each row by column with two counting sorts: into columns, whose documents then rise, and back into rows. */
function weighRows({ rowStart: countStart, terms, counts }: TermCounts, { idf, documentFrequency }: Vocabulary, columnOf: Int32Array): CsrMatrix {
  const nRows = countStart.length - 1
  const nColumns = idf.length
  const columnStart = new Int32Array(nColumns + 1)
  for (let t = 0; t < nColumns; t++) columnStart[t + 1] = columnStart[t] + documentFrequency[t]
  const next = columnStart.slice(0, nColumns)
  const rowOf = new Int32Array(columnStart[nColumns])
  const countOf = new Int32Array(columnStart[nColumns])
  const rowStart = new Int32Array(nRows + 1)
  for (let i = 0; i < nRows; i++) {
    rowStart[i + 1] = rowStart[i]
    for (let p = countStart[i]; p < countStart[i + 1]; p++) {
      const t = columnOf[terms[p]]
      if (t < 0) continue
      rowOf[next[t]] = i
      countOf[next[t]++] = counts[p]
      rowStart[i + 1]++
    }
  }
  const columns = new Int32Array(rowOf.length)
  const weights = new Float64Array(rowOf.length)
  const nextInRow = rowStart.slice(0, nRows)
  for (let t = 0; t < nColumns; t++) {
    for (let p = columnStart[t]; p < columnStart[t + 1]; p++) {
      const slot = nextInRow[rowOf[p]]++
      columns[slot] = t
      weights[slot] = termWeight(countOf[p], idf[t])
    }
  }
  return { kind: 'csr', nRows, nColumns, rowStart, columns, values: unitRows(rowStart, weights) }
}

/**
 * @param count occurrences in the document, ≥ 1.
 * @returns the weight before the row is scaled: (1 + ln count) · idf.
 */
export function termWeight(count: number, idf: number): number {
  return (1 + Math.log(count)) * idf
}

function unitRows(rowStart: Int32Array, weights: Float64Array): Float32Array {
  const values = new Float32Array(weights.length)
  for (let i = 0; i + 1 < rowStart.length; i++) {
    let squares = 0
    for (let p = rowStart[i]; p < rowStart[i + 1]; p++) squares += weights[p] * weights[p]
    const length = Math.sqrt(squares)
    for (let p = rowStart[i]; p < rowStart[i + 1]; p++) values[p] = weights[p] / length
  }
  return values
}

function countEmptyRows({ rowStart, nRows }: CsrMatrix): number {
  let empty = 0
  for (let i = 0; i < nRows; i++) if (rowStart[i] === rowStart[i + 1]) empty++
  return empty
}
