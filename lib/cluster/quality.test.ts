import { describe, expect, it } from 'vitest'
import type { DenseMatrix } from '../numeric/matrix.ts'
import { measureSilhouette } from './quality.ts'
import { denseRows, plantedRows, randomRows, toCsr } from './test-rows.ts'

function naiveSilhouette(rows: DenseMatrix, assignments: Int32Array, k: number): number[] {
  const vector = (i: number) => [...rows.values.subarray(i * rows.nColumns, (i + 1) * rows.nColumns)]
  const distance = (i: number, j: number) => 1 - vector(i).reduce((sum, value, t) => sum + value * vector(j)[t], 0)
  return Array.from(assignments, (own, i) => {
    const means = Array.from({ length: k }, (_, c) => {
      const others = Array.from(assignments.keys()).filter((j) => j !== i && assignments[j] === c)
      return others.length ? others.reduce((sum, j) => sum + distance(i, j), 0) / others.length : NaN
    })
    const inside = means[own]
    const outside = Math.min(...means.filter((mean, c) => c !== own && !Number.isNaN(mean)))
    return Number.isNaN(inside) ? 0 : (outside - inside) / Math.max(inside, outside)
  })
}

describe('measureSilhouette', () => {
  it('is exact by hand', () => {
    const rows = denseRows([[1, 0, 0], [0.8, 0.6, 0], [0, 0, 1]])
    const { documents, mean } = measureSilhouette(rows, Int32Array.of(0, 0, 1), 2)
    expect([...documents].map((value) => value.toFixed(6))).toEqual(['0.800000', '0.800000', '0.000000'])
    expect(mean).toBeCloseTo(1.6 / 3, 6)
  })

  it('equals the mean over all pairs, on sparse and on dense rows', () => {
    const rows = randomRows(60, 9, 4)
    const assignments = Int32Array.from({ length: 60 }, (_, i) => (i * 7) % 4)
    const naive = naiveSilhouette(rows, assignments, 4)
    for (const form of [rows, toCsr(rows)]) {
      const { documents, mean, clusterMeans } = measureSilhouette(form, assignments, 4)
      documents.forEach((value, i) => expect(value).toBeCloseTo(naive[i], 5))
      expect(mean).toBeCloseTo(naive.reduce((sum, value) => sum + value, 0) / 60, 6)
      expect(clusterMeans.reduce((sum, value) => sum + value * 15, 0) / 60).toBeCloseTo(mean, 6)
    }
  })

  it('is high for planted themes and low for mixed ones', () => {
    const { rows, planted } = plantedRows(80, 4, 1)
    const good = measureSilhouette(rows, planted, 4)
    const mixed = measureSilhouette(rows, planted.map((_, i) => Math.floor(i / 20)), 4)
    expect(good.mean).toBeGreaterThan(0.6)
    expect(good.simplifiedMean).toBeGreaterThan(good.mean)
    expect(mixed.mean).toBeLessThan(0)
  })

  it('counts empty rows for nothing', () => {
    const rows = denseRows([[1, 0], [0, 0], [1, 0], [0, 1]])
    const { documents, mean, simplifiedMean } = measureSilhouette(rows, Int32Array.of(0, 0, 0, 1), 2)
    expect([...documents]).toEqual([1, 0, 1, 0])
    expect(mean).toBeCloseTo(2 / 3, 10)
    expect(simplifiedMean).toBe(1)
  })

  it('is 0 without documents and with duplicates only', () => {
    expect(measureSilhouette(denseRows([]), new Int32Array(), 2).mean).toBe(0)
    expect(measureSilhouette(denseRows([[1, 0], [1, 0]]), Int32Array.of(0, 1), 2).mean).toBe(0)
  })
})
