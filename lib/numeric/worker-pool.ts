/**
 * Worker threads that run the compiled kernels over one shared memory.
 * In: kernels/build/*.wasm.   Out: WorkerPool, used by ./svd.ts and ../cluster/kmeans-session.ts.
 *
 * A kernel is an exported function (…args, start, end, chunk, worker): it works on the items start … end − 1, may write
 * what belongs to those items or to `chunk`, and may use scratch space of its own by `worker` (0 … threads − 1). Who runs
 * which chunk differs from run to run, so a kernel's answer must not depend on `worker`.
 */
import { readFile, readdir } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import { ComputeError } from './compute-error.ts'
import { createSharedMemory, type SharedMemory } from './shared-memory.ts'

/** A number (i32, f32, f64) or an array of the pool's memory, which arrives as its address. */
export type KernelArgument = number | Float32Array | Float64Array | Int32Array | Uint8Array

export interface WorkerPool {
  memory: SharedMemory
  threads: number
  /**
   * Run a kernel over `count` items in pieces of `chunk` (both ≥ 0 and ≥ 1). A single piece runs on the calling thread.
   * @param atMost workers that take part, 1 … threads (default): fewer where the calling thread has much to do meanwhile.
   * @throws ComputeError CANCELLED if the signal fired, PIPELINE if a worker failed; RangeError for an unknown kernel.
   */
  run(kernel: string, args: KernelArgument[], count: number, chunk: number, atMost?: number): Promise<void>
  /**
   * While `run` is under way with fewer than all workers: the calling thread does pieces of it too, as the last worker, until none is left.
   * Await `run` afterwards: workers may still be at their last pieces.
   */
  help(): void
  /** Run a kernel over all items at once on the calling thread; even while `run` is under way, if the two share nothing. */
  runHere(kernel: string, args: KernelArgument[], count: number): void
  /** Stop all workers. The memory's arrays stay readable. */
  close(): Promise<void>
}

export interface PoolOptions {
  /** Integer ≥ 1; default 1. Workers start when a run of more than one chunk first needs them. */
  threads?: number
  /** Stops the running kernel between two chunks. */
  signal?: AbortSignal
  /** Another worker program, for tests. */
  workerFile?: URL
}

type Kernel = (...args: number[]) => void
const buildFolder = new URL('./kernels/build/', import.meta.url)

/** @throws ComputeError PIPELINE if the kernels are not built or the memory is not given. */
export async function openWorkerPool(options: PoolOptions = {}): Promise<WorkerPool> {
  const { threads = 1, signal } = options
  if (!Number.isInteger(threads) || threads < 1) throw new RangeError(`threads must be an integer ≥ 1. Got ${threads}.`)
  const modules = await loadModules()
  const memory = createSharedMemory()
  const kernels = instantiate(modules, memory)
  // [next chunk to hand out, 1 to stop]
  const control = new Int32Array(new SharedArrayBuffer(8))
  const workerFile = options.workerFile ?? new URL('./worker.mjs', import.meta.url)
  let crew: Crew | null = null
  let busy = false
  let underWay: Job | null = null
  const stop = () => void Atomics.store(control, 1, 1)
  signal?.addEventListener('abort', stop)
  const callKernel = (kernel: string, args: number[]): void => {
    const own = kernelNamed(kernel, kernels)
    try {
      own(...args)
    } catch (error) {
      throw new ComputeError('PIPELINE', `A kernel of the numeric core stopped: ${String(error)}`, error)
    }
  }
  const runHere = (kernel: string, args: KernelArgument[], count: number) => callKernel(kernel, [...addressesOf(args), 0, count, 0, 0])

  return {
    memory,
    threads,
    runHere,
    async run(kernel, args, count, chunk, atMost = threads) {
      kernelNamed(kernel, kernels)
      if (busy) throw new RangeError('A pool runs one kernel at a time.')
      if (signal?.aborted) throw new ComputeError('CANCELLED', 'Interrupted.')
      busy = true
      try {
        if (count > chunk) {
          crew ??= startCrew(workerFile, control, { modules, memory: memory.wasm })
          Atomics.store(control, 0, 0)
          const job = { kernel, args: addressesOf(args), count, chunk }
          if (atMost < threads) underWay = job
          await crew.work(job, atMost)
        } else if (count > 0) {
          await new Promise((resolve) => setImmediate(resolve))
          runHere(kernel, args, count)
        }
      } finally {
        busy = false
        underWay = null
      }
      if (signal?.aborted) throw new ComputeError('CANCELLED', 'Interrupted.')
    },
    help() {
      if (!underWay) return
      const { kernel, args, count, chunk } = underWay
      for (let c = 0; Atomics.load(control, 1) === 0 && (c = Atomics.add(control, 0, 1)) < Math.ceil(count / chunk); ) {
        callKernel(kernel, [...args, c * chunk, Math.min(count, (c + 1) * chunk), c, threads - 1])
      }
    },
    async close() {
      signal?.removeEventListener('abort', stop)
      stop()
      await crew?.dismiss()
    },
  }
}

function kernelNamed(name: string, kernels: ReadonlyMap<string, Kernel>): Kernel {
  const kernel = kernels.get(name)
  if (!kernel) throw new RangeError(`There is no kernel ${name}. Known: ${[...kernels.keys()].join(', ')}.`)
  return kernel
}

const addressesOf = (args: KernelArgument[]): number[] => args.map((argument) => (typeof argument === 'number' ? argument : argument.byteOffset))

async function loadModules(): Promise<Record<string, WebAssembly.Module>> {
  const names = (await readdir(buildFolder).catch(() => [])).filter((name) => name.endsWith('.wasm')).sort()
  if (!names.length) throw new ComputeError('PIPELINE', 'The kernels are not compiled. Run: npm run setup')
  const modules = names.map(async (name) => [name.replace(/\.wasm$/, ''), await WebAssembly.compile(await readFile(new URL(name, buildFolder)))] as const)
  return Object.fromEntries(await Promise.all(modules))
}

function instantiate(modules: Record<string, WebAssembly.Module>, memory: SharedMemory): Map<string, Kernel> {
  const kernels = new Map<string, Kernel>()
  for (const [name, module] of Object.entries(modules)) {
    const { exports } = new WebAssembly.Instance(module, { env: { memory: memory.wasm, abort: () => undefined } })
    for (const [own, kernel] of Object.entries(exports)) kernels.set(`${name}/${own}`, kernel as Kernel)
  }
  return kernels
}

interface Job {
  kernel: string
  args: number[]
  count: number
  chunk: number
}

interface Crew {
  work(job: Job, nWorkers: number): Promise<void>
  dismiss(): Promise<void>
}

/** Starts workers as they are needed; one that fails or dies rejects the job at hand and every later one. */
function startCrew(file: URL, control: Int32Array, data: object): Crew {
  let failure: ComputeError | null = null
  let settle: { resolve: () => void; reject: (error: Error) => void } | null = null
  let pending = 0
  const fail = (text: string, cause?: unknown) => {
    failure ??= new ComputeError('PIPELINE', `A worker of the numeric core stopped: ${text}`, cause)
    Atomics.store(control, 1, 1)
    settle?.reject(failure)
  }
  const workers: Worker[] = []
  const start = (worker: number) => {
    // no loader flags from the parent: starting tsx in each worker takes longer than the work
    const thread = new Worker(file, { execArgv: [], workerData: { ...data, control, worker } })
    thread.on('message', (problem: string | null) => {
      if (problem !== null) fail(problem)
      else if (--pending === 0) settle?.resolve()
    })
    thread.on('error', (error) => fail(error.message, error))
    thread.on('exit', (code) => fail(`exit code ${code}.`))
    return thread
  }
  return {
    async work(job, nWorkers) {
      if (failure) throw failure
      const done = new Promise<void>((resolve, reject) => (settle = { resolve, reject }))
      pending = nWorkers
      while (workers.length < nWorkers) workers.push(start(workers.length))
      for (const thread of workers.slice(0, nWorkers)) {
        thread.ref()
        thread.postMessage(job)
      }
      await done.finally(() => workers.forEach((thread) => thread.unref()))
    },
    async dismiss() {
      settle = null
      await Promise.all(workers.map((thread) => thread.terminate()))
    },
  }
}
