import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CsrMatrix } from './matrix.ts'
import { createRandom } from './random.ts'
import { dot, naiveSingularValues, toDenseRows } from './svd-naive.ts'
import { truncatedSvd, type TruncatedSvd } from './svd.ts'
import { openWorkerPool } from './worker-pool.ts'

/** @param dense one array a row; zeros become empty slots. */
function toCsr(dense: number[][]): CsrMatrix {
  const slots = dense.map((row) => row.flatMap((value, j) => (value === 0 ? [] : [[j, value]])))
  const rowStart = new Int32Array(dense.length + 1)
  slots.forEach((row, i) => (rowStart[i + 1] = rowStart[i] + row.length))
  return { kind: 'csr', nRows: dense.length, nColumns: dense[0]?.length ?? 0, rowStart, columns: Int32Array.from(slots.flat(), ([j]) => j), values: Float32Array.from(slots.flat(), ([, value]) => value) }
}

/** nRows documents over nColumns terms; documents of a theme share 60 frequent terms, so that some directions stand out. */
function makeCorpus(nRows: number, nColumns: number, nThemes: number, seed: number): CsrMatrix {
  const random = createRandom(seed)
  const dense = Array.from({ length: nRows }, (_, i) => {
    const row = new Array<number>(nColumns).fill(0)
    for (let draw = 0; draw < 20; draw++) row[draw < 12 ? ((i % nThemes) * 60 + random.nextInteger(60)) % nColumns : random.nextInteger(nColumns)] = random.nextFloat() + 0.1
    return row
  })
  return toCsr(dense)
}

const component = (svd: TruncatedSvd, r: number) => svd.components.subarray((r * svd.components.length) / svd.singularValues.length, ((r + 1) * svd.components.length) / svd.singularValues.length)
const coordinates = (svd: TruncatedSvd, r: number) => Float64Array.from({ length: svd.rows.nRows }, (_, i) => svd.rows.values[i * svd.rows.nColumns + r])

/** Everything the SVD gives, as text: comparing long arrays entry by entry takes seconds. */
const bitsOf = (svd: TruncatedSvd) => [svd.rows.values, svd.components, svd.singularValues, svd.explainedVariance].map((array) => Buffer.from(array.buffer).toString('base64')).join()

const smallMatrix = fc
  .record({ nRows: fc.integer({ min: 1, max: 14 }), nColumns: fc.integer({ min: 1, max: 14 }), seed: fc.nat(), emptiness: fc.double({ min: 0, max: 0.9, noNaN: true }) })
  .map(({ nRows, nColumns, seed, emptiness }) => {
    const random = createRandom(seed)
    return Array.from({ length: nRows }, () => Array.from({ length: nColumns }, () => (random.nextFloat() < emptiness ? 0 : Math.fround(random.nextFloat() - 0.3))))
  })

describe('truncatedSvd', () => {
  it('solves a diagonal matrix as by hand', async () => {
    const svd = await truncatedSvd(toCsr([[0, 3, 0], [-2, 0, 0], [0, 0, 1], [0, 0, 0]]), { dimensions: 2, seed: 1 })
    expect([...svd.singularValues]).toEqual([3, 2].map((value) => expect.closeTo(value, 5)))
    expect([...svd.components]).toEqual([0, 1, 0, 1, 0, 0].map((value) => expect.closeTo(value, 5)))
    expect([...svd.rows.values]).toEqual([3, 0, 0, -2, 0, 0, 0, 0].map((value) => expect.closeTo(value, 5)))
  })

  it('explains the variance as scikit-learn counts it', async () => {
    const svd = await truncatedSvd(toCsr([[0, 3, 0], [-2, 0, 0], [0, 0, 1], [0, 0, 0]]), { dimensions: 2, seed: 1 })
    // column variances by hand: 9/4 − 9/16, 4/4 − 4/16 and 1/4 − 1/16
    expect([...svd.explainedVariance]).toEqual([1.6875, 0.75].map((value) => expect.closeTo(value, 5)))
    expect(svd.explainedVarianceRatio).toBeCloseTo(2.4375 / 2.625, 5)
  })

  it('leaves zeros where the rank ends', async () => {
    const svd = await truncatedSvd(toCsr([[1, 2, 2], [2, 4, 4], [0, 0, 0], [-1, -2, -2]]), { dimensions: 3, seed: 5 })
    expect([...svd.singularValues]).toEqual([expect.closeTo(Math.sqrt(54), 4), 0, 0])
    expect([...component(svd, 0)]).toEqual([1 / 3, 2 / 3, 2 / 3].map((value) => expect.closeTo(value, 5)))
    expect([...component(svd, 1), ...component(svd, 2)].every((value) => value === 0)).toBe(true)
    expect([...coordinates(svd, 0)]).toEqual([3, 6, 0, -3].map((value) => expect.closeTo(value, 4)))
  })

  it('answers a matrix of zeros with zeros', async () => {
    const svd = await truncatedSvd(toCsr([[0, 0], [0, 0], [0, 0]]), { dimensions: 2, seed: 1 })
    expect([...svd.singularValues, ...svd.components, ...svd.rows.values, svd.explainedVarianceRatio].every((value) => value === 0)).toBe(true)
  })

  it('finds the singular values of naive Jacobi rotations on small matrices', async () => {
    await fc.assert(
      fc.asyncProperty(smallMatrix, fc.integer({ min: 0, max: 2 ** 31 - 1 }), async (dense, seed) => {
        const matrix = toCsr(dense)
        const expected = naiveSingularValues(matrix)
        const svd = await truncatedSvd(matrix, { dimensions: expected.length, seed })
        const tolerance = 2e-3 * (expected[0] || 1)
        expected.forEach((value, r) => expect(Math.abs(svd.singularValues[r] - value)).toBeLessThanOrEqual(tolerance))
      }),
      { numRuns: 30 },
    )
  })

  it('settles a panel of which two directions are left, whose rounding once moved for ever', async () => {
    const random = createRandom(532813471)
    const dense = [0, 1].map(() => Array.from({ length: 11 }, () => (random.nextFloat() < 0.33696987314485555 ? 0 : Math.fround(random.nextFloat() - 0.3))))
    const { singularValues } = await truncatedSvd(toCsr(dense), { dimensions: 2, seed: 1077133536 })
    expect([...singularValues]).toEqual(naiveSingularValues(toCsr(dense)).slice(0, 2).map((value) => expect.closeTo(value, 3)))
  })

  it('gives components at right angles, rows that are their projections, and columns as long as the singular values', async () => {
    const matrix = makeCorpus(600, 300, 5, 3)
    const svd = await truncatedSvd(matrix, { dimensions: 20, seed: 2 })
    const dense = toDenseRows(matrix)
    for (let r = 0; r < 20; r++) {
      for (let other = 0; other <= r; other++) expect(dot(component(svd, r), component(svd, other))).toBeCloseTo(r === other ? 1 : 0, 4)
      for (let i = 0; i < 600; i += 37) expect(svd.rows.values[i * 20 + r]).toBeCloseTo(dot(dense[i], component(svd, r)), 4)
      const column = coordinates(svd, r)
      expect(Math.sqrt(dot(column, column))).toBeCloseTo(svd.singularValues[r], 3)
      if (r > 0) expect(svd.singularValues[r]).toBeLessThanOrEqual(svd.singularValues[r - 1])
    }
  })

  it('keeps within half a percent of the best possible sum of squares', async () => {
    const matrix = makeCorpus(400, 150, 6, 8)
    const best = naiveSingularValues(matrix).slice(0, 12)
    const svd = await truncatedSvd(matrix, { dimensions: 12, seed: 4 })
    expect(dot(svd.singularValues, svd.singularValues)).toBeGreaterThan(0.995 * dot(best, best))
    expect(dot(svd.singularValues, svd.singularValues)).toBeLessThan(1.0001 * dot(best, best))
  })

  it('makes the largest entry of every component positive', async () => {
    const svd = await truncatedSvd(makeCorpus(300, 200, 4, 1), { dimensions: 16, seed: 9 })
    for (let r = 0; r < 16; r++) expect(Math.max(...component(svd, r))).toBe(Math.max(...component(svd, r).map(Math.abs)))
  })

  it('gives the same bits for the same seed on 1, 2 and 4 threads, and in a pool that was used before', async () => {
    const matrix = makeCorpus(3000, 400, 7, 2)
    const one = await truncatedSvd(matrix, { dimensions: 30, seed: 11, threads: 1 })
    const pool = await openWorkerPool({ threads: 2 })
    const before = pool.memory.mark()
    const others = [await truncatedSvd(matrix, { dimensions: 30, seed: 11, threads: 4 }), await truncatedSvd(matrix, { dimensions: 30, seed: 11, pool }), await truncatedSvd(matrix, { dimensions: 30, seed: 11, pool })]
    expect(pool.memory.mark()).toBe(before)
    await pool.close()
    for (const other of others) expect(bitsOf(other)).toBe(bitsOf(one))
  })

  it('finds what matters whatever the seed', async () => {
    const matrix = makeCorpus(800, 300, 5, 6)
    const ratios = await Promise.all([1, 2, 3].map(async (seed) => (await truncatedSvd(matrix, { dimensions: 10, seed })).explainedVarianceRatio))
    expect(Math.max(...ratios) / Math.min(...ratios)).toBeLessThan(1.002)
  })

  it('leaves its input as it was', async () => {
    const matrix = makeCorpus(100, 80, 3, 6)
    const copy = structuredClone(matrix)
    await truncatedSvd(matrix, { dimensions: 5, seed: 1 })
    expect(matrix).toEqual(copy)
  })

  it('reports progress that rises to 1', async () => {
    const told: number[] = []
    await truncatedSvd(makeCorpus(100, 80, 3, 6), { dimensions: 5, seed: 1, powerIterations: 2, onProgress: (fraction) => told.push(fraction) })
    expect(told).toEqual([0.25, 0.5, 0.75, 1])
  })

  it('stops between passes when the signal fires', async () => {
    const stop = new AbortController()
    const work = truncatedSvd(makeCorpus(1000, 200, 3, 6), { dimensions: 20, seed: 1, threads: 2, signal: stop.signal, onProgress: () => stop.abort() })
    await expect(work).rejects.toMatchObject({ code: 'CANCELLED' })
  })

  it('says what is wrong with its options', async () => {
    const matrix = toCsr([[1, 0, 2], [0, 1, 1]])
    const refuse = (options: object, message: string) => expect(truncatedSvd(matrix, { dimensions: 1, seed: 1, ...options })).rejects.toThrow(new RangeError(message))
    await refuse({ dimensions: 3 }, 'dimensions must be an integer in [1, 2]. Got 3.')
    await refuse({ dimensions: 0 }, 'dimensions must be an integer in [1, 2]. Got 0.')
    await refuse({ seed: -1 }, 'seed must be an integer in [0, 2147483647]. Got -1.')
    await refuse({ powerIterations: 0 }, 'powerIterations must be an integer in [1, 1000]. Got 0.')
    await refuse({ oversampling: 0.5 }, 'oversampling must be an integer in [0, 1000]. Got 0.5.')
    await expect(truncatedSvd(toCsr([]), { dimensions: 1, seed: 1 })).rejects.toThrow(new RangeError('matrix must have at least one row and one column. Got 0 × 0.'))
  })

  it('says what is wrong with its matrix', async () => {
    const good = toCsr([[1, 0, 2], [0, 1, 1]])
    const refuse = (change: Partial<CsrMatrix>, message: string) => expect(truncatedSvd({ ...good, ...change }, { dimensions: 1, seed: 1 })).rejects.toThrow(new TypeError(message))
    await refuse({ rowStart: new Int32Array(2) }, 'rowStart must hold nRows + 1 = 3 offsets. Got 2.')
    await refuse({ rowStart: Int32Array.of(0, 5, 4) }, 'rowStart must rise within [0, 4]. Got 0, 5 at row 0.')
    await refuse({ values: new Float32Array(3) }, 'columns and values must be of one length. Got 4 and 3.')
    await refuse({ columns: Int32Array.of(0, 3, 1, 2) }, 'columns must lie in [0, 2]. Got 3 at slot 1.')
    await refuse({ values: Float32Array.of(1, 2, NaN, 1) }, 'values must be finite. Got NaN at slot 2.')
  })
})
