import { describe, expect, test } from 'vitest'
import type { Periods, PeriodUnit } from '../domain/trend.ts'
import { mannKendall } from './mann-kendall.ts'
import { describeDates } from './notes.ts'
import { evenOutSeasons, seasonsOf } from './seasons.ts'
import { theilSenSlope } from './theil-sen.ts'

const quarters = (years: number) => Array.from({ length: 4 * years }, (_, t) => `${2018 + Math.floor(t / 4)}-Q${(t % 4) + 1}`)
const periods = (unit: PeriodUnit, names: string[]): Periods => ({ unit, names, totals: names.map(() => 50), tested: names.map(() => true), partial: null })

test('compares quarters with quarters from three years on, and years with all years', () => {
  expect([...seasonsOf(periods('quarter', quarters(3)))]).toEqual([0, 1, 2, 3, 0, 1, 2, 3, 0, 1, 2, 3])
  expect([...seasonsOf(periods('quarter', quarters(2)))]).toEqual(new Array(8).fill(0))
  expect([...seasonsOf(periods('year', ['2018', '2019', '2020']))]).toEqual([0, 0, 0])
  expect([...seasonsOf({ ...periods('quarter', ['2017-Q4', ...quarters(3)]), tested: [false, ...new Array<boolean>(12).fill(true)] })]).toHaveLength(12)
})

describe('a rise under a large swing', () => {
  // Every quarter rises by 1 a year; the quarters differ by up to 90. Mixed quarters hide it.
  const values = [10, 40, 100, 20, 11, 41, 101, 21, 12, 42, 102, 22]
  const times = values.map((_, t) => t / 4)
  const seasons = seasonsOf(periods('quarter', quarters(3)))

  test('is found within the quarters, with the sums that Hirsch, Slack & Smith give', () => {
    // S = 4 · 3, its variance 4 · (3 · 2 · 11) ÷ 18, z = (12 − 1) ÷ √14.67 = 2.872
    const { s, tau, variance, p } = mannKendall(values, times, seasons)
    expect([s, tau, variance]).toEqual([12, 1, (4 * 66) / 18])
    expect(p).toBeCloseTo(0.00408, 4)
    expect(mannKendall(values, times).p).toBeGreaterThan(0.1)
  })

  test('has the slope of the quarters', () => {
    expect(theilSenSlope(values, times, seasons)).toBeCloseTo(1, 12)
  })
})

test('evens out the seasons that a burst is measured against', () => {
  const seasons = seasonsOf(periods('quarter', quarters(3)))
  const counts = [2, 2, 2, 18, 2, 2, 2, 18, 2, 2, 2, 18]
  const even = evenOutSeasons(counts, new Array<number>(12).fill(100), seasons)
  counts.forEach((count, t) => expect(count / even[t]).toBeCloseTo(0.06, 1))
  expect(evenOutSeasons(counts, new Array<number>(12).fill(100), new Uint8Array(12))).toEqual(new Array(12).fill(100))
})

test('says where a trend may be a season', () => {
  const none = { undated: [], oddYear: [], tooCoarse: [], years: null }
  expect(describeDates(periods('quarter', quarters(2)), none, [])).toEqual(['These are quarters of less than three years: a rise or a fall may be the season.'])
  expect(describeDates(periods('quarter', quarters(3)), none, [])).toEqual([])
})
