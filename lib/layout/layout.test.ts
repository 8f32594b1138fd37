/**
 * In: small matrices with known answers.   Out: proof that the map keeps its promises.
 */
import { describe, expect, test } from 'vitest'
import type { Clustering } from '../cluster/engine.ts'
import { plantedRows } from '../cluster/test-rows.ts'
import type { Matrix } from '../numeric/matrix.ts'
import { layoutPapers } from './layout.ts'

/** A Clustering with the given assignments: centroids are the unit means of the rows. */
function clusteringOf(rows: Matrix & { kind: 'dense' }, assignments: Int32Array, k: number): Clustering {
  const centroids = new Float32Array(k * rows.nColumns)
  assignments.forEach((c, i) => {
    for (let t = 0; t < rows.nColumns; t++) centroids[c * rows.nColumns + t] += rows.values[i * rows.nColumns + t]
  })
  for (let c = 0; c < k; c++) {
    const own = centroids.subarray(c * rows.nColumns, (c + 1) * rows.nColumns)
    const length = Math.hypot(...own) || 1
    own.forEach((value, t) => (own[t] = value / length))
  }
  return { assignments, centroids, inertia: 0, iterations: 1, converged: true }
}

describe('layoutPapers', () => {
  test('gives the same bits for the same seed', async () => {
    const { rows, planted } = plantedRows(120, 4, 1)
    const clustering = clusteringOf(rows, planted, 4)
    expect(await layoutPapers(rows, clustering, { seed: 3 })).toEqual(await layoutPapers(rows, clustering, { seed: 3 }))
  })
})
