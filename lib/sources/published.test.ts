import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { publishedSchema } from '../domain/paper.ts'
import { mostExact, normalizePublished, writtenDate } from './published.ts'

describe('normalizePublished', () => {
  test.each([
    ['2019', '2019'], [2019, '2019'], ['2019-07', '2019-07'], ['2019-7-3', '2019-07-03'], ['2019/07/23', '2019-07-23'], ['2019.07.23', '2019-07-23'],
    ['2019-07-23T10:00:00Z', '2019-07-23'], ['2019-07-23T23:30:00-05:00', '2019-07-23'], ['July 2019', '2019-07'], ['Jul 23, 2019', '2019-07-23'],
    ['23rd July, 2019', '2019-07-23'], ['Mon, 23 Jul 2007 12:00:00 GMT', '2007-07-23'], ['2019 Jul 23', '2019-07-23'], ['2019 Jul-Aug', '2019-07'],
    ['Jul-Aug 2019', '2019-07'], ['Sept. 2019', '2019-09'], ['may 2019', '2019-05'], ['2019年7月23日', '2019-07-23'], ['2019年7月', '2019-07'], ['2019年', '2019'],
    ['23.07.2019', '2019-07-23'], ['07/23/2019', '2019-07-23'], ['23/07/2019', '2019-07-23'], ['07/2019', '2019-07'], ['20190723', '2019-07-23'], [20190723, '2019-07-23'],
    [201907, '2019-07'], [1563840000000, '2019-07-23'], [1563840000, '2019-07-23'],
    [{ 'date-parts': [[2019, 7, 23]] }, '2019-07-23'], [{ 'date-parts': [[2019]] }, '2019'], [{ raw: 'July 2019' }, '2019-07'],
  ])('reads %j as %s', (value, expected) => expect(normalizePublished(value)).toBe(expected))

  test.each([['Spring 2019', '2019'], ['2019-Q3', '2019'], ['2018-2019', '2018'], ['2019-20', '2019'], ['c. 2019', '2019'], ['in press (2020)', '2020'], ['2019-13', '2019'], ['2019-02-30', '2019-02'], ['Marketing 2019', '2019']])(
    'keeps of %j what is certain', (value, expected) => expect(normalizePublished(value)).toBe(expected),
  )

  test('does not guess which of two numbers is the month', () => {
    expect(normalizePublished('03/04/2019')).toBe('2019')
    expect(normalizePublished('04/04/2019')).toBe('2019-04-04')
  })

  test.each(['in press', '', 'n.d.', '0000-00-00', '1499', '2101', '12345', 'forthcoming', null, undefined, NaN, -5, 2019.5, {}, [], { 'date-parts': [[]] }, { 'date-parts': [[null]] }])(
    'finds no date in %j', (value) => expect(normalizePublished(value)).toBeNull(),
  )

  test('gives null or a date of the domain for anything, and keeps its own results', () => {
    fc.assert(fc.property(fc.oneof(fc.anything(), fc.string(), fc.stringMatching(/^[0-9a-z ,./-]{0,20}$/), fc.double(), fc.integer()), (value) => {
      const published = normalizePublished(value)
      if (published === null) return
      expect(publishedSchema.safeParse(published).success).toBe(true)
      expect(normalizePublished(published)).toBe(published)
    }), { numRuns: 3000 })
  })
})

test('what was meant as a date and is none stays as written, so that it can be told', () => {
  expect(mostExact(['in press', '', '3024', '0001'])).toBe('3024')
  expect(mostExact(['in press', undefined])).toBeNull()
  expect([writtenDate('0001-01-01'), writtenDate(3024), writtenDate({ 'date-parts': [[3024, 5]] }), writtenDate({ 'date-parts': [[null]] }), writtenDate('n.d.'), writtenDate('9'.repeat(99))]).toEqual(['0001-01-01', '3024', '3024-5', null, null, '9'.repeat(40)])
})
