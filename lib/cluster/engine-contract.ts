/**
 * What every clustering engine must do, as tests (STYLE.md, "Tests").
 * In: an engine.   Out: a vitest suite, run by native-engine.test.ts and ml-kmeans-engine.test.ts.
 */
import { describe, expect, it } from 'vitest'
import type { DenseMatrix } from '../numeric/matrix.ts'
import { createRandom } from '../numeric/random.ts'
import type { ClusterEngine } from './engine.ts'
import { naiveKmeans } from './naive-kmeans.ts'
import { denseRows, plantedRows, randomRows, samePartition, shuffleRows, toCsr } from './test-rows.ts'

const fourPoints = denseRows([[1, 0], [0.96, 0.28], [0, 1], [0.28, 0.96]])

/** @param engine kept to the contract of ./engine.ts, on sparse and on dense rows. */
export function describeEngine(engine: ClusterEngine): void {
  describe(`engine ${engine.name}`, () => {
    it('splits four points as by hand', async () => {
      const result = await engine.cluster(fourPoints, { k: 2, seed: 1 })
      expect([...result.assignments]).toEqual([0, 0, 1, 1])
      // each mean direction is the bisector: half the angle between (1, 0) and (0.96, 0.28) has cosine √0.98
      const half = Math.sqrt(0.98)
      expect([...result.centroids].map((value) => value.toFixed(5))).toEqual([half, Math.sqrt(0.02), Math.sqrt(0.02), half].map((value) => value.toFixed(5)))
      expect(result.inertia).toBeCloseTo(4 * (2 - 2 * half), 5)
      expect(result.converged).toBe(true)
    })

    it('finds planted themes, on sparse and on dense rows', async () => {
      const { rows, planted } = plantedRows(200, 6, 7)
      for (const form of [rows, toCsr(rows)]) {
        const result = await engine.cluster(form, { k: 6, seed: 3 })
        expect(samePartition(result.assignments, planted)).toBe(true)
      }
    })

    it('equals a naive dense version from the same start', async () => {
      for (let seed = 1; seed <= 5; seed++) {
        const rows = randomRows(90, 12, seed)
        const initialCentroids = rows.values.slice(0, 5 * 12)
        const naive = naiveKmeans(rows, 5, initialCentroids)
        for (const form of [rows, toCsr(rows)]) {
          const result = await engine.cluster(form, { k: 5, seed: 1, initialCentroids })
          expect(samePartition(result.assignments, naive.assignments)).toBe(true)
          expect(result.inertia).toBeCloseTo(naive.inertia, 3)
        }
      }
    })

    it('gives the same bits for the same seed on 1, 2 and 4 threads', async () => {
      const rows = toCsr(randomRows(300, 20, 5))
      const [first, ...others] = await Promise.all([1, 2, 4, 1].map((threads) => engine.cluster(rows, { k: 7, seed: 11, threads })))
      for (const other of others) expect(other).toEqual(first)
    })

    it('gives the same partition of shuffled documents', async () => {
      const { rows } = plantedRows(150, 5, 2)
      const original = await engine.cluster(rows, { k: 5, seed: 4 })
      const order = shuffled(rows.nRows)
      const result = await engine.cluster(shuffleRows(rows, order), { k: 5, seed: 4 })
      expect(samePartition(result.assignments, original.assignments.map((_, position) => original.assignments[order[position]]))).toBe(true)
    })

    it('never lets inertia rise', async () => {
      const rows = randomRows(150, 10, 8)
      let before = Infinity
      for (let maxIterations = 1; maxIterations <= 12; maxIterations++) {
        const { inertia } = await engine.cluster(rows, { k: 6, seed: 2, maxIterations })
        expect(inertia).toBeLessThanOrEqual(before * (1 + 1e-6))
        before = inertia
      }
    })

    it('says when the iterations ran out', async () => {
      const result = await engine.cluster(randomRows(150, 10, 8), { k: 6, seed: 2, maxIterations: 1 })
      expect(result).toMatchObject({ iterations: 1, converged: false })
    })

    it('refills an empty cluster', async () => {
      const initialCentroids = new Float32Array([1, 0, 0, 1, -1, 0])
      const result = await engine.cluster(fourPoints, { k: 3, seed: 1, initialCentroids })
      expect(new Set(result.assignments).size).toBe(3)
    })

    it('handles duplicates, k = 2 and k = n', async () => {
      const duplicates = denseRows([[1, 0], [1, 0], [1, 0], [0, 1], [0, 1]])
      expect([...(await engine.cluster(duplicates, { k: 2, seed: 1 })).assignments]).toEqual([0, 0, 0, 1, 1])
      expect([...(await engine.cluster(duplicates, { k: 5, seed: 1 })).assignments].sort()).toEqual([0, 1, 2, 3, 4])
      const three = await engine.cluster(duplicates, { k: 3, seed: 1 })
      expect(new Set(three.assignments).size).toBe(3)
      expect(three.inertia).toBeCloseTo(0, 5)
      expect((await engine.cluster(fourPoints, { k: 4, seed: 1 })).inertia).toBeCloseTo(0, 5)
    })

    it('handles one term', async () => {
      const result = await engine.cluster(denseRows([[1], [1], [1]]), { k: 2, seed: 1 })
      expect([...result.assignments].sort()).toEqual([0, 0, 1])
    })

    it('puts empty rows into the largest cluster', async () => {
      const rows = denseRows([[0, 1], [0, 0], [1, 0], [0.96, 0.28]])
      for (const form of [rows, toCsr(rows)]) {
        const result = await engine.cluster(form, { k: 2, seed: 1 })
        expect([...result.assignments]).toEqual([1, 0, 0, 0])
        expect(result.inertia).toBeCloseTo(2 + 2 * (2 - 2 * Math.sqrt(0.98)), 5)
      }
    })

    it('numbers clusters by size, then by smallest document', async () => {
      const rows = denseRows([[0, 1], [1, 0], [1, 0], [0, 1], [0, 1]])
      for (let seed = 0; seed < 5; seed++) expect([...(await engine.cluster(rows, { k: 2, seed })).assignments]).toEqual([0, 1, 1, 0, 0])
    })

    it('leaves its input untouched', async () => {
      const rows = randomRows(40, 6, 3)
      const initialCentroids = rows.values.slice(0, 18)
      const before = [rows.values.slice(), initialCentroids.slice()]
      await engine.cluster(rows, { k: 3, seed: 1, initialCentroids })
      expect([rows.values, initialCentroids]).toEqual(before)
    })

    it('reports progress up to 1 and stops when told to', async () => {
      const fractions: number[] = []
      await engine.cluster(randomRows(60, 6, 1), { k: 4, seed: 1, onProgress: (fraction) => fractions.push(fraction) })
      expect(fractions.at(-1)).toBe(1)
      expect(fractions).toEqual([...fractions].sort((a, b) => a - b))
      await expect(engine.cluster(fourPoints, { k: 2, seed: 1, signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'CANCELLED' })
    })

    describeRefusals(engine)
  })
}

function describeRefusals(engine: ClusterEngine): void {
  const empty: DenseMatrix = { kind: 'dense', nRows: 0, nColumns: 3, values: new Float32Array() }
  const long = denseRows([[1, 0], [0, 2], [0, 1]])
  const hollow = denseRows([[1, 0], [0, 0], [0, 1]])
  const cases: [string, DenseMatrix, Parameters<ClusterEngine['cluster']>[1], string][] = [
    ['k too small', fourPoints, { k: 1, seed: 1 }, 'k must be an integer in [2, 4]. Got 1.'],
    ['k too large', fourPoints, { k: 5, seed: 1 }, 'k must be an integer in [2, 4]. Got 5.'],
    ['k not an integer', fourPoints, { k: 2.5, seed: 1 }, 'k must be an integer in [2, 4]. Got 2.5.'],
    ['no documents', empty, { k: 2, seed: 1 }, 'k must be an integer in [2, 0]. Got 2.'],
    ['too few full rows', hollow, { k: 3, seed: 1 }, 'k must be at most 2, the number of rows that are not empty. Got 3.'],
    ['a negative seed', fourPoints, { k: 2, seed: -1 }, 'seed must be an integer in [0, 2147483647]. Got -1.'],
    ['no iterations', fourPoints, { k: 2, seed: 1, maxIterations: 0 }, 'maxIterations must be an integer ≥ 1. Got 0.'],
    ['no threads', fourPoints, { k: 2, seed: 1, threads: 0 }, 'threads must be an integer in [1, 64]. Got 0.'],
    ['a row not of length 1', long, { k: 2, seed: 1 }, 'row 1 must have length 1 (±0.001). Got 2.'],
    ['a row that is not a number', denseRows([[1, 0], [NaN, 0]]), { k: 2, seed: 1 }, 'row 1 must have length 1 (±0.001). Got NaN.'],
    ['centroids of another shape', fourPoints, { k: 2, seed: 1, initialCentroids: new Float32Array(3) }, 'initialCentroids must hold k × nColumns = 4 numbers. Got 3.'],
    ['a matrix of another shape', { ...fourPoints, nRows: 5 }, { k: 2, seed: 1 }, 'values must hold nRows × nColumns = 10 numbers. Got 8.'],
  ]
  for (const [title, rows, options, message] of cases) {
    it(`refuses ${title}`, async () => {
      await expect(engine.cluster(rows, options)).rejects.toThrow(message)
    })
  }
}

function shuffled(n: number): number[] {
  const random = createRandom(99)
  return Array.from({ length: n }, (_, i) => ({ i, key: random.nextFloat() })).sort((a, b) => a.key - b.key).map(({ i }) => i)
}
