import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mannKendall } from './mann-kendall.ts'

const places = (values: number[]) => values.map((_, t) => t)

describe('below ten values', () => {
  // One-sided probabilities of Gilbert, Statistical Methods for Environmental Pollution Monitoring (1987), table A18, doubled.
  test.each([
    [[1, 2, 3, 4], 6, 2 * 0.042],
    [[2, 1, 3, 4], 4, 2 * 0.167],
    [[1, 2, 3, 4, 5], 10, 2 * 0.0083],
    [[2, 1, 3, 4, 5], 8, 2 * 0.042],
    [[2, 1, 4, 3, 5, 6, 8, 7], 22, 2 * 0.0028],
    [[3, 2, 1, 5, 4, 7, 6, 8], 18, 2 * 0.016],
  ])('finds the published probability of %j', (values, s, p) => {
    const result = mannKendall(values, places(values))
    expect(result.s).toBe(s)
    expect(Math.abs(result.p - p)).toBeLessThan(0.0011)
  })

  // All orders of the values counted one by one.
  test.each([[[1, 1, 2, 3, 3], 8, 8 / 120], [[0, 0, 1, 0, 2, 3], 10, 48 / 720], [[2, 1, 3, 5, 4, 6, 7], 17, 54 / 5040]])('counts ties exactly in %j', (values, s, p) => {
    const result = mannKendall(values, places(values))
    expect(result.s).toBe(s)
    expect(result.p).toBeCloseTo(p, 12)
  })

  test('works out the variance with ties by hand', () => {
    // n = 5, ties of 2 and 2: (5·4·15 − 2·(2·1·9)) ÷ 18 = 264 ÷ 18
    expect(mannKendall([1, 1, 2, 3, 3], [0, 1, 2, 3, 4]).variance).toBeCloseTo(264 / 18, 12)
  })
})

describe('from ten values on', () => {
  // An independent implementation in Python (NumPy, SciPy 1.17) of Hamed & Rao with three lags.
  test('corrects for ties', () => {
    const values = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8]
    expect(mannKendall(values, places(values))).toEqual({ s: 25, tau: 25 / 66, variance: 207, varianceRatio: 1, p: expect.closeTo(0.09529283802345664, 10) })
  })

  test('widens the variance of a series that wanders', () => {
    const values = [1, 2, 3, 4, 5, 6, 5, 4, 3, 2, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 9, 8, 7, 6, 5, 6, 7, 8, 9, 10]
    const result = mannKendall(values, places(values))
    expect(result.s).toBe(237)
    expect(result.variance / result.varianceRatio).toBeCloseTo(3100.3333333333335, 9)
    expect(result.varianceRatio).toBeCloseTo(3.359723367366596, 9)
    expect(result.p).toBeCloseTo(0.020757676851851224, 9)
  })
})

test('says nothing of a constant, a pair or an empty series', () => {
  for (const values of [[], [1], [1, 2], [2, 2, 2, 2], new Array<number>(20).fill(0.1)]) expect(mannKendall(values, places(values)).p).toBe(1)
})

test('turns its sign with the series, and keeps p', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 3, maxLength: 25 }), (values) => {
    const up = mannKendall(values, places(values))
    const down = mannKendall(values.map((value) => -value), places(values))
    expect(down.s).toBe(0 - up.s)
    expect(down.p).toBeCloseTo(up.p, 9)
    expect(up.p).toBeGreaterThanOrEqual(0)
    expect(up.p).toBeLessThanOrEqual(1 + 1e-12)
  }))
})
