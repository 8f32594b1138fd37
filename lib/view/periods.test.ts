import { expect, test } from 'vitest'
import { periodBefore } from './periods.ts'

test.each([['2019', '2018'], ['2019-Q1', '2018-Q4'], ['2019-Q3', '2019-Q2'], ['2019-01', '2018-12'], ['2019-11', '2019-10']])('the period before %s is %s', (period, before) => {
  expect(periodBefore(period)).toBe(before)
})
