/**
 * In: small matrices with known answers.   Out: proof that the map keeps its promises.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Clustering } from '../cluster/engine.ts'
import { denseRows, plantedRows, randomRows, shuffleRows, toCsr } from '../cluster/test-rows.ts'
import type { DenseMatrix } from '../numeric/matrix.ts'
import { layoutPapers, type Layout } from './layout.ts'

/** A Clustering with the given assignments: centroids are the unit means of the rows. */
function clusteringOf(rows: DenseMatrix, assignments: ArrayLike<number>): Clustering {
  const k = Math.max(0, ...Array.from(assignments)) + 1
  const centroids = new Float32Array(k * rows.nColumns)
  rows.values.forEach((value, slot) => (centroids[assignments[Math.floor(slot / rows.nColumns)] * rows.nColumns + (slot % rows.nColumns)] += value))
  for (let c = 0; c < k; c++) {
    const own = centroids.subarray(c * rows.nColumns, (c + 1) * rows.nColumns)
    const length = Math.hypot(...own) || 1
    own.forEach((value, t) => (own[t] = value / length))
  }
  return { assignments: Int32Array.from(assignments), centroids, inertia: 0, iterations: 1, converged: true }
}

const place = (rows: DenseMatrix, assignments: ArrayLike<number> = new Int32Array(rows.nRows), threads = 1) =>
  layoutPapers(rows, clusteringOf(rows, assignments), { seed: 7, threads })
const distance = (map: Layout, i: number, j: number) => Math.hypot(map.x[i] - map.x[j], map.y[i] - map.y[j])
const all = (map: Layout) => [...map.x, ...map.y, ...map.themeX, ...map.themeY]
const extent = (map: Layout) => Math.max(...[map.x, map.y].map((values) => Math.max(...values) - Math.min(...values)))

describe('layoutPapers', () => {
  test('gives the same bits for the same seed on 1, 2 and 3 threads', async () => {
    const { rows, planted } = plantedRows(700, 6, 1)
    const one = await place(rows, planted, 1)
    expect(await place(rows, planted, 1)).toEqual(one)
    expect(await place(rows, planted, 2)).toEqual(one)
    expect(await place(rows, planted, 3)).toEqual(one)
  })

  test('gives another map for another seed', async () => {
    const { rows, planted } = plantedRows(100, 4, 1)
    const clustering = clusteringOf(rows, planted)
    const [first, second] = [await layoutPapers(rows, clustering, { seed: 1 }), await layoutPapers(rows, clustering, { seed: 2 })]
    expect(first.x).not.toEqual(second.x)
  })

  test('makes one island of each planted theme, around its centre', async () => {
    const { rows, planted } = plantedRows(600, 6, 2)
    const map = await place(rows, planted)
    const nearest = Array.from(planted, (_, i) => {
      const distances = Array.from(map.themeX, (x, c) => Math.hypot(map.x[i] - x, map.y[i] - map.themeY[c]))
      return distances.indexOf(Math.min(...distances))
    })
    expect(nearest).toEqual([...planted])
    expect(map.trustworthiness).toBeGreaterThan(0.9)
  })

  test('fills the box without leaving it', async () => {
    const map = await place(randomRows(200, 12, 3))
    expect(extent(map)).toBeCloseTo(2, 5)
    expect(Math.max(...all(map).map(Math.abs))).toBeLessThanOrEqual(1)
    expect(map.trustworthiness).toBeGreaterThan(0.7)
  })

  test('places sparse rows as well', async () => {
    const { rows, planted } = plantedRows(300, 4, 4)
    const map = await layoutPapers(toCsr(rows), clusteringOf(rows, planted), { seed: 1 })
    expect(map.trustworthiness).toBeGreaterThan(0.85)
    expect(all(map).every(Number.isFinite)).toBe(true)
  })

  test('puts one paper at the origin', async () => {
    expect(await place(denseRows([[1, 0]]))).toMatchObject({ x: new Float32Array(1), y: new Float32Array(1), themeX: new Float32Array(1), themeY: new Float32Array(1), trustworthiness: null })
  })

  test('puts two papers at the ends of the box', async () => {
    const map = await place(denseRows([[1, 0], [0, 1]]))
    expect(extent(map)).toBeCloseTo(2, 5)
  })

  test('makes a triangle of three papers, the two alike side by side', async () => {
    const map = await place(denseRows([[1, 0, 0], [0.8, 0.6, 0], [0, 0, 1]]))
    expect(distance(map, 0, 1)).toBeLessThan(distance(map, 0, 2))
    expect(distance(map, 0, 1)).toBeLessThan(distance(map, 1, 2))
  })

  test('keeps ten unrelated papers apart', async () => {
    const map = await place(denseRows(Array.from({ length: 10 }, (_, i) => Array.from({ length: 10 }, (_, t) => (t === i ? 1 : 0)))))
    for (let i = 0; i < 10; i++) for (let j = 0; j < i; j++) expect(distance(map, i, j)).toBeGreaterThan(0.2)
  })

  test('lays equal papers side by side, none on another', async () => {
    const { rows } = plantedRows(60, 3, 5)
    const order = [...Array.from({ length: 60 }, (_, i) => i), ...new Array(40).fill(0)]
    const map = await place(shuffleRows(rows, order))
    for (let i = 60; i < 100; i++) {
      expect(distance(map, 0, i)).toBeGreaterThan(0)
      expect(distance(map, 0, i)).toBeLessThan(0.1)
    }
    expect(new Set(Array.from(map.x, (x, i) => `${x} ${map.y[i]}`)).size).toBe(100)
  })

  test('spreads a corpus of one paper many times over a disc', async () => {
    const map = await place(denseRows(new Array(500).fill([0.6, 0.8])))
    expect(extent(map)).toBeCloseTo(2, 5)
    expect(new Set(Array.from(map.x, (x, i) => `${x} ${map.y[i]}`)).size).toBe(500)
    expect(map.trustworthiness).toBeNull()
  })

  test('lines papers without a known term up on the lower edge', async () => {
    const { rows, planted } = plantedRows(50, 2, 6)
    rows.values.fill(0, 10 * rows.nColumns, 13 * rows.nColumns)
    const map = await place(rows, planted)
    expect([...map.y.subarray(10, 13)]).toEqual([-1, -1, -1])
    expect([...map.x.subarray(10, 13)]).toEqual([-0.5, 0, 0.5])
    expect(Math.min(...map.y.filter((_, i) => i < 10 || i > 12))).toBeGreaterThan(-0.95)
  })

  test('answers for no papers and for empty papers alone', async () => {
    const empty = { kind: 'dense', nRows: 0, nColumns: 4, values: new Float32Array(0) } as const
    expect((await layoutPapers(empty, { ...clusteringOf(empty, []), centroids: new Float32Array(4) }, { seed: 1 })).x.length).toBe(0)
    expect(all(await place(denseRows([[0, 0], [0, 0]]))).every(Number.isFinite)).toBe(true)
  })

  test('is finite and within the box for any small corpus', async () => {
    const cell = fc.constantFrom(0, 0, 1, 0.5, -1)
    const table = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 40 })
    await fc.assert(fc.asyncProperty(table, async (cells) => {
      const unit = cells.map((row) => row.map((value) => value / (Math.hypot(...row) || 1)))
      const map = await place(denseRows(unit), cells.map((_, i) => i % 3))
      expect(all(map).every((value) => Number.isFinite(value) && Math.abs(value) <= 1)).toBe(true)
    }), { numRuns: 40 })
  })

  test('tells its progress, rising to 1', async () => {
    const told: number[] = []
    const { rows, planted } = plantedRows(100, 4, 1)
    await layoutPapers(rows, clusteringOf(rows, planted), { seed: 1, onProgress: (fraction) => told.push(fraction) })
    expect(told).toEqual([...told].sort((a, b) => a - b))
    expect(told.at(-1)).toBe(1)
  })

  test('stops with a CancelledError', async () => {
    const { rows, planted } = plantedRows(500, 4, 1)
    const clustering = clusteringOf(rows, planted)
    await expect(layoutPapers(rows, clustering, { seed: 1, signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'CANCELLED', name: 'CancelledError' })
    const controller = new AbortController()
    await expect(layoutPapers(rows, clustering, { seed: 1, signal: controller.signal, onProgress: () => controller.abort() })).rejects.toMatchObject({ code: 'CANCELLED', name: 'CancelledError' })
  })

  test('refuses a clustering of other rows', async () => {
    const { rows, planted } = plantedRows(40, 4, 1)
    const clustering = clusteringOf(rows, planted)
    await expect(layoutPapers(rows, { ...clustering, assignments: planted.slice(1) }, { seed: 1 })).rejects.toThrow('assignments must hold nRows = 40 clusters. Got 39.')
    await expect(layoutPapers(rows, { ...clustering, centroids: new Float32Array(64) }, { seed: 1 })).rejects.toThrow('centroids must hold k × nColumns numbers, nColumns being 32 and k above 3. Got 64.')
  })

  test('does not touch its input', async () => {
    const { rows, planted } = plantedRows(100, 4, 1)
    const before = { rows: rows.values.slice(), planted: planted.slice() }
    await place(rows, planted)
    expect({ rows: rows.values, planted }).toEqual(before)
  })
})
