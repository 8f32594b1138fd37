import { expect, it } from 'vitest'
import { invertCholesky } from './svd-cholesky.ts'

it('inverts a 2 × 2 factor and finds the smallest singular value as by hand', () => {
  // the Gram matrix of columns (2, 0) and (2, 1): L = [[2, 0], [2, 1]], singular values √((9 ± √65) ÷ 2)
  const { inverse, smallest } = invertCholesky(Float64Array.of(4, 4, 4, 5), 2, 1e-8)!
  expect([...inverse]).toEqual([0.5, 0, -1, 1].map((value) => expect.closeTo(value, 12)))
  expect(smallest).toBeCloseTo(Math.sqrt((9 - Math.sqrt(65)) / 2), 10)
})

it('gives up where a column depends on those before it', () => {
  expect(invertCholesky(Float64Array.of(1, 2, 2, 4), 2, 1e-8)).toBeNull()
  expect(invertCholesky(new Float64Array(9), 3, 1e-8)).toBeNull()
})
