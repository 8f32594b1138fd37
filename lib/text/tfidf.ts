/**
 * Papers → document–term matrix of unit TF-IDF rows.
 * In: chunks of PaperText in canonical order, from ../pipeline/run.ts.   Out: DocumentTermMatrix, read by ../cluster and ../themes.
 * Source: Salton & Buckley, Information Processing & Management 24 (1988) 513–523, doi:10.1016/0306-4573(88)90021-0.
 */
import type { PaperText } from '../domain/paper.ts'
import type { CsrMatrix } from '../numeric/matrix.ts'
import { CancelledError } from '../domain/errors.ts'
import { cleanText } from './clean.ts'
import { buildLexicon, TERM, type Lexicon } from './lexicon.ts'
import { createEncoder, TITLE_END, type EncodedChunk } from './tokenize.ts'
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
  /** Wall time of each part, in ms; read is the time spent waiting for `chunks`. */
  timingsMs: { read: number; clean: number; tokenize: number; tfidf: number }
}

/**
 * Clean, tokenise and weigh the papers of a corpus. Texts stream through; only numbers stay.
 * Weight of a term in a document: (1 + ln tf) · idf, title terms counted double in tf, rows scaled to length 1.
 * @param chunks papers in canonical order; row i is the i-th paper. Chunk sizes never change the answer.
 * @throws CancelledError if `signal` is aborted.
 */
export async function buildDocumentTermMatrix(chunks: AsyncIterable<PaperText[]> | Iterable<PaperText[]>, options: TextOptions = {}): Promise<DocumentTermMatrix> {
  const now = options.now ?? (() => 0)
  const timingsMs = { read: 0, clean: 0, tokenize: 0, tfidf: 0 }
  const encode = createEncoder()
  const encoded: EncodedChunk[] = []
  const words: string[] = []
  let nDocuments = 0
  let mark = now()
  const lap = (stage: keyof typeof timingsMs) => {
    const at = now()
    timingsMs[stage] += at - mark
    mark = at
  }
  for await (const papers of chunks) {
    lap('read')
    if (options.signal?.aborted) throw new CancelledError()
    const cleaned = papers.map((paper) => [cleanText(paper.title), cleanText(paper.abstract)] as const)
    lap('clean')
    const chunk = encode(cleaned)
    for (const word of chunk.newWords) words.push(word)
    encoded.push(chunk)
    nDocuments += papers.length
    lap('tokenize')
    options.onProgress?.(nDocuments)
  }
  const lexicon = buildLexicon(words)
  lap('tokenize')
  const result = weigh(encoded, words, lexicon, nDocuments)
  lap('tfidf')
  return { ...result, timingsMs }
}

function weigh(encoded: EncodedChunk[], words: string[], lexicon: Lexicon, nDocuments: number) {
  const nStems = lexicon.stems.length
  const documentFrequency = new Int32Array(nStems)
  const counts = new Int32Array(nStems)
  const rows: [number, number][][] = []
  const surfaces: Map<number, number>[] = lexicon.stems.map(() => new Map())
  for (const { codes, starts } of encoded) {
    for (let i = 0; i + 1 < starts.length; i++) {
      const seen: number[] = []
      let inTitle = true
      for (let p = starts[i]; p < starts[i + 1]; p++) {
        if (codes[p] === TITLE_END) inTitle = false
        if (codes[p] < 0) continue
        const word = codes[p] >> 2
        if (lexicon.kindOf[word] !== TERM) continue
        const t = lexicon.stemOf[word]
        if (counts[t] === 0) seen.push(t)
        counts[t] += inTitle ? 2 : 1
        surfaces[t].set(word, (surfaces[t].get(word) ?? 0) + (inTitle ? 0 : 1))
      }
      rows.push(seen.map((t) => [t, counts[t]]))
      for (const t of seen) {
        documentFrequency[t]++
        counts[t] = 0
      }
    }
  }
  const { lowest, highest } = documentFrequencyBounds(nDocuments)
  const kept = lexicon.stems
    .map((key, t) => ({ key, t }))
    .filter(({ t }) => documentFrequency[t] >= lowest && documentFrequency[t] <= highest)
    .sort((a, b) => (a.key < b.key ? -1 : 1))
  const columnOf = new Int32Array(nStems).fill(-1)
  kept.forEach(({ t }, column) => (columnOf[t] = column))
  const vocabulary: Vocabulary = {
    terms: kept.map(({ key }) => key),
    surfaces: kept.map(({ t }) => commonest(surfaces[t], words)),
    acronyms: kept.map(() => null),
    documentFrequency: Int32Array.from(kept, ({ t }) => documentFrequency[t]),
    idf: Float64Array.from(kept, ({ t }) => Math.log((1 + nDocuments) / (1 + documentFrequency[t])) + 1),
    wordCounts: new Uint8Array(kept.length).fill(1),
    nDocuments,
  }
  const rowStart = new Int32Array(nDocuments + 1)
  const columns: number[] = []
  const values: number[] = []
  let emptyDocuments = 0
  rows.forEach((row, i) => {
    const known = row.filter(([t]) => columnOf[t] >= 0).map(([t, count]) => [columnOf[t], (1 + Math.log(count)) * vocabulary.idf[columnOf[t]]])
    known.sort((a, b) => a[0] - b[0])
    const norm = Math.sqrt(known.reduce((sum, [, weight]) => sum + weight * weight, 0))
    for (const [column, weight] of known) {
      columns.push(column)
      values.push(weight / norm)
    }
    if (known.length === 0) emptyDocuments++
    rowStart[i + 1] = columns.length
  })
  const matrix: CsrMatrix = { kind: 'csr', nRows: nDocuments, nColumns: kept.length, rowStart, columns: Int32Array.from(columns), values: Float32Array.from(values) }
  return { matrix, vocabulary, emptyDocuments }
}

/** A word in one paper says nothing about others; one in most papers tells none apart. Tiny corpora keep everything. */
export function documentFrequencyBounds(nDocuments: number): { lowest: number; highest: number } {
  if (nDocuments < 20) return { lowest: 1, highest: nDocuments }
  return { lowest: Math.max(2, Math.ceil(Math.sqrt(nDocuments) / 50)), highest: Math.ceil(nDocuments * 0.5) }
}

function commonest(counts: Map<number, number>, words: string[]): string {
  let best = ''
  let most = -1
  for (const [word, count] of counts) {
    const text = words[word]
    if (count > most || (count === most && text < best)) {
      best = text
      most = count
    }
  }
  return best
}
