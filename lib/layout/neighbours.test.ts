/**
 * In: random rows, few and many.   Out: proof that the nearest documents are found.
 */
import { describe, expect, test } from 'vitest'
import { plantedRows, randomRows } from '../cluster/test-rows.ts'
import { openWorkerPool } from '../numeric/worker-pool.ts'
import { findNeighbours, type Neighbours } from './neighbours.ts'
import { loadTable, type Table } from './table.ts'

async function find(rows: ReturnType<typeof randomRows>, k: number, threads: number) {
  const pool = await openWorkerPool({ threads })
  const table = await loadTable(rows, pool, 1)
  const found = await findNeighbours(table, k, pool, 1)
  await pool.close()
  return { table, found }
}

/** Cosines of position i with all others, falling. */
function naiveCosines({ n, width, values }: Table, i: number): number[] {
  const cosines = Array.from({ length: n }, (_, j) => {
    let sum = 0
    for (let t = 0; t < width; t++) sum += values[i * width + t] * values[j * width + t]
    return sum
  })
  return cosines.filter((_, j) => j !== i).sort((a, b) => b - a)
}

const cosinesOf = ({ k, cosines }: Neighbours, i: number) => [...cosines.subarray(i * k, (i + 1) * k)]

describe('findNeighbours', () => {
  test('finds all nearest documents of a small corpus, nearest first', async () => {
    const { table, found } = await find(randomRows(101, 6, 3), 5, 2)
    for (let i = 0; i < table.n; i++) {
      cosinesOf(found, i).forEach((cosine, p) => expect(cosine).toBeCloseTo(naiveCosines(table, i)[p], 5))
      expect([...found.ids.subarray(i * 5, (i + 1) * 5)]).not.toContain(i)
    }
  })

  test('gives at most all others', async () => {
    const { found } = await find(randomRows(4, 6, 3), 15, 1)
    expect(found.k).toBe(3)
    expect([...found.ids.subarray(0, 3)].sort()).toEqual([1, 2, 3])
  })

  test('finds nearly all nearest documents of a large corpus, the same on 1 and 2 threads', async () => {
    const { rows } = plantedRows(8300, 4, 4)
    const [one, two] = [await find(rows, 10, 1), await find(rows, 10, 2)]
    expect(two.found.ids).toEqual(one.found.ids)
    expect(two.table.positionOf).toEqual(one.table.positionOf)
    let found = 0
    for (let i = 0; i < 8300; i += 166) {
      const least = naiveCosines(one.table, i)[9] - 1e-5
      found += cosinesOf(one.found, i).filter((cosine) => cosine >= least).length
    }
    expect(found / 500).toBeGreaterThan(0.9)
  })
})
