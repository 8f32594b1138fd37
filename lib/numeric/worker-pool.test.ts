import type { Worker } from 'node:worker_threads'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { openWorkerPool, type WorkerPool } from './worker-pool.ts'

const { started } = vi.hoisted(() => ({ started: [] as Worker[] }))
vi.mock('node:worker_threads', async (load) => {
  const original = await load<typeof import('node:worker_threads')>()
  class CountedWorker extends original.Worker {
    constructor(...args: ConstructorParameters<typeof Worker>) {
      super(...args)
      started.push(this)
    }
  }
  return { ...original, Worker: CountedWorker }
})

/** Squared lengths of 8 columns of `nTerms` ones, in chunks of `chunk` terms. */
async function squareOnes(pool: WorkerPool, nTerms: number, chunk: number): Promise<Float64Array> {
  const sums = pool.memory.float64(nTerms * 8).fill(1)
  const squares = pool.memory.float64(Math.ceil(nTerms / chunk) * 8)
  await pool.run('kmeans-update/squareSums', [sums, 8, squares], nTerms, chunk)
  return squares
}

/** A run of 2³¹ chunks that do nothing: it ends when it is stopped. */
const runForever = (pool: WorkerPool) => pool.run('kmeans-update/sumMoved', [pool.memory.int32(32), 0, 8, 0, 0, 0], 2 ** 31 - 1, 1)

describe('openWorkerPool', () => {
  afterEach(() => void (started.length = 0))
  const program = (text: string) => new URL(`data:text/javascript,${encodeURIComponent(text)}`)

  it('runs every chunk once, on any number of threads', async () => {
    for (const threads of [1, 2, 4]) {
      const pool = await openWorkerPool({ threads })
      expect([...(await squareOnes(pool, 1000, 300))]).toEqual([300, 300, 300, 100].flatMap((length) => new Array(8).fill(length)))
      expect(started.length).toBe(threads - 1)
      await pool.close()
      expect(started.map((thread) => thread.threadId)).toEqual(new Array(threads - 1).fill(-1))
      started.length = 0
    }
  })

  it('runs every chunk once in thousands of short jobs, one right after the other', async () => {
    const pool = await openWorkerPool({ threads: 3 })
    const sums = pool.memory.float64(64 * 8).fill(1)
    const squares = pool.memory.float64(8 * 8)
    for (let round = 0; round < 5000; round++) {
      squares.fill(0)
      await pool.run('kmeans-update/squareSums', [sums, 8, squares], 64, 8)
      if (squares.some((square) => square !== 8)) expect([round, ...squares]).toEqual([round, ...new Array(64).fill(8)])
    }
    await pool.close()
  })

  it.each([1, 2, 3])('runs every chunk once beside the calling thread, with and without its help, on %i threads', async (threads) => {
    const pool = await openWorkerPool({ threads })
    const sums = pool.memory.float64(1000 * 8).fill(1)
    for (let round = 0; round < 40; round++) {
      const squares = pool.memory.float64(100 * 8)
      const run = pool.runBeside('kmeans-update/squareSums', [sums, 8, squares], 1000, 10)
      if (round % 2 === 0) pool.help()
      await run
      expect([...squares]).toEqual(new Array(800).fill(10))
    }
    pool.help()
    expect(started.length).toBe(threads - 1)
    await pool.close()
  })

  it('lets timers and signals through while short jobs follow each other', async () => {
    const pool = await openWorkerPool({ threads: 2 })
    let ticks = 0
    const timer = setInterval(() => ticks++, 1)
    for (let round = 0; round < 2000; round++) await squareOnes(pool, 40, 10)
    clearInterval(timer)
    expect(ticks).toBeGreaterThan(2)
    await pool.close()
  })

  it('starts no worker for a single chunk or none, nor for one thread', async () => {
    const pool = await openWorkerPool({ threads: 2 })
    expect([...(await squareOnes(pool, 7, 300))]).toEqual(new Array(8).fill(7))
    await squareOnes(pool, 0, 300)
    expect(started).toEqual([])
    await pool.close()
  })

  it('stops between chunks when told to and leaves no worker behind', async () => {
    const controller = new AbortController()
    const pool = await openWorkerPool({ threads: 2, signal: controller.signal })
    const run = runForever(pool)
    setTimeout(() => controller.abort(), 30)
    await expect(run).rejects.toMatchObject({ code: 'CANCELLED', message: 'Interrupted.' })
    await expect(squareOnes(pool, 7, 300)).rejects.toMatchObject({ code: 'CANCELLED' })
    await pool.close()
    expect(started.map((thread) => thread.threadId)).toEqual([-1])
  })

  it('reports a kernel that traps, here and in a worker', async () => {
    const outside = 2 ** 32 - 64
    const trap = { code: 'PIPELINE', message: expect.stringContaining('memory access out of bounds') }
    for (const [how, chunk] of [['run', 10], ['run', 1], ['runBeside', 1]] as const) {
      const pool = await openWorkerPool({ threads: 2 })
      await expect(pool[how]('kmeans-update/squareSums', [outside, 8, outside], 10, chunk)).rejects.toMatchObject(trap)
      await expect(squareOnes(pool, 10, 1)).rejects.toMatchObject(trap)
      await pool.close()
    }
  })

  it('reports a worker that dies instead of waiting for it', async () => {
    const dying = await openWorkerPool({ threads: 2, workerFile: program('process.exit(3)') })
    await expect(runForever(dying)).rejects.toMatchObject({ code: 'PIPELINE', message: 'A worker of the numeric core stopped: exit code 3.' })
    await expect(runForever(dying)).rejects.toMatchObject({ code: 'PIPELINE' })
    await dying.close()
    const throwing = await openWorkerPool({ threads: 2, workerFile: program('throw new Error("no room")') })
    await expect(runForever(throwing)).rejects.toMatchObject({ code: 'PIPELINE', message: 'A worker of the numeric core stopped: no room' })
    await throwing.close()
  })

  it('refuses unknown kernels, thread numbers and overlapping runs', async () => {
    await expect(openWorkerPool({ threads: 0 })).rejects.toThrow('threads must be an integer ≥ 1. Got 0.')
    const pool = await openWorkerPool()
    await expect(pool.run('kmeans/none', [], 1, 1)).rejects.toThrow('There is no kernel kmeans/none. Known: ')
    const first = squareOnes(pool, 2000, 10)
    await expect(squareOnes(pool, 10, 10)).rejects.toThrow('A pool runs one kernel at a time.')
    await first
    await pool.close()
  })
})
