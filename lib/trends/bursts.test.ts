import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findBursts, stepScatter } from './bursts.ts'

// SciPy 1.17: at least 6 of 13 marked in a draw of 10 from 80.
const TAIL_6_OF_13_IN_10_OF_80 = 0.0008505223920556395

test('finds a burst worked by hand', () => {
  // p0 = 13/80 = 0.1625, p1 = 0.325. Gain of 6 in 10: 6 ln 2 + 4 ln(0.675/0.8375) = 3.2960 > ln 8 = 2.079; of 1 in 10: −1.248.
  const [burst, ...more] = findBursts([1, 1, 1, 6, 1, 1, 1, 1], new Array<number>(8).fill(10))
  expect(more).toEqual([])
  expect(burst).toMatchObject({ start: 3, end: 3 })
  expect(burst.weight).toBeCloseTo(6 * Math.log(2) + 4 * Math.log(0.675 / 0.8375), 12)
  // 8 · 9 ÷ 2 windows times the hypergeometric tail.
  expect(burst.p).toBeCloseTo(36 * TAIL_6_OF_13_IN_10_OF_80, 9)
})

test('asks the price of a rise once for a long burst', () => {
  // Each 3 in 10 against p0 = 0.2 gains 3 ln 2 + 7 ln(0.6/0.8) = 0.0657: less than ln 10 alone and together.
  expect(findBursts([1, 1, 1, 1, 1, 3, 3, 3, 3, 3], new Array<number>(10).fill(10))).toEqual([])
  expect(findBursts([1, 1, 1, 1, 1, 3, 3, 3, 3, 3], new Array<number>(10).fill(10), { gamma: 0.1 })[0]).toMatchObject({ start: 5, end: 9 })
})

test('finds nothing in a flat, an empty or a full series', () => {
  expect(findBursts([5, 5, 5, 5], [50, 50, 50, 50])).toEqual([])
  expect(findBursts([0, 0, 0], [5, 5, 5])).toEqual([])
  expect(findBursts([5, 5, 5], [5, 5, 5])).toEqual([])
  expect(findBursts([], [])).toEqual([])
})

test('trusts a burst less where the series jumps to and fro', () => {
  const totals = new Array<number>(12).fill(1000)
  const calm = findBursts([20, 20, 20, 20, 90, 90, 20, 20, 20, 20, 20, 20], totals)
  const wild = findBursts([40, 2, 38, 4, 90, 90, 2, 38, 4, 36, 3, 34], totals)
  expect(calm[0].p).toBeLessThan(1e-12)
  expect(wild.find(({ start }) => start === 4)!.p).toBeGreaterThan(calm[0].p * 1e6)
  expect(stepScatter([20, 20, 20, 20], [100, 100, 100, 100])).toBe(1)
})

test('takes the cheapest of all paths', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 1, maxLength: 9 }), (counts) => {
    const totals = counts.map(() => 10)
    const found = findBursts(counts, totals)
    const usual = counts.reduce((sum, count) => sum + count, 0) / (10 * counts.length)
    if (!(usual > 0) || 2 * usual >= 1) {
      expect(found).toEqual([])
      return
    }
    const gain = (t: number) => counts[t] * Math.log(2) + (10 - counts[t]) * Math.log((1 - 2 * usual) / (1 - usual))
    const worth = (path: number[]) => path.reduce((sum, state, t) => sum + (state ? gain(t) - (t === 0 || !path[t - 1] ? Math.log(counts.length) : 0) : 0), 0)
    const all = Array.from({ length: 2 ** counts.length }, (_, code) => counts.map((__, t) => (code >> t) & 1))
    const path = counts.map((_, t) => (found.some(({ start, end }) => t >= start && t <= end) ? 1 : 0))
    expect(worth(path)).toBeCloseTo(Math.max(...all.map(worth)), 9)
  }), { numRuns: 60 })
})
