import { expect, test } from 'vitest'
import type { Theme } from '../domain/theme.ts'
import type { Verdict } from '../domain/trend.ts'
import { isRising, verdictRows, type VerdictQuery } from './verdict-rows.ts'

const trend = (verdict: Verdict, slope: number | null, q: number) => ({ verdict, pointsPerYear: slope === null ? null : { slope, low: slope - 1, high: slope + 1 }, q, firstShare: 0.1, lastShare: slope === null ? null : 0.1 + slope / 100 })
const theme = (index: number, label: string, own: object, adjusted: object | null = null) =>
  ({ index, label, size: 10 - index, parentIndex: index % 2, terms: [{ term: `Term ${index}` }], trend: { ...own, adjusted } }) as unknown as Theme
const themes = [
  theme(0, 'Bayes', trend('rising', 0.5, 0.01), trend('steady', 0.1, 0.6)), theme(1, 'agents', trend('falling', -0.7, 0.001)),
  theme(2, 'Cells', trend('too few to tell', null, 1)), theme(3, 'Drift', trend('rising', 0.5, 0.04)),
]
const query: VerdictQuery = { mix: 'raw', verdict: null, parent: null, text: '', sort: 'size', isReversed: false }
const found = (change: Partial<VerdictQuery>) => verdictRows(themes, { ...query, ...change }).map(({ theme }) => theme.index)

test('rows stand by size at first, by any column when asked, and what is not known stands last either way', () => {
  expect(found({})).toEqual([0, 1, 2, 3])
  expect(found({ sort: 'theme' })).toEqual([1, 0, 2, 3])
  expect(found({ sort: 'slope' })).toEqual([0, 3, 1, 2])
  expect(found({ sort: 'slope', isReversed: true })).toEqual([1, 0, 3, 2])
  expect(found({ sort: 'q' })).toEqual([1, 0, 3, 2])
  expect(found({ sort: 'change', isReversed: true })).toEqual([1, 0, 3, 2])
  expect([isRising('q', false), isRising('slope', false), isRising('slope', true)]).toEqual([true, false, true])
})

test('rows are filtered by verdict, parent, and words in label or terms', () => {
  expect(found({ verdict: 'rising' })).toEqual([0, 3])
  expect(found({ parent: 1 })).toEqual([1, 3])
  expect(found({ text: ' BAY ' })).toEqual([0])
  expect(found({ text: 'term 2' })).toEqual([2])
  expect(found({ text: '(.*' })).toEqual([])
})

test('with the mix of venues held fixed, the verdict is the one that holds then', () => {
  expect(found({ mix: 'fixed', verdict: 'rising' })).toEqual([3])
  expect(verdictRows(themes, { ...query, mix: 'fixed' })[0].test.verdict).toBe('steady')
})
