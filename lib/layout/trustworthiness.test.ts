/**
 * In: small tables and maps.   Out: proof that trustworthiness is what Venna & Kaski say.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { randomRows } from '../cluster/test-rows.ts'
import { createRandom } from '../numeric/random.ts'
import { openWorkerPool, type WorkerPool } from '../numeric/worker-pool.ts'
import { loadTable } from './table.ts'
import { measureTrustworthiness } from './trustworthiness.ts'

let pool: WorkerPool
beforeAll(async () => {
  pool = await openWorkerPool({ threads: 2 })
})
afterAll(() => pool.close())

/** Straight from the paper; of equally similar documents, all have the best of their ranks. */
function naive(rows: number[][], map: number[][], k: number): number {
  const n = rows.length
  const cosine = (i: number, j: number) => rows[i].reduce((sum, value, t) => sum + value * rows[j][t], 0)
  const squared = (i: number, j: number) => (map[i][0] - map[j][0]) ** 2 + (map[i][1] - map[j][1]) ** 2
  let penalty = 0
  for (let i = 0; i < n; i++) {
    const others = rows.map((_, j) => j).filter((j) => j !== i)
    const onMap = [...others].sort((a, b) => squared(i, a) - squared(i, b)).slice(0, k)
    for (const j of onMap) penalty += Math.max(0, 1 + others.filter((other) => cosine(i, other) > cosine(i, j)).length - k)
  }
  return 1 - (2 / (n * k * (2 * n - 3 * k - 1))) * penalty
}

async function both(n: number, place: (i: number, row: number[]) => number[]) {
  const rows = randomRows(n, 7, 11)
  const cells = Array.from({ length: n }, (_, i) => [...rows.values.subarray(i * 7, (i + 1) * 7)])
  const map = cells.map((row, i) => place(i, row).map(Math.fround))
  const positions = pool.memory.float32(2 * n)
  positions.set(map.flat())
  const measured = await measureTrustworthiness(await loadTable(rows, pool, 1), positions, pool, 1)
  return { measured, naive: naive(cells, map, 15) }
}

describe('measureTrustworthiness', () => {
  test('equals the naive measure on a map that says nothing', async () => {
    const random = createRandom(5)
    const result = await both(90, () => [random.nextFloat(), random.nextFloat()])
    expect(result.measured).toBeCloseTo(result.naive, 9)
    expect(result.measured).toBeLessThan(0.7)
  })

  test('equals the naive measure on a map of two columns', async () => {
    const result = await both(61, (_, row) => [row[0], row[1]])
    expect(result.measured).toBeCloseTo(result.naive, 9)
  })

  test('is 1 for papers on an arc whose map is that arc', async () => {
    const angles = Array.from({ length: 40 }, (_, i) => i * 0.02 + i * i * 0.0001)
    const values = Float32Array.from(angles.flatMap((angle) => [Math.cos(angle), Math.sin(angle)]))
    const positions = pool.memory.float32(80)
    positions.set(values)
    const table = await loadTable({ kind: 'dense', nRows: 40, nColumns: 2, values }, pool, 1)
    expect(await measureTrustworthiness(table, positions, pool, 1)).toBeCloseTo(1, 6)
  })

  test('is null where 15 neighbours are half of all papers', async () => {
    const table = await loadTable(randomRows(30, 5, 1), pool, 1)
    expect(await measureTrustworthiness(table, pool.memory.float32(60), pool, 1)).toBeNull()
  })
})
