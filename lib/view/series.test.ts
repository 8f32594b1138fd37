import { expect, test } from 'vitest'
import type { TrendPoint } from '../domain/trend.ts'
import { periodStart, periodTicks } from './periods.ts'
import { bandRows, shareRows } from './series.ts'
import { bandTicks, coverageStart, cutBands, timeSpan } from './time-range.ts'

const point = (themeIndex: number, period: string, count: number, total: number): TrendPoint => ({ themeIndex, period, count, total, share: count / total, low: 0.1, high: 0.6 })
const points = [point(1, '2021', 1, 4), point(0, '2020', 2, 4), point(0, '2018', 1, 2)]

test('shares become one row a period in the order of time, in percent, zero where a theme has no paper', () => {
  expect(shareRows(points, [0, 1])).toEqual([
    { period: '2018', at: 2018, total: 2, t1: 50, t2: 0 },
    { period: '2020', at: 2020, total: 4, t1: 50, t2: 0 },
    { period: '2021', at: 2021, total: 4, t1: 0, t2: 25 },
  ])
})

test('the band of a theme is in percent', () => {
  expect(bandRows([point(0, '2020-Q3', 2, 4)])).toEqual([{ period: '2020-Q3', at: 2020.5, count: 2, total: 4, share: 50, band: [10, 60], settled: 50, unsettled: null, adjusted: null }])
})

test('a period that is not over has a line of its own, from the one before; adjusted shares stand where they are known', () => {
  const series = [point(0, '2018', 1, 2), point(0, '2019', 1, 4), point(0, '2020', 2, 4)]
  expect(bandRows(series, '2020', new Map([['2019', 0.3]])).map(({ settled, unsettled, adjusted }) => [settled, unsettled, adjusted])).toEqual([[50, null, null], [25, 25, 30], [null, 50, null]])
})

test('the axis of a band has room for every share and band, save for that of two papers, which is said to be cut', () => {
  const wide = { ...point(0, '2018', 0, 2), low: 0, high: 0.66 }
  const usual = ['2019', '2020', '2021'].map((period) => ({ ...point(0, period, 10, 100), low: 0.05, high: 0.18 }))
  expect(bandTicks(bandRows([wide, ...usual]))).toEqual([0, 5, 10, 15, 20])
  expect(cutBands(bandRows([wide, ...usual])).map(({ period }) => period)).toEqual(['2018'])
  const wider = { ...wide, high: 0.33 }
  expect(bandTicks(bandRows([wider, ...usual]))).toEqual([0, 10, 20, 30, 40])
  expect(cutBands(bandRows([wider, ...usual]))).toEqual([])
  expect(bandTicks(bandRows([point(0, '2020', 5, 5)])).at(-1)).toBe(100)
  expect(bandTicks(bandRows([{ ...point(0, '2020', 0, 5), high: 0 }])).at(-1)).toBe(1)
})

test('pictures begin with the first period that is no mere forerunner', () => {
  const totals = [1, 2, 1, 30, 2, 90]
  expect(coverageStart(totals.map((total, i) => point(0, String(2000 + i), 1, total)))).toBe('2003')
  expect(coverageStart([point(0, '2020', 1, 3), point(0, '2021', 1, 4)])).toBe('2020')
  expect(coverageStart([])).toBeNull()
})

test('the span counts dated papers once', () => {
  expect(timeSpan(points)).toEqual({ first: '2018', last: '2021', periods: 3, dated: 10 })
  expect(timeSpan([])).toBeNull()
})

test('quarters and months lie within their year', () => {
  expect(['2019', '2019-Q1', '2019-Q4', '2019-07'].map(periodStart)).toEqual([2019, 2019, 2019.75, 2019.5])
})

test('ticks are few, evenly far apart and include the last period', () => {
  const years = Array.from({ length: 39 }, (_, i) => String(1987 + i))
  expect(periodTicks(years, 8)).toEqual(['1990', '1995', '2000', '2005', '2010', '2015', '2020', '2025'])
  expect(periodTicks(['2020-01', '2020-02', '2020-04'], 3)).toEqual(['2020-02', '2020-04'])
  expect(periodTicks(['2024'], 5)).toEqual(['2024'])
  expect(periodTicks([], 5)).toEqual([])
})
