import { expect, test } from 'vitest'
import { dateBounds, NO_FILTER, readPaperFilter } from './paper-filter.ts'

test('an address that asks for nothing, or for nonsense, filters nothing', () => {
  for (const query of [{}, { q: '  ', theme: 't0', term: ' ', from: '19', to: '2019-Q5', venue: '', date: 'all', fit: 'strong', window: '3', also: 'a b' }, { q: ['a', 'b'], theme: '<script>', from: '2019-13', to: undefined }]) expect(readPaperFilter(query)).toEqual(NO_FILTER)
})

test('what is asked for is read, and a long text is cut', () => {
  expect(readPaperFilter({ q: ' mamba ', theme: 'p2', term: '"C++" <b>', from: '2019', to: '2019-Q3', venue: 'ICRA', author: 'Ada', date: 'none', fit: 'weak', window: 'w12', also: 'ab-2.t3', other: 'x' })).toEqual({ q: 'mamba', theme: 'p2', term: '"C++" <b>', from: '2019', to: '2019-Q3', venue: 'ICRA', author: 'Ada', date: 'none', fit: 'weak', window: 'w12', also: 'ab-2.t3' })
  expect(readPaperFilter({ q: 'x'.repeat(1000) }).q).toHaveLength(300)
})

test.each([
  [{ from: '2019', to: '2019' }, { from: '2019', before: '2020', needsMonth: false }],
  [{ from: '2019-Q1', to: '2019-Q4' }, { from: '2019-01', before: '2020', needsMonth: true }],
  [{ from: '2019-Q3', to: '2019-Q3' }, { from: '2019-07', before: '2019-10', needsMonth: true }],
  [{ from: '2019-12', to: '2019-12' }, { from: '2019-12', before: '2020', needsMonth: true }],
  [{ from: null, to: '2019-07' }, { from: null, before: '2019-08', needsMonth: true }],
  [{ from: null, to: null }, { from: null, before: null, needsMonth: false }],
])('the periods %j are the dates %j', (periods, bounds) => expect(dateBounds(periods)).toEqual(bounds))
