import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MAP_STEPS, monthOf } from './map-buffer.ts'
import { monthsOf, readArea, readPlace, readSearch, readTime, writeArea, writePlace, writeTime } from './map-state.ts'

test('a place, an area and a time come back from their text', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: MAP_STEPS }), fc.integer({ min: 0, max: MAP_STEPS }), fc.integer({ min: 100, max: 12_000 }), (x, y, zoom) => {
    expect(readPlace(writePlace({ x, y, zoom: zoom / 100 }))).toEqual({ x, y, zoom: zoom / 100 })
  }))
  fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: -9999, max: 99_999 }), fc.integer({ min: -9999, max: 99_999 })), { minLength: 3, maxLength: 48 }), (corners) => {
    expect(readArea(writeArea(corners.flat()))).toEqual(corners.flat())
  }))
  for (const range of [['2019', '2022'], ['2019-Q3', '2020-Q1'], ['2019-07', '2019-07']] as [string, string][]) expect(readTime(writeTime(range))).toEqual(range)
})

test('nonsense is nothing', () => {
  for (const text of ['', 'x', '1.2', '1.2.0.5', '70000.1.1', '1.1.121', '1.1.1e9', '-1.1.1', '1.1.NaN']) expect(readPlace(text), text).toBeNull()
  for (const text of ['', '1.1_2.2', '1.1_2.2_', '1.1_2.2_3', 'a.b_c.d_e.f', '1e9.1_2.2_3.3', Array(49).fill('1.1').join('_')]) expect(readArea(text), text).toBeNull()
  for (const text of ['', '19', '2022..2019', '2019..2020-07', '2019-13', '2019-Q5', '2019..', '<script>']) expect(readTime(text), text).toBeNull()
  fc.assert(fc.property(fc.string(), (text) => readPlace(text) === null && readArea(text) === null && readTime(text) === null))
})

test('a time reaches from the first month of its first to the last month of its last period', () => {
  expect(monthsOf(['2019', '2020'])).toEqual([monthOf('2019-01'), monthOf('2020-12')])
  expect(monthsOf(['2019-Q3', '2019-Q4'])).toEqual([monthOf('2019-07'), monthOf('2019-12')])
  expect(monthsOf(['2019-02', '2019-02'])).toEqual([monthOf('2019-02'), monthOf('2019-02')])
})

test('a search is trimmed, and a very long one is none', () => {
  expect(readSearch('  state   space ')).toBe('state space')
  expect(readSearch('   ')).toBeNull()
  expect(readSearch('x'.repeat(201))).toBeNull()
})
