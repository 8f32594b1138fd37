import { expect, test } from 'vitest'
import type { SourceRecord } from './paper.ts'
import { createUnusedDates, isUnusedDates } from './unused-dates.ts'

const record = (line: number, unusedDate?: string) => ({ kind: 'paper', line, paper: {}, unusedDate }) as SourceRecord

test('counts the dates that could not be used and shows the first of them', () => {
  const unused = createUnusedDates()
  unused.add(record(1))
  expect(unused.note()).toEqual([])
  unused.add(record(2, '3024'))
  expect(unused.note()).toEqual(['1 date not used, for want of a year from 1500 to 2100: "3024" on line 2. Its paper has no date unless another record gives one.'])
  for (let line = 3; line <= 1002; line++) unused.add(record(line, '9"9'))
  expect(unused.note()[0]).toMatch(/^1,001 dates not used, .*: "3024" on line 2, "9\\"9" on line 3, "9\\"9" on line 4 …\. Their papers have no date/)
  expect(unused.note().every(isUnusedDates)).toBe(true)
  expect(isUnusedDates('3 lines are not UTF-8')).toBe(false)
})
