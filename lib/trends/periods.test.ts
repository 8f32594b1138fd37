import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plausibleYears } from './dates.ts'
import { describeDates } from './notes.ts'
import { layPeriods } from './periods.ts'

const year = (first: number, years: number, perYear: number) => Array.from({ length: years * perYear }, (_, i) => `${first + (i % years)}-${String(1 + (Math.floor(i / years) % 12)).padStart(2, '0')}-15`)

describe('the axis', () => {
  test('counts every paper once: in a period or in the list of those left out', () => {
    const dates = fc.oneof(fc.constant(null), fc.constantFrom('2019/20', 'Spring 2019', 'in press', '1066', '2087-01', '2019-13'), fc.integer({ min: 1995, max: 2025 }).map(String), fc.integer({ min: 1, max: 9 }).map((month) => `2020-0${month}`))
    fc.assert(fc.property(fc.array(dates, { maxLength: 80 }), fc.constantFrom('auto' as const, 'year' as const, 'quarter' as const, 'month' as const), (published, unit) => {
      const { periods, periodOf, leftOut } = layPeriods(published, unit)
      const counted = periods.totals.reduce((sum, total) => sum + total, 0)
      expect(counted + leftOut.undated.length + leftOut.oddYear.length + leftOut.tooCoarse.length).toBe(published.length)
      expect([...periodOf].filter((t) => t >= 0)).toHaveLength(counted)
    }))
  })

  test('names years, quarters and months, with those between that have no papers', () => {
    expect(layPeriods(['2018', '2020-05'], 'year').periods.names).toEqual(['2018', '2019', '2020'])
    expect(layPeriods(['2019-11', '2020-05'], 'quarter').periods.names).toEqual(['2019-Q4', '2020-Q1', '2020-Q2'])
    expect(layPeriods(['2019-11-30', '2020-01'], 'month').periods.names).toEqual(['2019-11', '2019-12', '2020-01'])
    expect(layPeriods(['2018', '2020-05'], 'year').periods.totals).toEqual([1, 0, 1])
  })

  test('chooses years for ten years, quarters for three and months for one, if the papers suffice', () => {
    expect(layPeriods(year(2010, 10, 30)).periods.unit).toBe('year')
    expect(layPeriods(year(2018, 3, 240)).periods.unit).toBe('quarter')
    expect(layPeriods(year(2018, 1, 600)).periods.unit).toBe('month')
    expect(layPeriods(year(2018, 3, 30)).periods.unit).toBe('year')
    expect(layPeriods([...year(2018, 3, 240), ...new Array<string>(400).fill('2019')]).periods.unit).toBe('year')
  })

  test('leaves out what is dated less exactly than the periods', () => {
    expect(layPeriods(['2019', '2019-04', '2019-06-01'], 'month').leftOut.tooCoarse).toEqual([0])
  })
})

describe('the last period', () => {
  test('is partial if its newest paper comes earlier in it than usual', () => {
    const full = year(2015, 5, 48)
    expect(layPeriods([...full, '2020-01', '2020-03-14']).periods).toMatchObject({ partial: '2020', tested: [true, true, true, true, true, false] })
    expect(layPeriods([...full, ...year(2020, 1, 48)]).periods.partial).toBeNull()
  })

  test('is complete for conferences that always meet by July', () => {
    const published = Array.from({ length: 60 }, (_, i) => `${2015 + (i % 6)}-0${4 + (i % 4)}`)
    expect(layPeriods([...published, '2020-07']).periods.partial).toBeNull()
  })

  test('is told by its size where dates are years alone', () => {
    const published = Array.from({ length: 100 }, (_, i) => String(2010 + (i % 10)))
    expect(layPeriods([...published, '2020', '2020']).periods.partial).toBe('2020')
    expect(layPeriods([...published, ...new Array<string>(8).fill('2020')]).periods.partial).toBeNull()
  })
})

describe('years that cannot be right', () => {
  test.each([
    [[...Array.from({ length: 40 }, (_, i) => 1990 + (i % 30)), 1066, 2087], 1990, 2019],
    [[2019, 2020, 2021, 2087], 2019, 2021],
    [[...Array.from({ length: 200 }, (_, i) => 2000 + (i % 20)), 1936], 2000, 2019],
    [[...Array.from({ length: 200 }, (_, i) => 2000 + (i % 20)), 2029], 2000, 2019],
    [[1936, 2019], 1936, 1936],
    [[1985, 1999, 2019], 1985, 2019],
  ])('keeps %j within %i and %i', (years, first, last) => {
    expect(plausibleYears(years)).toEqual({ first, last })
  })

  test('are counted and named', () => {
    const published = [...year(2015, 5, 48), '1066', '2087', null, 'in press']
    const { periods, leftOut } = layPeriods(published)
    expect(leftOut).toEqual({ undated: [242, 243], oddYear: [240, 241], tooCoarse: [], years: { first: 2015, last: 2019 } })
    expect(describeDates(periods, leftOut, published)).toEqual([
      '2 papers without a date are in no period.',
      '2 papers with a year that cannot be right beside the others (1066 and 2087) are in no period.',
    ])
  })
})

test('says what there is to know of gaps, thin years and the year that is not over', () => {
  const published = [...year(2010, 3, 48), ...year(2015, 3, 48), '2009-12', '2018-01']
  const { periods, leftOut } = layPeriods(published, 'year')
  expect(describeDates(periods, leftOut, published)).toEqual([
    '2018 is not over in this collection: it is drawn, and kept out of every test.',
    '2009 holds too few papers beside the other years: drawn, and kept out of every test.',
    '2013 and 2014 have no papers: a gap, not a zero.',
  ])
})

test.each([[[]], [[null]], [['2019']], [['1066']], [['2019', '2019-03']]])('lives through %j', (published) => {
  const { periods, leftOut } = layPeriods(published)
  expect(describeDates(periods, leftOut, published)[0]).toMatch(/No paper has a date|All papers lie in/)
})
