/**
 * Papers → document–term matrix of unit TF-IDF rows.
 * In: chunks of PaperText in canonical order, from ../pipeline/run.ts.   Out: DocumentTermMatrix, read by ../cluster and ../themes.
 * Source: Salton & Buckley, Information Processing & Management 24 (1988) 513–523, doi:10.1016/0306-4573(88)90021-0.
 */
import type { PaperText } from '../domain/paper.ts'
import type { CsrMatrix } from '../numeric/matrix.ts'
import { openWorkerPool } from '../numeric/worker-pool.ts'
import { expandAcronyms, type Acronym } from './acronyms.ts'
import { breakFillers } from './filler-sequences.ts'
import { findPhrases } from './phrases.ts'
import { countTerms, type TermCounts } from './term-counts.ts'
import { readTokens, type TokenStream } from './token-stream.ts'
import { JOINED } from './tokenize.ts'
import type { Vocabulary } from './vocabulary.ts'
import { countWords } from './word-counts.ts'

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
  const pool = await openWorkerPool({ threads, signal })
  try {
    const stream = await readTokens(chunks, pool, { onProgress, lap, signal })
    await breakFillers(stream, pool)
    lap('tokenize')
    const acronyms = options.acronyms === false ? [] : expandAcronyms(stream, pool)
    const words = await countWords(stream, pool)
    const phrases = distinctPhrases(options.phrases === false ? [] : await findPhrases(stream, words, pool), acronyms)
    const counts = await countTerms(stream, phrases, acronyms.map(({ longStems }) => longStems), words, pool)
    const { matrix, vocabulary } = await weighTerms(stream, counts, acronyms)
    lap('tfidf')
    return { matrix, vocabulary, emptyDocuments: countEmptyRows(matrix), timingsMs }
  } finally {
    await pool.close()
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

/** If the bounds empty more than this part of the documents, they do not fit the corpus. */
const MAX_EMPTIED_PART = 0.1

/** Bounds that leave too many documents empty are lifted: equal papers, or a few unlike ones. Terms are described while threads weigh. */
async function weighTerms(stream: TokenStream, counts: TermCounts, acronyms: Acronym[]): Promise<{ matrix: CsrMatrix; vocabulary: Vocabulary }> {
  const { nDocuments } = stream
  const { lowest, highest } = documentFrequencyBounds(nDocuments)
  for (const [low, high] of [[lowest, highest], [lowest, nDocuments], [1, nDocuments]]) {
    const { terms, columnOf, idf } = chooseTerms(stream, counts, low, high)
    const weighing = counts.weigh(columnOf, idf)
    const vocabulary = describeTerms(stream, counts, acronyms, terms, idf)
    const matrix = await weighing
    const emptied = countEmptyRows(matrix) - counts.termsIn.reduce((sum, nTerms) => sum + (nTerms === 0 ? 1 : 0), 0)
    if (emptied <= MAX_EMPTIED_PART * nDocuments || (low === 1 && high === nDocuments)) return { matrix, vocabulary }
  }
  throw new RangeError('The last bounds keep every term.')
}

interface KeptTerm {
  /** The number of the candidate in TermCounts. */
  t: number
  key: string
}

function chooseTerms({ nDocuments, lexicon: { stems } }: TokenStream, { nTerms, documentFrequency, phrases }: TermCounts, low: number, high: number): { terms: KeptTerm[]; columnOf: Int32Array; idf: Float64Array } {
  const terms: KeptTerm[] = []
  documentFrequency.forEach((df, t) => {
    if (df >= low && df <= high) terms.push({ t, key: t < stems.length ? stems[t] : keyOf(phrases[t - stems.length], stems) })
  })
  terms.sort((a, b) => (a.key < b.key ? -1 : 1))
  const columnOf = new Int32Array(nTerms).fill(-1)
  terms.forEach(({ t }, column) => (columnOf[t] = column))
  return { terms, columnOf, idf: Float64Array.from(terms, ({ t }) => Math.log((1 + nDocuments) / (1 + documentFrequency[t])) + 1) }
}

const keyOf = (phrase: readonly number[], stems: readonly string[]) => phrase.map((stem) => stems[stem]).join(' ')

function describeTerms({ nDocuments, lexicon }: TokenStream, { documentFrequency, phrases, surfaces, isPiece }: TermCounts, acronyms: Acronym[], terms: KeptTerm[], idf: Float64Array): Vocabulary {
  const { words, stems } = lexicon
  const nStems = stems.length
  const wordOf = surfaces.commonestWords(lexicon)
  const shortOf = new Map<string, Acronym>()
  for (const acronym of acronyms) {
    const key = keyOf(acronym.longStems, stems)
    if (acronym.nDefinitions > (shortOf.get(key)?.nDefinitions ?? 0)) shortOf.set(key, acronym)
  }
  return {
    terms: terms.map(({ key }) => key),
    surfaces: terms.map(({ t }) => (t < nStems ? wordOf[t] ?? stems[t] : surfaces.commonestPhrase(t - nStems, words))),
    acronyms: terms.map(({ key }) => shortOf.get(key)?.short ?? null),
    documentFrequency: Int32Array.from(terms, ({ t }) => documentFrequency[t]),
    idf,
    wordCounts: Uint8Array.from(terms, ({ t }) => (t < nStems ? 1 : phrases[t - nStems].length)),
    pieces: terms.flatMap(({ t }, column) => (t < nStems && isPiece[t] === 1 ? [column] : [])),
    shortForms: Object.fromEntries(acronyms.map(({ short, longCodes }) => [short, longCodes.map((code, at) => (at === 0 ? '' : (code & JOINED) !== 0 ? '-' : ' ') + words[code >> 2]).join('')])),
    nDocuments,
  }
}

function countEmptyRows({ rowStart, nRows }: CsrMatrix): number {
  let empty = 0
  for (let i = 0; i < nRows; i++) if (rowStart[i] === rowStart[i + 1]) empty++
  return empty
}
