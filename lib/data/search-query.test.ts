import { expect, test } from 'vitest'
import { holdsTooManyTerms, parseSearch, toMatch, toTsquery } from './search-query.ts'

const phrase = (...words: string[]) => `(${['A', 'B', 'C', 'D'].map((part) => words.map((word) => `'${word}':${part}`).join(' <-> ')).join(' | ')})`
const both = (text: string) => [toMatch(parseSearch(text)), toTsquery(parseSearch(text))]

test.each([
  ['mamba graph', '"mamba" AND "graph"', `('mamba') & ('graph')`],
  ['"state space" transf*', '"state space" AND "transf"*', `${phrase('state', 'space')} & ('transf':*)`],
  ['state-space', '"state space"', phrase('state', 'space')],
  ['“curly quotes”', '"curly quotes"', phrase('curly', 'quotes')],
  ['"never closed', '"never closed"', phrase('never', 'closed')],
  ['a*', '"a"', `('a')`],
  ['a AND OR NOT NEAR(b) title:c ^d {e}', '"a" AND "AND" AND "OR" AND "NOT" AND "NEAR b" AND "title c" AND "d" AND "e"', undefined],
])('%s', (text, match, tsquery) => {
  const [found, foundTs] = both(text)
  expect(found).toEqual({ wanted: match, excluded: null })
  if (tsquery) expect(foundTs).toEqual({ wanted: tsquery, excluded: null })
})

test('a minus before a word or a phrase excludes it, a hyphen within a word does not', () => {
  expect(both('graph -neural -"state space"')).toEqual([{ wanted: '"graph"', excluded: '"neural" OR "state space"' }, { wanted: `('graph')`, excluded: `('neural') | ${phrase('state', 'space')}` }])
  expect(toMatch(parseSearch('-graph'))).toEqual({ wanted: null, excluded: '"graph"' })
})

test('a text without a letter or a digit asks for nothing', () => {
  for (const text of ['', '   ', '+++', '"" * - --', '💡', '\u0000', '"\'; --']) expect(parseSearch(text), text).toEqual([])
})

test('no more than 24 terms are looked for', () => expect(parseSearch('word '.repeat(1000))).toHaveLength(24))

test('tells when a text has more words than are searched for', () => {
  expect(['a '.repeat(24), 'a '.repeat(25), '"' + 'a '.repeat(99)].map(holdsTooManyTerms)).toEqual([false, true, false])
})
