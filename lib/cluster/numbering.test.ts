import { expect, it } from 'vitest'
import { numberClusters } from './numbering.ts'

it('numbers clusters by size, then by smallest document, and gives strays to the largest', () => {
  const clustering = { assignments: Int32Array.of(2, 1, -1, 0, 1, 0), centroids: Float32Array.of(10, 11, 12), inertia: 1, iterations: 1, converged: true }
  const numbered = numberClusters(clustering, 3)
  expect([...numbered.assignments]).toEqual([2, 0, 0, 1, 0, 1])
  expect([...numbered.centroids]).toEqual([11, 10, 12])
  expect([...clustering.assignments]).toEqual([2, 1, -1, 0, 1, 0])
})
