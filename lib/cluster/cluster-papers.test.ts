import { expect, test } from 'vitest'
import type { DenseMatrix } from '../numeric/matrix.ts'
import { clusterPapers } from './cluster-papers.ts'

const dense = (rows: number[][]): DenseMatrix => ({ kind: 'dense', nRows: rows.length, nColumns: rows[0].length, values: Float32Array.from(rows.flat()) })
const options = { k: 'auto' as const, engine: 'native' as const, seed: 1, threads: 1, restarts: 3, judgeCoherence: () => null, now: () => 0 }

test('equal papers make one cluster when k is auto', async () => {
  const clustering = await clusterPapers(dense([[1, 0], [1, 0], [0, 0], [1, 0]]), options)
  expect(clustering).toMatchObject({ k: 1, inertia: 0, assignments: Int32Array.of(0, 0, -1, 0), centroids: Float32Array.of(1, 0) })
})

test('a paper without terms gets no cluster', async () => {
  const clustering = await clusterPapers(dense([[1, 0], [0, 0], [0, 1]]), { ...options, k: 2 })
  expect([...clustering.assignments]).toEqual([0, -1, 1])
})

test('k above the number of different papers is refused with the rule and the value', async () => {
  await expect(clusterPapers(dense([[1, 0], [1, 0], [0, 1]]), { ...options, k: 3 })).rejects.toThrow('k must be an integer in [2, 2], the number of different papers. Got 3.')
})
