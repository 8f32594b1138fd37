/**
 * Batches of papers → encoded chunks, on this thread and on worker threads. Who encodes a batch changes the numbers of
 * its words, never the words; token-stream.ts numbers them anew.
 * In: papers, from token-stream.ts.   Out: EncodedBatch, read by token-stream.ts.
 */
import type { PaperText } from '../domain/paper.ts'
import { cleanText } from './clean.ts'
import type { Crew } from './crew.ts'
import { createEncoder, type EncodedChunk } from './tokenize.ts'

/** Papers a batch: enough to pay for a message, few enough to stop soon and to share the work evenly. */
const BATCH_SIZE = 256
/** Batches a worker may have before it: one in work, one waiting. */
const QUEUE_LENGTH = 2
/** Workers start with this batch: three thousand papers are read before they would be up. */
const FIRST_SHARED_BATCH = 12

export interface EncodedBatch {
  /** Whose numbers the codes use: 0 for this thread, 1 … for the workers. */
  thread: number
  codes: Int32Array
  starts: Int32Array
}

export interface PoolOptions {
  /** Told what each finished batch adds. */
  onBatch: (nDocuments: number) => void
  /** Told the new words of a thread, in the order of their numbers there. */
  onWords: (thread: number, chunk: EncodedChunk) => void
  /** Told before and after this thread's own work, for timing. */
  lap: (stage: 'read' | 'clean' | 'tokenize') => void
}

type Texts = [title: string, abstract: string][]

/**
 * @param chunks papers in canonical order.
 * @param crew its helpers are started when there is enough to do.
 * @returns one batch per BATCH_SIZE papers of a chunk, in the papers' order.
 * @throws CancelledError if the signal is aborted; PipelineError if a worker dies.
 */
export async function encodePapers(chunks: AsyncIterable<PaperText[]> | Iterable<PaperText[]>, crew: Crew, options: PoolOptions): Promise<EncodedBatch[]> {
  const batches: EncodedBatch[] = []
  const encode = createEncoder()
  const accept = (thread: number, batch: number, chunk: EncodedChunk) => {
    options.onWords(thread, chunk)
    batches[batch] = { thread, codes: chunk.codes, starts: chunk.starts }
    options.onBatch(chunk.starts.length - 1)
  }
  const waiting: number[] = []
  const answers = new Set<Promise<void>>()
  const delegate = (helper: number, batch: number, texts: Texts) => {
    waiting[helper]++
    const answer = crew.ask<EncodedChunk>(helper, 'encodeTexts', texts).then((chunk) => accept(helper + 1, batch, chunk)).catch(() => {}).finally(() => {
      waiting[helper]--
      answers.delete(answer)
    })
    answers.add(answer)
  }
  let nBatches = 0
  for await (const papers of chunks) {
    options.lap('read')
    for (let from = 0; from < papers.length; from += BATCH_SIZE) {
      const batch = nBatches++
      if (batch === FIRST_SHARED_BATCH) {
        crew.startHelpers()
        while (waiting.length < crew.nHelpers) waiting.push(0)
      }
      const texts: Texts = papers.slice(from, from + BATCH_SIZE).map(({ title, abstract }) => [title, abstract])
      const helper = waiting.indexOf(Math.min(...waiting))
      if (helper >= 0 && waiting[helper] < QUEUE_LENGTH) {
        delegate(helper, batch, texts)
      } else {
        const cleaned = texts.map(([title, abstract]): [string, string] => [cleanText(title), cleanText(abstract)])
        options.lap('clean')
        accept(0, batch, encode(cleaned))
        options.lap('tokenize')
      }
      await new Promise((resolve) => setImmediate(resolve))
      crew.check()
    }
  }
  while (answers.size > 0) {
    await Promise.race(answers)
    crew.check()
  }
  options.lap('tokenize')
  return batches
}
