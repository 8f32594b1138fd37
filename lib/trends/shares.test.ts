import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countByPeriod, smoothedShare, wilsonBand } from './shares.ts'

// Newcombe, Statistics in Medicine 17 (1998) 857–872, table I, method 3.
test.each([[81, 263, 0.2553, 0.3662], [15, 148, 0.0624, 0.1605], [0, 20, 0, 0.1611], [1, 29, 0.0061, 0.1718]])('bands %i of %i as published', (count, total, low, high) => {
  const band = wilsonBand(count, total)
  expect(band.low).toBeCloseTo(low, 4)
  expect(band.high).toBeCloseTo(high, 4)
})

test('holds the share and stays within 0 and 1', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 5000 }), fc.double({ min: 0, max: 1, noNaN: true }), (total, part) => {
    const count = Math.round(part * total)
    const { low, high } = wilsonBand(count, total)
    expect(low).toBeGreaterThanOrEqual(0)
    expect(low).toBeLessThanOrEqual(count / total)
    expect(high).toBeGreaterThanOrEqual(count / total)
    expect(high).toBeLessThanOrEqual(1)
  }))
})

test('smooths towards a half', () => {
  expect(smoothedShare(0, 9)).toBe(0.05)
})

test('counts papers by row and period and leaves out those without either', () => {
  expect([...countByPeriod([0, 1, 1, -1, 0], Int32Array.of(0, 1, 1, 0, -1), 2, 2)]).toEqual([1, 0, 0, 2])
})
