/**
 * Papers for the benchmark: from a file of JSON Lines, or as many as wanted, mixed from a file's sentences.
 * In: JSON Lines with title and abstract, plain or gzip.   Out: chunks of PaperText, read by ./ours.ts.
 */
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import type { PaperText } from '../../lib/domain/paper.ts'
import { createRandom } from '../../lib/numeric/random.ts'

const CHUNK = 1000
/** A sentence ends with a stop and goes on with a capital letter; "et al. 2011" does not end one. */
const SENTENCE_END = /(?<=[.!?])\s+(?=[A-Z])/

/** @param documents most papers to read. Texts stream through. */
export async function* readPapers(file: string, documents: number): AsyncGenerator<PaperText[]> {
  const bytes = createReadStream(file)
  const lines = createInterface({ input: file.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes, crlfDelay: Infinity })
  let chunk: PaperText[] = []
  let id = 0
  for await (const line of lines) {
    if (id === documents) break
    const { title, abstract, published } = JSON.parse(line) as PaperText
    chunk.push({ id, sourceId: String(id), title, abstract, published: published ?? null })
    id++
    if (chunk.length === CHUNK) {
      yield chunk
      chunk = []
    }
  }
  bytes.destroy()
  if (chunk.length) yield chunk
}

/**
 * `documents` papers: the file's papers over and over, each time with half of their sentences exchanged for any paper's.
 * The same for the same seed. Keeps the file's sentences in memory.
 */
export async function* mixPapers(file: string, documents: number, seed: number): AsyncGenerator<PaperText[]> {
  const random = createRandom(seed)
  const papers: { title: string; sentences: string[] }[] = []
  for await (const chunk of readPapers(file, Infinity)) for (const { title, abstract } of chunk) papers.push({ title, sentences: abstract.split(SENTENCE_END) })
  for (let first = 0; first < documents; first += CHUNK) {
    yield Array.from({ length: Math.min(CHUNK, documents - first) }, (_, i) => {
      const id = first + i
      const { title, sentences } = papers[id % papers.length]
      const mixed = sentences.map((sentence) => {
        if (random.nextFloat() < 0.5) return sentence
        const other = papers[random.nextInteger(papers.length)].sentences
        return other[random.nextInteger(other.length)]
      })
      return { id, sourceId: String(id), title, abstract: mixed.join(' '), published: null }
    })
  }
}
