import { expect, test } from 'vitest'
import { markWeakFits } from './weak-fit.ts'

test('an outlier below the fence is a weak fit, worked by hand', () => {
  // quartiles 0.60, 0.61, 0.62: fence 0.60 − 1.5 · 0.02 = 0.57; half the median 0.305
  const similarity = Float32Array.of(0.6, 0.61, 0.62, 0.63, 0.5)
  expect([...markWeakFits(new Int32Array(5), 1, { similarity })]).toEqual([0, 0, 0, 0, 1])
})

test('in a wide theme half the median is the bound', () => {
  const similarity = Float32Array.of(0.1, 0.3, 0.5, 0.7, 0.9)
  expect([...markWeakFits(new Int32Array(5), 1, { similarity })]).toEqual([1, 0, 0, 0, 0])
})

test('each theme has its own bound; a paper without theme is none', () => {
  const similarity = Float32Array.of(0.9, 0.9, 0.9, 0.3, 0.3, 0.3, 0)
  expect([...markWeakFits(Int32Array.of(0, 0, 0, 1, 1, 1, -1), 2, { similarity })]).toEqual([0, 0, 0, 0, 0, 0, 0])
})
