import { expect, test } from 'vitest'
import { readAuthors, readKeywords } from './name-lists.ts'

test.each([
  [['Ada Lovelace', 'Alan Turing']], [[{ name: 'Ada Lovelace' }, { name: 'Alan Turing' }]], [[{ given: 'Ada', family: 'Lovelace' }, { literal: 'Alan Turing' }]],
  [[{ author: { display_name: 'Ada Lovelace' } }, { author: { display_name: 'Alan Turing' } }]], [[['Lovelace', 'Ada', ''], ['Turing', 'Alan', '']]],
  ['Ada Lovelace; Alan Turing'], ['Ada Lovelace and Alan Turing'], ['Ada Lovelace, Alan Turing'], ['Ada Lovelace & Alan Turing'], ['Ada Lovelace, Alan Turing et al.'.replace(' et al.', ', et al.')],
  [['Ada Lovelace', null, 7, '', 'Alan Turing', 'Ada Lovelace']],
])('reads two authors from %j', (value) => expect(readAuthors(value)).toEqual(['Ada Lovelace', 'Alan Turing']))

test('splits three and more names', () => expect(readAuthors('A. One, B. Two, and C. Three')).toEqual(['A. One', 'B. Two', 'C. Three']))

test('does not cut a name with the family name first', () => {
  expect(readAuthors('Lovelace, Ada and Turing, Alan')).toEqual(['Lovelace, Ada', 'Turing, Alan'])
  expect(readAuthors('Lovelace, Ada; Turing, Alan')).toEqual(['Lovelace, Ada', 'Turing, Alan'])
  expect(readAuthors('Lovelace, Ada')).toEqual(['Lovelace, Ada'])
  expect(readAuthors('Lovelace, A. M., Turing, A.-B., Öz, Ç.')).toEqual(['Lovelace, A. M.', 'Turing, A.-B.', 'Öz, Ç.'])
  expect(readAuthors('A. Lovelace, Turing, B. Three, Four')).toEqual(['A. Lovelace', 'Turing', 'B. Three', 'Four'])
})

test.each([[null], [undefined], [''], [[]], [{}], [7], [[[]]], [[{ author: null }]]])('finds no author in %j', (value) => expect(readAuthors(value)).toEqual([]))

test('reads keywords from lists, objects and separated text', () => {
  expect(readKeywords(['a b', 'c', 'c'])).toEqual(['a b', 'c'])
  expect(readKeywords([{ display_name: 'a b' }, { category: 'c' }, 3])).toEqual(['a b', 'c'])
  expect(readKeywords('a b; c, d')).toEqual(['a b', 'c, d'])
  expect(readKeywords('a b, c')).toEqual(['a b', 'c'])
  expect(readKeywords('cs.LG stat.ML')).toEqual(['cs.LG', 'stat.ML'])
  expect(readKeywords('state space models')).toEqual(['state space models'])
  expect(readKeywords(7)).toEqual([])
})
