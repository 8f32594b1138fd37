import { expect, test } from 'vitest'
import { denseRows, randomRows } from '../cluster/test-rows.ts'
import { openWorkerPool } from '../numeric/worker-pool.ts'
import { collectNearest } from './nearest-papers.ts'
import { findNeighbours } from './neighbours.ts'
import { loadTable } from './table.ts'

async function nearestOf(rows: ReturnType<typeof randomRows>, most: number) {
  const pool = await openWorkerPool({ threads: 1 })
  const table = await loadTable(rows, pool, 1)
  const neighbours = table.n > 1 ? await findNeighbours(table, most, pool, 1) : null
  const nearest = collectNearest(table, neighbours, most)
  await pool.close()
  return { rowsOf: (i: number) => [...nearest.rows.subarray(i * most, (i + 1) * most)], cosinesOf: (i: number) => [...nearest.cosines.subarray(i * most, (i + 1) * most)] }
}

test('papers with equal rows come first, then the nearest; an empty row has none', async () => {
  const { rowsOf, cosinesOf } = await nearestOf(denseRows([[1, 0], [0, 1], [1, 0], [0.8, 0.6], [0, 0]]), 3)
  expect(rowsOf(0)).toEqual([2, 3, 1])
  expect(cosinesOf(0)[0]).toBe(1)
  expect(cosinesOf(0)[1]).toBeCloseTo(0.8, 5)
  expect(rowsOf(1)).toEqual([3, 0, 2])
  expect(rowsOf(4)).toEqual([-1, -1, -1])
})

test('equal papers only know one another, and one paper none', async () => {
  expect((await nearestOf(denseRows([[1, 0], [1, 0], [1, 0]]), 4)).rowsOf(1)).toEqual([0, 2, -1, -1])
  expect((await nearestOf(denseRows([[1, 0]]), 2)).rowsOf(0)).toEqual([-1, -1])
})

test('they are those that comparing with every paper finds', async () => {
  const rows = randomRows(300, 12, 5)
  const { rowsOf } = await nearestOf(rows, 10)
  const row = (i: number) => rows.values.subarray(i * 12, (i + 1) * 12)
  for (const i of [0, 7, 299]) {
    const cosines = Array.from({ length: 300 }, (_, j) => ({ j, cosine: row(i).reduce((sum, value, t) => sum + value * row(j)[t], 0) }))
    expect(rowsOf(i)).toEqual(cosines.filter(({ j }) => j !== i).sort((a, b) => b.cosine - a.cosine).slice(0, 10).map(({ j }) => j))
  }
})
