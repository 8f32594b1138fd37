/**
 * Threads that run the compiled kernels over one shared memory: the calling one, and workers beside it.
 * In: kernels/build/*.wasm.   Out: WorkerPool, used by ./svd.ts and ../cluster/kmeans.ts.
 *
 * A kernel is an exported function (…args, start, end, chunk, worker): it works on the items start … end − 1, may write
 * what belongs to those items or to `chunk`, and may use scratch space of its own by `worker` (0 … threads − 1). Who runs
 * which chunk differs from run to run, so a kernel's answer must not depend on `worker`.
 */
import { readFile, readdir } from 'node:fs/promises'
import { ComputeError } from './compute-error.ts'
import { createSharedMemory, type SharedMemory } from './shared-memory.ts'
import { startCrew, type Job } from './worker-crew.ts'

/** A number (i32, f32, f64) or an array of the pool's memory, which arrives as its address. */
export type KernelArgument = number | Float32Array | Float64Array | Int32Array | Uint8Array

export interface WorkerPool {
  memory: SharedMemory
  threads: number
  /**
   * Run a kernel over `count` items in pieces of `chunk` (both ≥ 0 and ≥ 1) on all threads, the calling one among them.
   * @throws ComputeError CANCELLED if the signal fired, PIPELINE if a worker failed; RangeError for an unknown kernel.
   */
  run(kernel: string, args: KernelArgument[], count: number, chunk: number): Promise<void>
  /** The same on all threads but the calling one, which has other work and may `help` when that is done. With one thread it is `run`. */
  runBeside(kernel: string, args: KernelArgument[], count: number, chunk: number): Promise<void>
  /**
   * While `runBeside` is under way: the calling thread does pieces of it too, until none is left.
   * Await `runBeside` afterwards: workers may still be at their last pieces.
   */
  help(): void
  /** Run a kernel over all items at once on the calling thread; even while `runBeside` is under way, if the two share nothing. */
  runHere(kernel: string, args: KernelArgument[], count: number): void
  /** Stop all workers. The memory's arrays stay readable. */
  close(): Promise<void>
}

export interface PoolOptions {
  /** Integer ≥ 1; default 1. Workers, one fewer, start when a run of more than one chunk first needs them. */
  threads?: number
  /** Stops the running kernel between two chunks. */
  signal?: AbortSignal
  /** Another worker program, for tests. */
  workerFile?: URL
}

type Kernel = (...args: number[]) => void
/** Compiled once a process: V8 makes what runs often quicker, for all pools together. */
let compiled: ReturnType<typeof loadModules> | null = null
const buildFolder = new URL('./kernels/build/', import.meta.url)
/** Chunks that the calling thread does between two looks at what else happens in the process: progress, signals, heartbeats. */
const CHUNKS_AT_ONCE = 16

/** @throws ComputeError PIPELINE if the kernels are not built or the memory is not given. */
export async function openWorkerPool(options: PoolOptions = {}): Promise<WorkerPool> {
  const { threads = 1, signal } = options
  if (!Number.isInteger(threads) || threads < 1) throw new RangeError(`threads must be an integer ≥ 1. Got ${threads}.`)
  const modules = await (compiled ??= loadModules())
  const memory = createSharedMemory()
  const kernels = instantiate(modules, memory)
  const crew = startCrew(threads - 1, options.workerFile ?? new URL('./worker.mjs', import.meta.url), { modules, memory: memory.wasm, kernelNames: [...kernels.keys()] })
  let underWay: Job | null = null
  let sinceLook = 0
  signal?.addEventListener('abort', crew.stop)
  const callKernel = (kernel: string, args: number[]): void => {
    const own = kernelNamed(kernel, kernels)
    try {
      own(...args)
    } catch (error) {
      const stopped = new ComputeError('PIPELINE', `A kernel of the numeric core stopped: ${String(error)}`, error)
      crew.fail(stopped)
      throw stopped
    }
  }
  /** Do at most `most` chunks. @returns how many were done: fewer if none is left. */
  const doChunks = ({ kernel, args, count, chunk }: Job, most: number): number => {
    let done = 0
    for (let c = 0; done < most && (c = crew.nextChunk()) * chunk < count; done++) {
      callKernel(kernel, [...args, c * chunk, Math.min(count, (c + 1) * chunk), c, threads - 1])
    }
    return done
  }
  const start = (kernel: string, args: KernelArgument[], count: number, chunk: number): Job => {
    kernelNamed(kernel, kernels)
    if (underWay) throw new RangeError('A pool runs one kernel at a time.')
    if (signal?.aborted) throw new ComputeError('CANCELLED', 'Interrupted.')
    underWay = { kernel, args: addressesOf(args), count, chunk }
    crew.open(underWay)
    return underWay
  }
  const finish = async () => {
    try {
      await crew.settle()
    } finally {
      underWay = null
    }
    if (signal?.aborted) throw new ComputeError('CANCELLED', 'Interrupted.')
  }
  const run: WorkerPool['run'] = async (kernel, args, count, chunk) => {
    const job = start(kernel, args, count, chunk)
    try {
      for (let done = CHUNKS_AT_ONCE; done === CHUNKS_AT_ONCE; ) {
        done = doChunks(job, CHUNKS_AT_ONCE)
        sinceLook += done
        if (sinceLook < CHUNKS_AT_ONCE) continue
        sinceLook = 0
        await new Promise((resolve) => setImmediate(resolve))
      }
    } finally {
      await finish()
    }
  }

  return {
    memory,
    threads,
    run,
    async runBeside(kernel, args, count, chunk) {
      if (threads === 1 || count <= chunk) return run(kernel, args, count, chunk)
      start(kernel, args, count, chunk)
      await finish()
    },
    help() {
      if (!underWay) return
      doChunks(underWay, Infinity)
      crew.look()
    },
    runHere: (kernel, args, count) => callKernel(kernel, [...addressesOf(args), 0, count, 0, 0]),
    async close() {
      signal?.removeEventListener('abort', crew.stop)
      await crew.dismiss()
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
