/**
 * This thread and its helpers, who do one piece of work in parts over shared arrays. Helpers live as long as one matrix
 * is made.
 * In: tasks by name, from token-pool.ts, phrases.ts and term-counts.ts.   Out: Crew; messages, read by token-worker.ts.
 */
import { Worker } from 'node:worker_threads'
import { CancelledError, PipelineError } from '../domain/errors.ts'
import type { TokenStream } from './token-stream.ts'

/** Part of a corpus: documents from … to − 1. */
export interface Range {
  from: number
  to: number
}

interface Helper {
  worker: Worker
  /** Answers awaited, by their job's number. */
  awaited: Map<number, { resolve: (result: never) => void; reject: (error: Error) => void }>
  failure: Error | null
}

export class Crew {
  private readonly helpers: Helper[] = []
  private readonly mostHelpers: number
  private readonly signal: AbortSignal | undefined
  private nJobs = 0

  /** @param threads ≥ 1, this one among them; `signal` stops between two tasks. */
  constructor(threads: number, signal?: AbortSignal) {
    this.mostHelpers = threads - 1
    this.signal = signal
  }

  get nHelpers(): number {
    return this.helpers.length
  }

  /** Until it is called, this thread works alone. */
  startHelpers(): void {
    while (this.helpers.length < this.mostHelpers) this.helpers.push(startHelper())
  }

  /** @throws CancelledError or PipelineError if the work must not go on. */
  check(): void {
    if (this.signal?.aborted) throw new CancelledError()
    const failed = this.helpers.find(({ failure }) => failure)
    if (failed) throw new PipelineError(`A thread that reads texts stopped: ${failed.failure?.message}`, failed.failure)
  }

  /** Lets helper 0 … nHelpers − 1 do a task of token-worker.ts. Its answer may come while others work. */
  ask<Result>(helper: number, task: string, args: unknown): Promise<Result> {
    const { worker, awaited, failure } = this.helpers[helper]
    return new Promise<Result>((resolve, reject) => {
      if (failure) return reject(failure)
      const job = this.nJobs++
      awaited.set(job, { resolve, reject })
      worker.postMessage({ job, task, args })
    })
  }

  /**
   * Does a task in as many parts as there are threads; this thread does the first.
   * @param task its name in tasks.ts, and the function.
   * @param argsOf what each part gets. @returns the results, in the parts' order.
   */
  async share<Args, Result>(task: { name: string; run: (args: Args) => Result }, argsOf: (part: number, nParts: number) => Args): Promise<Result[]> {
    this.check()
    const nParts = this.helpers.length + 1
    const others = this.helpers.map((_, helper) => this.ask<Result>(helper, task.name, argsOf(helper + 1, nParts)))
    const everything = Promise.all(others)
    everything.catch(() => {})
    const own = task.run(argsOf(0, nParts))
    try {
      return [own, ...(await everything)]
    } finally {
      this.check()
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.helpers.map(({ worker }) => worker.terminate()))
  }
}

function startHelper(): Helper {
  const worker = new Worker(new URL('./token-worker.mjs', import.meta.url))
  const helper: Helper = { worker, awaited: new Map(), failure: null }
  worker.on('message', ({ job, result }: { job: number; result: never }) => {
    helper.awaited.get(job)?.resolve(result)
    helper.awaited.delete(job)
  })
  const fail = (error: Error) => {
    helper.failure ??= error
    for (const { reject } of helper.awaited.values()) reject(helper.failure)
    helper.awaited.clear()
  }
  worker.on('error', fail)
  worker.on('exit', (code) => fail(new Error(`it left with code ${code}`)))
  return helper
}

/** @returns `length` zeros that all threads see. */
export function sharedInt32(length: number): Int32Array {
  return new Int32Array(new SharedArrayBuffer(4 * length))
}

/** @returns part `part` of the documents; all have about equally many codes. */
export function rangeOf({ starts, nDocuments }: Pick<TokenStream, 'starts' | 'nDocuments'>, part: number, nParts: number): Range {
  return { from: documentAt(starts, nDocuments, part / nParts), to: documentAt(starts, nDocuments, (part + 1) / nParts) }
}

/** The first document that begins at `fraction` of all codes or later. */
function documentAt(starts: Int32Array, nDocuments: number, fraction: number): number {
  if (fraction === 1) return nDocuments
  let low = 0
  let high = nDocuments
  while (low < high) {
    const middle = (low + high) >> 1
    if (starts[middle] < fraction * starts[nDocuments]) low = middle + 1
    else high = middle
  }
  return low
}
