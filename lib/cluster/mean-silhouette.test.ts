import { expect, test } from 'vitest'
import { openKmeansSession } from './kmeans.ts'
import { measureSilhouette } from './quality.ts'
import { denseRows, plantedRows, randomRows, signedRows, toCsr } from './test-rows.ts'

test('is the mean of the exact silhouettes, on dense and sparse rows, whatever the threads', async () => {
  const { rows: planted, planted: themes } = plantedRows(600, 7, 3)
  const cyclic = (k: number) => Int32Array.from({ length: 1300 }, (_, i) => (i * i) % k)
  for (const [rows, assignments, k] of [[planted, themes, 7], [randomRows(1300, 30, 1), cyclic(5), 5], [toCsr(randomRows(1300, 30, 1)), cyclic(5), 5], [signedRows(1300, 20, 2), cyclic(11), 11]] as const) {
    const exact = measureSilhouette(rows, assignments, k).mean
    const found = await Promise.all([1, 3].map(async (threads) => {
      const session = await openKmeansSession(rows, { threads })
      const mean = await session.meanSilhouette(assignments, k)
      await session.close()
      return mean
    }))
    expect(found[0]).toBeCloseTo(exact, 5)
    expect(found[1]).toBe(found[0])
  }
})

test('of many documents takes every n-th', async () => {
  const { rows, planted } = plantedRows(1000, 4, 5)
  const session = await openKmeansSession(rows, {})
  const { documents } = measureSilhouette(rows, planted, 4)
  const tenth = documents.filter((_, i) => i % 10 === 0)
  expect(await session.meanSilhouette(planted, 4, 100)).toBeCloseTo(tenth.reduce((sum, value) => sum + value, 0) / 100, 5)
  await session.close()
})

test('counts no empty row, and a document alone in its cluster or beside an empty cluster as exact silhouettes do', async () => {
  for (const [rows, assignments, k] of [
    [denseRows([[1, 0], [0.8, 0.6], [0, 1], [0, 0]]), Int32Array.of(0, 0, 1, 0), 2],
    [denseRows([[1, 0], [0.8, 0.6], [0, 1], [0.6, 0.8]]), Int32Array.of(0, 0, 2, 2), 3],
    [denseRows([[1, 0], [0.8, 0.6]]), Int32Array.of(0, 0), 2],
    [denseRows([[1, 0], [1, 0]]), Int32Array.of(0, 1), 2],
  ] as const) {
    const session = await openKmeansSession(rows, {})
    expect(await session.meanSilhouette(assignments, k)).toBeCloseTo(measureSilhouette(rows, assignments, k).mean, 5)
    await session.close()
  }
})
