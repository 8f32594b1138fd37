import { expect, test } from 'vitest'
import { corpusOf } from '../themes/test-corpus.ts'
import { factsOfTerms } from '../themes/term-facts.ts'
import { wholeTerms } from './whole-terms.ts'

const names = ['deep', 'deep learning', 'language', 'language model', 'learning', 'mitigate', 'tuning', 'fine tuning']
const { vocabulary } = corpusOf([names])
const facts = factsOfTerms(vocabulary)
const list = (papers: Record<string, number>, most = 9, meet?: () => boolean) =>
  wholeTerms(Object.entries(papers).map(([name, count]) => ({ t: vocabulary.surfaces.indexOf(name), papers: count })), facts, vocabulary.wordCounts, most, meet).map(({ t }) => vocabulary.surfaces[t])

test('a word gives way to a phrase with half of its papers, wherever that stands', () => {
  expect(list({ language: 20, 'language model': 10, tuning: 8, 'fine tuning': 5 })).toEqual(['language model', 'fine tuning'])
  expect(list({ language: 21, 'language model': 10 })).toEqual(['language', 'language model'])
})

test('an adjective gives way to any phrase with it', () => {
  expect(list({ deep: 100, 'deep learning': 10, learning: 100 })).toEqual(['deep learning', 'learning'])
  expect(list({ deep: 100 })).toEqual(['deep'])
})

test('words give way only to what moves at the same time, and what is not shown is not listed', () => {
  expect(list({ language: 20, 'language model': 10 }, 9, () => false)).toEqual(['language', 'language model'])
  expect(list({ mitigate: 20, learning: 10 })).toEqual(['learning'])
})

test('as many are listed as are wanted', () => {
  expect(list({ deep: 9, 'deep learning': 8, language: 7 }, 1)).toEqual(['deep learning'])
})
