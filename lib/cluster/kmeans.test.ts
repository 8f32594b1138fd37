import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Matrix } from '../numeric/matrix.ts'
import { createRandom } from '../numeric/random.ts'
import { clusterRows, openKmeansSession, type KmeansRunOptions } from './kmeans.ts'
import { mlKmeansEngine } from './ml-kmeans-engine.ts'
import { naiveKmeans } from './naive-kmeans.ts'
import { denseRows, plantedRows, randomRows, samePartition, signedRows, toCsr } from './test-rows.ts'

/** Fixed, so that a run that passes once passes always: random rows can hold ties that Float32 and Float64 break apart. */
const seeded = { seed: 20261123, numRuns: 25 }
const shapes = fc.record({ nRows: fc.integer({ min: 8, max: 80 }), nColumns: fc.integer({ min: 4, max: 30 }), k: fc.integer({ min: 2, max: 8 }), seed: fc.nat(1e6) })

async function run(rows: Matrix, options: KmeansRunOptions & { threads?: number }) {
  const session = await openKmeansSession(rows, options)
  try {
    return await session.run(options)
  } finally {
    await session.close()
  }
}

describe('clusterRows', () => {
  it('gives the same partition on sparse rows, on dense rows, naively and with ml-kmeans', async () => {
    await fc.assert(
      fc.asyncProperty(shapes, fc.boolean(), async ({ nRows, nColumns, k, seed }, signed) => {
        const rows = signed ? signedRows(nRows, nColumns, seed) : randomRows(nRows, nColumns, seed)
        const initialCentroids = rows.values.slice(0, k * nColumns)
        const options = { k, seed: 1, initialCentroids }
        const dense = await clusterRows(rows, options)
        const naive = naiveKmeans(rows, k, initialCentroids)
        expect(samePartition(dense.assignments, naive.assignments)).toBe(true)
        expect(Math.abs(dense.inertia / naive.inertia - 1)).toBeLessThan(1e-5)
        expect((await clusterRows(toCsr(rows), options)).assignments).toEqual(dense.assignments)
        expect((await mlKmeansEngine.cluster(rows, options)).assignments).toEqual(dense.assignments)
      }),
      seeded,
    )
  })

  it('gives the same bits with and without bounds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 200, max: 1500 }), fc.integer({ min: 2, max: 40 }), fc.integer({ min: 2, max: 30 }), fc.nat(1e6), fc.boolean(), async (nRows, nColumns, k, seed, signed) => {
        const rows = signed ? signedRows(nRows, nColumns, seed) : toCsr(randomRows(nRows, nColumns, seed))
        const options = { k, seed }
        expect(await run(rows, { ...options, bounds: true })).toEqual(await run(rows, { ...options, bounds: false }))
        expect(await run(rows, { ...options, bounds: true, threads: 2 })).toEqual(await run(rows, { ...options, maxBoundBytes: 0, threads: 2 }))
      }),
      { ...seeded, numRuns: 20 },
    )
  })

  it('gives the same bits on 1, 2 and 4 threads, over many chunks', async () => {
    for (const rows of [toCsr(randomRows(3000, 40, 1)), signedRows(3000, 20, 2)]) {
      const [first, ...others] = await Promise.all([1, 2, 4].map((threads) => clusterRows(rows, { k: 17, seed: 5, threads })))
      for (const other of others) expect(other).toEqual(first)
      expect(first.converged).toBe(true)
    }
  })

  it('never lets inertia rise from one iteration to the next', async () => {
    await fc.assert(
      fc.asyncProperty(shapes, async ({ nRows, nColumns, k, seed }) => {
        const rows = signedRows(nRows, nColumns, seed)
        let before = Infinity
        for (let maxIterations = 1; maxIterations <= 8; maxIterations++) {
          const { inertia } = await run(rows, { k, seed, maxIterations })
          expect(inertia).toBeLessThanOrEqual(before + 1e-5)
          before = inertia
        }
      }),
      { ...seeded, numRuns: 10 },
    )
  })

  it('warms up on samples and still ends at a fixed point of all documents', async () => {
    const rows = toCsr(randomRows(9000, 30, 3))
    const warm = await run(rows, { k: 6, seed: 1, maxIterations: 300 })
    expect(warm.converged).toBe(true)
    const again = await run(rows, { k: 6, seed: 1, initialCentroids: warm.centroids })
    expect(samePartition(again.assignments, warm.assignments)).toBe(true)
    const cold = await run(rows, { k: 6, seed: 1, maxIterations: 300, warmStart: false })
    expect(Math.abs(warm.inertia / cold.inertia - 1)).toBeLessThan(0.01)
  })

  it('takes any number of clusters from 2 to n, with duplicates and empty rows', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom([1, 0, 0], [0, 1, 0], [0, 0, 1], [0.6, 0.8, 0], [-1, 0, 0], [0, 0, 0]), { minLength: 3, maxLength: 12 }), fc.nat(1e6), async (table, seed) => {
        const rows = denseRows(table.map((row) => [...row]))
        const nFull = table.filter((row) => row.some((value: number) => value !== 0)).length
        for (let k = 2; k <= nFull; k++) {
          const result = await run(toCsr(rows), { k, seed })
          expect(new Set(result.assignments).size).toBe(k)
          expect(result.converged).toBe(true)
        }
      }),
      { ...seeded, numRuns: 40 },
    )
  })

  it('moves on from a start that leaves clusters empty', async () => {
    const { rows } = plantedRows(600, 8, 4)
    const initialCentroids = new Float32Array(8 * rows.nColumns)
    for (let c = 0; c < 8; c++) initialCentroids.set(rows.values.subarray(0, rows.nColumns), c * rows.nColumns)
    const result = await clusterRows(rows, { k: 8, seed: 1, initialCentroids })
    expect(new Set(result.assignments).size).toBe(8)
    expect(result.converged).toBe(true)
  })

  it('refuses sizes next to 2³¹ before it allocates', async () => {
    const one = { kind: 'csr' as const, nColumns: 3, rowStart: Int32Array.of(0, 1, 2), columns: Int32Array.of(0, 1), values: Float32Array.of(1, 1) }
    await expect(clusterRows({ ...one, nRows: 2 ** 31 }, { k: 2, seed: 1 })).rejects.toThrow('nRows must be an integer in [0, 2147483647]. Got 2147483648.')
    await expect(clusterRows({ ...one, nRows: 2 ** 31 - 1 }, { k: 2, seed: 1 })).rejects.toThrow('rowStart must hold nRows + 1 = 2147483648 offsets. Got 3.')
    await expect(clusterRows({ ...one, nRows: 2, nColumns: 2 ** 31 - 1 }, { k: 2, seed: 1 })).rejects.toMatchObject({ code: 'PIPELINE', message: expect.stringMatching(/^The numeric core can use 4\.0 GiB of memory\. Needed: 32\.0 GiB\./) })
    await expect(clusterRows({ ...one, nRows: 2, columns: Int32Array.of(0, 3) }, { k: 2, seed: 1 })).rejects.toThrow('columns must rise within [0, 2] in each row. Got 3 in row 1.')
  })

  it('stops in the middle with a CANCELLED error', async () => {
    const controller = new AbortController()
    const rows = toCsr(randomRows(2000, 20, 6))
    await expect(clusterRows(rows, { k: 9, seed: 1, threads: 2, signal: controller.signal, onProgress: () => controller.abort() })).rejects.toMatchObject({ code: 'CANCELLED' })
  })
})

describe('openKmeansSession', () => {
  it('gives every run the result of its own engine call, in any order', async () => {
    const rows = toCsr(randomRows(700, 25, 9))
    const session = await openKmeansSession(rows, { threads: 2 })
    const random = createRandom(1)
    for (let round = 0; round < 6; round++) {
      const options = { k: 2 + random.nextInteger(12), seed: random.nextInteger(100) }
      expect(await session.run(options)).toEqual(await clusterRows(rows, options))
    }
    await session.close()
  })

  it('is as good as new after a run that was refused', async () => {
    const rows = randomRows(50, 6, 2)
    const session = await openKmeansSession(rows, {})
    await expect(session.run({ k: 51, seed: 1 })).rejects.toThrow('k must be an integer in [2, 50]. Got 51.')
    expect(await session.run({ k: 5, seed: 1 })).toEqual(await clusterRows(rows, { k: 5, seed: 1 }))
    await session.close()
  })
})
