import fc from 'fast-check'
import { expect, test } from 'vitest'
import { theilSenBand, theilSenSlope } from './theil-sen.ts'

test('takes the median of the slopes of all pairs', () => {
  // Pairs of (0,1) (1,3) (2,2): slopes 2, ½, −1.
  expect(theilSenSlope([1, 3, 2], [0, 1, 2])).toBe(0.5)
  // scipy.stats.theilslopes 1.17: 1.3666…
  expect(theilSenSlope([5, 4, 6, 9, 8, 12, 11, 14], [1, 2, 3, 4, 5, 6, 7, 8])).toBeCloseTo(1.3666666666666667, 12)
})

test('bands the slope as SciPy does, rounded outwards', () => {
  const times = [1, 2, 3, 4, 5, 6, 7, 8]
  const band = theilSenBand([5, 4, 6, 9, 8, 12, 11, 14], times, (8 * 7 * 21) / 18)
  expect(band.slope).toBeCloseTo(1.3666666666666667, 12)
  expect(band.low).toBeLessThanOrEqual(0.75)
  expect(band.high).toBeGreaterThanOrEqual(2)
  expect(band.low).toBeGreaterThan(0.4)
  expect(band.high).toBeLessThan(2.6)
})

test('knows gaps by their dates', () => {
  expect(theilSenSlope([0, 4], [2000, 2004])).toBe(1)
})

test('is not bent by one wild year', () => {
  expect(theilSenSlope([1, 2, 3, 400, 5, 6, 7], [1, 2, 3, 4, 5, 6, 7])).toBe(1)
})

test('finds the slope of a line, and moves with scale and shift', () => {
  fc.assert(fc.property(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -9, max: 9 }), fc.integer({ min: 2, max: 20 }), (shift, slope, n) => {
    const times = Array.from({ length: n }, (_, t) => t)
    expect(theilSenSlope(times.map((t) => shift + slope * t), times)).toBeCloseTo(slope, 12)
  }))
})

test('has no slope without two values', () => {
  expect(theilSenBand([1], [1], 0)).toEqual({ slope: 0, low: 0, high: 0 })
})
