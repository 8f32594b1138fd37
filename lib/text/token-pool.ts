/**
 * Batches of papers → encoded chunks, on this thread and on worker threads. Who encodes a batch changes the numbers of
 * its words, never the words; token-stream.ts numbers them anew.
 * In: papers, from token-stream.ts.   Out: EncodedBatch, read by token-stream.ts.
 */
import { Worker } from 'node:worker_threads'
import { CancelledError, PipelineError } from '../domain/errors.ts'
import type { PaperText } from '../domain/paper.ts'
import { cleanText } from './clean.ts'
import { createEncoder, type EncodedChunk } from './tokenize.ts'

/** Papers a batch: enough to pay for a message, few enough to stop soon and to share the work evenly. */
const BATCH_SIZE = 256
/** Batches a worker may have before it: one in work, one waiting. */
const QUEUE_LENGTH = 2
/** Workers start with this batch: a small corpus is read before they would be up. */
const FIRST_SHARED_BATCH = 4

export interface EncodedBatch {
  /** Whose numbers the codes use: 0 for this thread, 1 … for the workers. */
  thread: number
  codes: Int32Array
  starts: Int32Array
}

export interface PoolOptions {
  threads: number
  /** Told what each finished batch adds. */
  onBatch: (nDocuments: number) => void
  /** Told the new words of a thread, in the order of their numbers there. */
  onWords: (thread: number, chunk: EncodedChunk) => void
  /** Told before and after this thread's own work, for timing. */
  lap: (stage: 'read' | 'clean' | 'tokenize') => void
  signal?: AbortSignal
}

interface Helper {
  worker: Worker
  waiting: number
  failure: Error | null
}

/**
 * @param chunks papers in canonical order.
 * @returns one batch per BATCH_SIZE papers of a chunk, in the papers' order.
 * @throws CancelledError if the signal is aborted; PipelineError if a worker dies. No worker is left behind.
 */
export async function encodePapers(chunks: AsyncIterable<PaperText[]> | Iterable<PaperText[]>, options: PoolOptions): Promise<EncodedBatch[]> {
  const batches: EncodedBatch[] = []
  const encode = createEncoder()
  let onChange = () => {}
  const accept = (thread: number, batch: number, chunk: EncodedChunk) => {
    options.onWords(thread, chunk)
    batches[batch] = { thread, codes: chunk.codes, starts: chunk.starts }
    options.onBatch(chunk.starts.length - 1)
  }
  const helpers: Helper[] = []
  const check = () => {
    if (options.signal?.aborted) throw new CancelledError()
    const failed = helpers.find(({ failure }) => failure)
    if (failed) throw new PipelineError(`A thread that reads texts stopped: ${failed.failure?.message}`, failed.failure)
  }
  try {
    let nBatches = 0
    for await (const papers of chunks) {
      options.lap('read')
      for (let from = 0; from < papers.length; from += BATCH_SIZE) {
        const batch = nBatches++
        if (batch === FIRST_SHARED_BATCH) {
          for (let thread = 1; thread < options.threads; thread++) helpers.push(startHelper((done, chunk) => accept(thread, done, chunk), () => onChange()))
        }
        const texts = papers.slice(from, from + BATCH_SIZE).map(({ title, abstract }) => [title, abstract] as const)
        const helper = helpers.filter(({ waiting }) => waiting < QUEUE_LENGTH).sort((a, b) => a.waiting - b.waiting)[0]
        if (helper) {
          helper.waiting++
          helper.worker.postMessage({ batch, texts })
        } else {
          const cleaned = texts.map(([title, abstract]) => [cleanText(title), cleanText(abstract)] as const)
          options.lap('clean')
          accept(0, batch, encode(cleaned))
          options.lap('tokenize')
        }
        await new Promise((resolve) => setImmediate(resolve))
        check()
      }
    }
    while (helpers.some(({ waiting }) => waiting > 0)) {
      await new Promise<void>((resolve) => (onChange = resolve))
      check()
    }
    options.lap('tokenize')
    return batches
  } finally {
    await Promise.all(helpers.map(({ worker }) => worker.terminate()))
  }
}

function startHelper(onChunk: (batch: number, chunk: EncodedChunk) => void, onChange: () => void): Helper {
  const worker = new Worker(new URL('./token-worker.mjs', import.meta.url))
  const helper: Helper = { worker, waiting: 0, failure: null }
  worker.on('message', ({ batch, chunk }: { batch: number; chunk: EncodedChunk }) => {
    helper.waiting--
    onChunk(batch, chunk)
    onChange()
  })
  const fail = (error: Error) => {
    helper.failure ??= error
    onChange()
  }
  worker.on('error', fail)
  worker.on('exit', (code) => fail(new Error(`it left with code ${code}`)))
  return helper
}
