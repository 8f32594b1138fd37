import { describe, expect, test } from 'vitest'
import type { Matrix } from '../numeric/matrix.ts'
import { clusterMeans } from './cluster-means.ts'
import { openKmeansSession } from './kmeans.ts'
import { polishClustering } from './polish.ts'
import { plantedRows, samePartition, toCsr } from './test-rows.ts'

const k = 5
const { rows: dense, planted } = plantedRows(150, k, 3)
/** Two themes under one centroid and one cut in two: Lloyd's iteration stays there. */
const badStart = Int32Array.from(planted, (theme, i) => (theme === 0 ? 1 : theme === 2 && i < 75 ? 0 : theme))

const nothingToTry = () => Promise.reject(new Error('nothing to try'))

async function polish(rows: Matrix, most: number) {
  const session = await openKmeansSession(rows, {})
  try {
    const found = await session.run({ k, seed: 1, initialCentroids: clusterMeans(rows, badStart, k) })
    return { found, polished: (await polishClustering(rows, session, found, { k, seed: 1, most, agreed: found.assignments, seen: [] })).clustering }
  } finally {
    await session.close()
  }
}

describe.each([['dense rows', dense], ['sparse rows', toCsr(dense)]])('on %s', (_, rows) => {
  test('gets out of where k-means is stuck, to the planted themes', async () => {
    const { found, polished } = await polish(rows, 20)
    expect(samePartition(found.assignments, planted)).toBe(false)
    expect(samePartition(polished.assignments, planted)).toBe(true)
    expect(polished.inertia).toBeLessThan(found.inertia)
  })
})

test('stops where no move is left, and where none gains', async () => {
  const none = await polish(dense, 0)
  expect(none.polished).toBe(none.found)
  const equal: Matrix = { kind: 'dense', nRows: 4, nColumns: 2, values: Float32Array.of(1, 0, 1, 0, 0, 1, 0, 1) }
  const settled = { assignments: Int32Array.of(0, 0, 1, 1), centroids: Float32Array.of(1, 0, 0, 1), inertia: 0, iterations: 1, converged: true }
  const session = await openKmeansSession(equal, {})
  const { clustering, worth } = await polishClustering(equal, { ...session, run: nothingToTry }, settled, { k: 2, seed: 1, most: 9, agreed: settled.assignments, seen: [] })
  expect(clustering).toBe(settled)
  expect(worth).toBeCloseTo(1.03)
  await session.close()
})

test('of partitions that are as good, ends in the one that the runs agree on', async () => {
  // Four corners of a square, three papers at each: left and right are as good as top and bottom.
  const corners = [[1, 1], [1, -1], [-1, 1], [-1, -1]]
  const square: Matrix = { kind: 'dense', nRows: 12, nColumns: 3, values: Float32Array.from(corners.flatMap((corner) => Array(3).fill([...corner, 2].map((x) => x / Math.sqrt(6))).flat())) }
  const [sides, ends] = [[0, 0, 1, 1], [0, 1, 0, 1]].map((groups) => Int32Array.from({ length: 12 }, (_, i) => groups[Math.floor(i / 3)]))
  const session = await openKmeansSession(square, {})
  const from = await session.run({ k: 2, seed: 1, initialCentroids: clusterMeans(square, sides, 2) })
  for (const agreed of [sides, ends]) expect(samePartition((await polishClustering(square, session, from, { k: 2, seed: 1, most: 9, agreed, seen: [] })).clustering.assignments, agreed)).toBe(true)
  await session.close()
})

test('stops where another search came by', async () => {
  const session = await openKmeansSession(dense, {})
  const found = await session.run({ k, seed: 1, initialCentroids: clusterMeans(dense, badStart, k) })
  const seen = [found.assignments]
  expect((await polishClustering(dense, { ...session, run: nothingToTry }, found, { k, seed: 1, most: 20, agreed: found.assignments, seen })).clustering).toBe(found)
  await session.close()
})
