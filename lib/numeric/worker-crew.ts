/**
 * The workers of a pool, and the handing out of chunks. Workers sleep on the shared numbers below, not on messages: a k-means
 * of a few thousand documents has thousands of jobs of a fraction of a millisecond, and a message takes as long as that.
 * In: Job, from ./worker-pool.ts.   Out: Crew, used there; ./worker.mjs is the other side.
 */
import { Worker } from 'node:worker_threads'
import { ComputeError } from './compute-error.ts'

export interface Job {
  kernel: string
  /** Numbers and addresses. */
  args: number[]
  count: number
  chunk: number
}

export interface Crew {
  /** Let the workers begin; they start when a job of more than one chunk first needs them. One job at a time. */
  open(job: Job): void
  /** @returns the number of a chunk that nobody else does; Infinity if the crew was stopped. Past the last one, the job is handed out. */
  nextChunk(): number
  /**
   * Wait until all chunks are handed out and no worker is at one.
   * @throws ComputeError PIPELINE if a worker failed or died, now or in an earlier job.
   */
  settle(): Promise<void>
  /** Tell `settle` that the calling thread has taken chunks. */
  look(): void
  /** No more chunks, for good. */
  stop(): void
  /** Stop, and let every `settle` throw this. */
  fail(error: ComputeError): void
  /** End the workers. */
  dismiss(): Promise<void>
}

/** Places in the numbers that all threads share; ./worker.mjs has the same. */
const [NEXT, STOPPED, FAILED, EPOCH, OPEN, ACTIVE, AWAITED] = [0, 1, 2, 3, 4, 5, 6]
const NUMBERS = 7
/** Room for kernel, count, chunk, the number of arguments, and these. */
const MOST_ARGUMENTS = 28
/** Looks at whether the last worker is done before going to sleep: some hundredths of a millisecond. */
const LOOKS = 10_000

/** @param nWorkers integer ≥ 0. @param data what the program gets besides the shared numbers. */
export function startCrew(nWorkers: number, program: URL, data: { kernelNames: string[] } & Record<string, unknown>): Crew {
  const control = new Int32Array(new SharedArrayBuffer(4 * NUMBERS))
  const jobNumbers = new Float64Array(new SharedArrayBuffer(8 * (4 + MOST_ARGUMENTS)))
  const workers: Worker[] = []
  let failure: ComputeError | null = null
  let waiting: { resolve: () => void; reject: (error: Error) => void } | null = null
  let nChunks = 0
  const stop = () => void Atomics.store(control, STOPPED, 1)
  const fail = (error: ComputeError) => {
    failure ??= error
    stop()
    look()
  }
  const start = (worker: number) => {
    // no loader flags from the parent: starting tsx in each worker takes longer than the work
    const thread = new Worker(program, { execArgv: [], workerData: { ...data, control, jobNumbers, worker } })
    const died = (text: string, cause?: unknown) => fail(new ComputeError('PIPELINE', `A worker of the numeric core stopped: ${text}`, cause))
    thread.on('message', (problem: string | null) => (problem === null ? look() : died(problem)))
    thread.on('error', (error) => died(error.message, error))
    thread.on('exit', (code) => died(`exit code ${code}.`))
    thread.unref()
    return thread
  }
  const isHandedOut = () => Atomics.load(control, STOPPED) === 1 || Atomics.load(control, NEXT) >= nChunks
  /** A worker that wakes late counts itself in, finds the job closed, and leaves without a look at it. */
  const isDone = () => {
    if (!isHandedOut()) return false
    Atomics.store(control, OPEN, 0)
    for (let looks = 0; Atomics.load(control, ACTIVE) > 0; looks++) if (looks === LOOKS) return false
    return Atomics.load(control, FAILED) === 0
  }
  const look = () => {
    if (!waiting || (!failure && !isDone())) return
    const { resolve, reject } = waiting
    waiting = null
    Atomics.store(control, AWAITED, 0)
    for (const thread of workers) thread.unref()
    if (failure) reject(failure)
    else resolve()
  }
  return {
    open({ kernel, args, count, chunk }) {
      if (failure) throw failure
      nChunks = count && Math.ceil(count / chunk)
      Atomics.store(control, NEXT, 0)
      if (nChunks < 2 || nWorkers === 0) return
      jobNumbers.set([data.kernelNames.indexOf(kernel), count, chunk, args.length, ...args])
      const epoch = (Atomics.load(control, EPOCH) + 1) | 0 || 1
      Atomics.store(control, OPEN, epoch)
      Atomics.store(control, EPOCH, epoch)
      Atomics.notify(control, EPOCH, nChunks)
      while (workers.length < nWorkers) workers.push(start(workers.length))
    },
    nextChunk: () => (Atomics.load(control, STOPPED) === 1 ? Infinity : Atomics.add(control, NEXT, 1)),
    async settle() {
      if (!failure && isDone()) return
      await new Promise<void>((resolve, reject) => {
        waiting = { resolve, reject }
        for (const thread of workers) thread.ref()
        Atomics.store(control, AWAITED, 1)
        look()
      })
    },
    look,
    stop,
    fail,
    async dismiss() {
      stop()
      await Promise.all(workers.map((thread) => thread.terminate()))
    },
  }
}
