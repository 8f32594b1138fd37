import fc from 'fast-check'
import { expect, test } from 'vitest'
import { adjustPValues } from './benjamini-hochberg.ts'

test('finds the four discoveries of the published example', () => {
  // Benjamini & Hochberg (1995), section 4.1: fifteen comparisons after thrombolysis.
  const pValues = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1]
  expect([...adjustPValues(pValues)].filter((q) => q <= 0.05)).toHaveLength(4)
})

test('works by hand, in any order', () => {
  // Sorted 0.005 0.01 0.03 0.04: ·4/1, ·4/2, ·4/3, ·4/4 → 0.02 0.02 0.04 0.04
  const qValues = [...adjustPValues([0.01, 0.04, 0.03, 0.005])]
  ;[0.02, 0.04, 0.04, 0.02].forEach((q, place) => expect(qValues[place]).toBeCloseTo(q, 12))
  expect([...adjustPValues([])]).toEqual([])
})

test('never falls below p, keeps the order and finds what the step-up rule finds', () => {
  fc.assert(fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 40 }), (pValues) => {
    const qValues = adjustPValues(pValues)
    const sorted = [...pValues].sort((a, b) => a - b)
    const last = sorted.findLastIndex((p, place) => p <= (0.05 * (place + 1)) / pValues.length)
    pValues.forEach((p, place) => {
      expect(qValues[place]).toBeGreaterThanOrEqual(p - 1e-15)
      expect(qValues[place]).toBeLessThanOrEqual(1)
      if (last >= 0 && p <= sorted[last]) expect(qValues[place]).toBeLessThanOrEqual(0.05 + 1e-12)
    })
  }))
})
