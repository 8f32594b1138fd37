import { expect, test } from 'vitest'
import { dateBounds, NO_FILTER, readPaperFilter } from './paper-filter.ts'

test('an address that asks for nothing, or for nonsense, filters nothing', () => {
  for (const query of [{}, { q: '  ', theme: 't0', from: '19', to: '2019-Q5', venue: '', fit: 'strong' }, { q: ['a', 'b'], theme: '<script>', from: '2019-13', to: undefined }]) expect(readPaperFilter(query)).toEqual(NO_FILTER)
})

test('what is asked for is read, and a long text is cut', () => {
  expect(readPaperFilter({ q: ' mamba ', theme: 'p2', from: '2019', to: '2019-Q3', venue: 'ICRA', fit: 'weak', other: 'x' })).toEqual({ q: 'mamba', theme: 'p2', from: '2019', to: '2019-Q3', venue: 'ICRA', fit: 'weak' })
  expect(readPaperFilter({ q: 'x'.repeat(1000) }).q).toHaveLength(300)
})

test.each([
  [{ from: '2019', to: '2019' }, { from: '2019', before: '2020' }],
  [{ from: '2019-Q1', to: '2019-Q4' }, { from: '2019-01', before: '2020' }],
  [{ from: '2019-Q3', to: '2019-Q3' }, { from: '2019-07', before: '2019-10' }],
  [{ from: '2019-12', to: '2019-12' }, { from: '2019-12', before: '2020' }],
  [{ from: null, to: '2019-07' }, { from: null, before: '2019-08' }],
  [{ from: null, to: null }, { from: null, before: null }],
])('the periods %j are the dates %j', (periods, bounds) => expect(dateBounds(periods)).toEqual(bounds))
