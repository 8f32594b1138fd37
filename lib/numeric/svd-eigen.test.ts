import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createRandom } from './random.ts'
import { symmetricEigen } from './svd-eigen.ts'
import { dot } from './svd-naive.ts'

it('solves a 2 × 2 matrix as by hand', () => {
  const { values, vectors } = symmetricEigen(Float64Array.of(2, 1, 1, 2), 2)
  expect([...values]).toEqual([3, 1].map((value) => expect.closeTo(value, 12)))
  expect(vectors.map(Math.abs).every((value) => Math.abs(value - Math.SQRT1_2) < 1e-12)).toBe(true)
})

it('gives falling eigenvalues whose unit vectors stand at right angles and are only stretched', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 24 }), fc.nat(), fc.integer({ min: 1, max: 24 }), (n, seed, rank) => {
      const matrix = makeSymmetric(n, rank, seed)
      const { values, vectors } = symmetricEigen(matrix, n)
      for (let c = 0; c < n; c++) {
        const vector = vectors.subarray(c * n, (c + 1) * n)
        if (c > 0) expect(values[c]).toBeLessThanOrEqual(values[c - 1])
        for (let i = 0; i < n; i++) {
          expect(dot(matrix.subarray(i * n, (i + 1) * n), vector)).toBeCloseTo(values[c] * vector[i], 10)
          expect(dot(vectors.subarray(i * n, (i + 1) * n), vector)).toBeCloseTo(i === c ? 1 : 0, 10)
        }
      }
    }),
    { numRuns: 60 },
  )
})

it('leaves its input as it was and refuses what is not finite', () => {
  const matrix = makeSymmetric(5, 5, 1)
  const copy = matrix.slice()
  symmetricEigen(matrix, 5)
  expect(matrix).toEqual(copy)
  expect(() => symmetricEigen(Float64Array.of(1, NaN, NaN, 1), 2)).toThrow(new RangeError('matrix must be finite. Got an entry that is infinite or not a number.'))
})

/** A sum of `rank` signed outer products: n × n, row-major, symmetric. */
function makeSymmetric(n: number, rank: number, seed: number): Float64Array {
  const random = createRandom(seed)
  const matrix = new Float64Array(n * n)
  for (let r = 0; r < rank; r++) {
    const vector = Float64Array.from({ length: n }, () => random.nextFloat() - 0.5)
    for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) matrix[i * n + j] += (r % 3 ? 1 : -1) * vector[i] * vector[j]
  }
  return matrix
}
