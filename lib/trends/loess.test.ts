import fc from 'fast-check'
import { expect, test } from 'vitest'
import { smoothLoess } from './loess.ts'

test('gives a straight series back', () => {
  fc.assert(fc.property(fc.integer({ min: 4, max: 40 }), fc.integer({ min: -5, max: 5 }), (n, slope) => {
    const times = Array.from({ length: n }, (_, t) => 1990 + t)
    const values = times.map((time) => 3 + slope * (time - 1990))
    smoothLoess(values, times).forEach((value, t) => expect(value).toBeCloseTo(values[t], 6))
  }))
})

test('passes by a wild year', () => {
  const times = Array.from({ length: 15 }, (_, t) => t)
  const curve = smoothLoess(times.map((t) => (t === 7 ? 100 : 1 + 0.01 * (t % 3))), times)
  expect(Math.max(...curve)).toBeLessThan(3)
})

test('follows the heavier points', () => {
  const light = smoothLoess([0, 1, 0, 1, 0, 1], [0, 1, 2, 3, 4, 5], [1, 50, 1, 50, 1, 50])
  expect(light[2]).toBeGreaterThan(0.8)
})

test('leaves three points as they are', () => {
  expect([...smoothLoess([1, 5, 2], [1, 2, 3])]).toEqual([1, 5, 2])
})
