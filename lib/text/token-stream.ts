/**
 * Papers → one long stream of word codes and the lexicon that explains them; the texts themselves are let go.
 * In: chunks of PaperText, from tfidf.ts.   Out: TokenStream, read by acronyms.ts, phrases.ts and term-counts.ts.
 */
import { CancelledError, PipelineError } from '../domain/errors.ts'
import type { PaperText } from '../domain/paper.ts'
import type { SharedMemory } from '../numeric/shared-memory.ts'
import type { WorkerPool } from '../numeric/worker-pool.ts'
import { cleanText } from './clean.ts'
import type { Lexicon } from './lexicon.ts'
import { RunTable } from './run-table.ts'
import { loadCharacterClasses, TextBatch } from './text-scanner.ts'
import { WordBook } from './word-book.ts'

/** The codes lie in the pool's shared memory: code p is its p-th Int32. */
export interface TokenStream {
  nDocuments: number
  /** Document i is codes starts[i] … ends[i] − 1: title, TITLE_END, abstract. Words are numbered by first appearance. In shared memory. */
  starts: Int32Array
  ends: Int32Array
  lexicon: Lexicon
}

export interface ReadOptions {
  onProgress?: (documents: number) => void
  lap: (stage: 'read' | 'clean' | 'tokenize') => void
  signal?: AbortSignal
}

/** Most characters of a batch, unless one paper has more: enough work to wake a thread for, and a small table of runs. */
const BATCH_LENGTH = 1 << 18

/**
 * Threads scan one batch of texts while this one cleans what the last batch asks for and puts its codes down; then it helps.
 * @param chunks papers in canonical order.
 * @returns the stream, the same for any number of threads and any chunk sizes.
 * @throws CancelledError if `signal` is aborted; PipelineError if a worker dies or memory does not suffice.
 */
export async function readTokens(chunks: AsyncIterable<PaperText[]> | Iterable<PaperText[]>, pool: WorkerPool, options: ReadOptions): Promise<TokenStream> {
  const runs = new RunTable(pool)
  const classes = loadCharacterClasses(pool)
  const writer = new StreamWriter(pool, runs, new TextBatch(pool, classes, runs, true))
  let [next, other] = [new TextBatch(pool, classes, runs, false), new TextBatch(pool, classes, runs, false)]
  let scanned: { batch: TextBatch; texts: string[]; done: Promise<void> } | null = null
  const writeDown = ({ batch, texts }: NonNullable<typeof scanned>) => {
    const clean = texts.map((text, t) => (batch.counts[t] < 0 ? cleanText(text) : null))
    options.lap('clean')
    writer.add(batch, clean)
    options.lap('tokenize')
    options.onProgress?.(writer.nDocuments)
  }
  for await (const texts of batchTexts(chunks)) {
    options.lap('read')
    next.fill(texts)
    pool.help()
    await scanned?.done
    if (options.signal?.aborted) throw new CancelledError()
    runs.makeRoom(mostRuns(next) + (scanned ? mostRuns(scanned.batch) : 0))
    const scanning = { batch: next, texts, done: next.scan() }
    scanning.done.catch(() => {})
    if (scanned) writeDown(scanned)
    scanned = scanning
    ;[next, other] = [other, next]
    options.lap('tokenize')
  }
  if (scanned) {
    pool.help()
    await scanned.done
    writeDown(scanned)
  }
  return writer.finish()
}

/** A run takes a character at least, and another stands between two of a text. */
const mostRuns = ({ nUnits, nTexts }: TextBatch) => Math.ceil((nUnits + nTexts) / 2)

/** Title and abstract of one paper after the other, at most BATCH_LENGTH characters or one paper. */
async function* batchTexts(chunks: AsyncIterable<PaperText[]> | Iterable<PaperText[]>): AsyncGenerator<string[]> {
  for await (const papers of chunks) {
    let texts: string[] = []
    let length = 0
    for (const { title, abstract } of papers) {
      const added = title.length + abstract.length
      if (texts.length > 0 && length + added > BATCH_LENGTH) {
        yield texts
        texts = []
        length = 0
      }
      texts.push(title, abstract)
      length += added
    }
    if (texts.length > 0) yield texts
  }
}

/** Codes are reserved in slabs of this many, or as one batch needs. */
const SLAB = 1 << 18
/** Code numbers are int32, and a corpus may grow while acronyms are written out. */
const MAX_CODES = 2 ** 30

class StreamWriter {
  nDocuments = 0
  private readonly words: WordBook
  private readonly pool: WorkerPool
  private readonly runs: RunTable
  private readonly cleanBatch: TextBatch
  private starts = new Int32Array(1 << 12)
  private ends = new Int32Array(1 << 12)
  private at = 0
  private slabEnd = 0
  /** Over all memory, as it was when it was made. */
  private bytes = Buffer.alloc(0)
  /** As the kernels read it: addresses of found, counts, codes and lists of codes. */
  private readonly scanned: Int32Array
  private readonly nListed: Int32Array
  /** Scratch of one batch: where each text's runs lie, how many they are; runs to learn; where each document ends. */
  private found: Int32Array
  private counts: Int32Array
  private listed: Int32Array
  private batchEnds: Int32Array

  constructor(pool: WorkerPool, runs: RunTable, cleanBatch: TextBatch) {
    this.pool = pool
    this.words = new WordBook(pool)
    this.runs = runs
    this.cleanBatch = cleanBatch
    this.nListed = pool.memory.int32(1)
    this.scanned = pool.memory.int32(4)
    this.found = this.counts = this.listed = this.batchEnds = pool.memory.int32(0)
  }

  /** @param clean per text: the plain text where the batch's was dirty, else null. */
  add(batch: TextBatch, clean: (string | null)[]): void {
    const { pool, runs, cleanBatch } = this
    cleanBatch.fill(clean.filter((text) => text !== null))
    cleanBatch.scanHere()
    this.reserve(batch.nUnits + cleanBatch.nUnits, clean.length)
    let t = 0
    clean.forEach((text, at) => {
      const [from, place] = text === null ? [batch, at] : [cleanBatch, t++]
      this.found[at] = from.found.byteOffset / 4 + from.starts[place]
      this.counts[at] = from.counts[place]
    })
    this.nListed[0] = 0
    this.describeScanned()
    pool.runHere('scan/listUnknown', [this.scanned, this.listed, this.nListed], clean.length)
    this.words.learn(runs, this.listed, this.nListed[0], this.bytes)
    this.describeScanned()
    const nAdded = clean.length / 2
    pool.runHere('scan/writeCodes', [this.scanned, this.at, this.batchEnds], nAdded)
    this.note(nAdded)
  }

  finish(): TokenStream {
    const { memory } = this.pool
    const [starts, ends] = [memory.int32(this.nDocuments), memory.int32(this.nDocuments)]
    starts.set(this.starts.subarray(0, this.nDocuments))
    ends.set(this.ends.subarray(0, this.nDocuments))
    return { nDocuments: this.nDocuments, starts, ends, lexicon: this.words.lexicon() }
  }

  private describeScanned(): void {
    this.scanned.set([this.found, this.counts, this.runs.codes, this.runs.several].map(({ byteOffset }) => byteOffset))
  }

  /** Texts never have more codes than characters, and runs to learn neither. */
  private reserve(nUnits: number, nTexts: number): void {
    const { memory } = this.pool
    if (nTexts > this.found.length) {
      this.found = memory.int32(2 * nTexts)
      this.counts = memory.int32(2 * nTexts)
      this.batchEnds = memory.int32(nTexts)
    }
    if (nUnits > this.listed.length) this.listed = memory.int32(2 * nUnits)
    const most = nUnits + nTexts
    if (this.at + most > this.slabEnd) {
      const slab = memory.int32(Math.max(SLAB, most))
      this.at = slab.byteOffset / 4
      this.slabEnd = this.at + slab.length
      if (this.slabEnd > MAX_CODES) throw new PipelineError(`The texts together must have at most ${MAX_CODES} words and marks.`)
    }
    if (this.bytes.byteLength < memory.wasm.buffer.byteLength) this.bytes = Buffer.from(memory.wasm.buffer)
  }

  private note(nAdded: number): void {
    while (this.nDocuments + nAdded > this.starts.length) {
      this.starts = doubled(this.starts)
      this.ends = doubled(this.ends)
    }
    for (let i = 0; i < nAdded; i++) {
      this.starts[this.nDocuments] = this.at
      this.ends[this.nDocuments++] = this.at = this.batchEnds[i]
    }
  }
}

/** @returns all codes of a stream in the memory as it is now; memory that is added later is not seen. */
export function codesIn(memory: SharedMemory): Int32Array {
  return new Int32Array(memory.wasm.buffer)
}

function doubled(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * array.length)
  larger.set(array)
  return larger
}
