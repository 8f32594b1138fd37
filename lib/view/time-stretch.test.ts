import { expect, test } from 'vitest'
import { nextStretch, stretchOf } from './time-stretch.ts'

const years = ['2017', '2018', '2019', '2020']

test('a stretch is found on the axis, cut where it reaches beyond', () => {
  expect(stretchOf(years, ['2018', '2019'])).toEqual([1, 2])
  expect(stretchOf(years, ['1990', '2018'])).toEqual([0, 1])
  expect(stretchOf(years, null)).toEqual([0, 3])
})

test('a stretch of another unit or time is all of it', () => {
  expect(stretchOf(years, ['2018-01', '2018-06'])).toEqual([0, 3])
  expect(stretchOf(years, ['2031', '2033'])).toEqual([0, 3])
})

test('it runs to the end and stops there', () => {
  expect(nextStretch(4, 0, 1)).toEqual([1, 2])
  expect(nextStretch(4, 2, 3)).toBeNull()
})
