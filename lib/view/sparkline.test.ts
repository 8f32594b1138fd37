import { expect, test } from 'vitest'
import { sparkline, yearBars } from './sparkline.ts'

const size = { width: 104, height: 24, inset: 2 }

test('a sparkline stands on zero and reaches the top with its highest value', () => {
  const picture = sparkline([{ at: 2018, value: 0 }, { at: 2020, value: 0.5 }, { at: 2022, value: 0.25 }], size)!
  expect(picture.line).toBe('M2,22L52,2L102,12')
  expect(picture.area).toBe('M2,22L52,2L102,12L102,22L52,22L2,22Z')
  expect(picture.end).toEqual({ x: 102, y: 12 })
})

test('nothing but zeros is a line on the ground, and one value is no line', () => {
  expect(sparkline([{ at: 0, value: 0 }, { at: 1, value: 0 }], size)!.line).toBe('M2,22L102,22')
  expect(sparkline([{ at: 2018, value: 1 }], size)).toBeNull()
})

test('a year without papers keeps its place and a year with few has at least a pixel', () => {
  const bars = yearBars([{ year: 2020, papers: 1 }, { year: 2022, papers: 1000 }, { year: 2029, papers: 500 }], { width: 100, height: 40 })
  expect(bars.map((bar) => [bar.year, bar.x, bar.y, bar.height])).toEqual([[2020, 0, 39, 1], [2022, 2 * (92 / 9), 0, 40], [2029, 92, 20, 20]])
})

test('one year alone is a narrow bar, and no year is no bar', () => {
  expect(yearBars([{ year: 2020, papers: 3 }], { width: 100, height: 40 })[0]).toMatchObject({ x: 0, width: 18, height: 40 })
  expect(yearBars([], { width: 100, height: 40 })).toEqual([])
})
