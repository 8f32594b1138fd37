import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanText } from '../text/clean.ts'
import { listWords } from '../text/tokenize.ts'
import { isSameWord } from './same-word.ts'
import { findTermPlaces } from './term-places.ts'

const found = (text: string, ...terms: string[]) => findTermPlaces(text, terms).map(({ term, start, end }) => [terms[term], text.slice(start, end)])

test('a term is found whatever its case, with a hyphen for a space, and over a line end', () => {
  expect(found('State-space models and state\nspace MODELS.', 'state space model')).toEqual([['state space model', 'State-space models'], ['state space model', 'state\nspace MODELS']])
})

test('inflected forms count, words that only begin alike do not', () => {
  expect(found('We segment images; segmenting and segmented, a segmentation. A segue.', 'segmentation').map(([, text]) => text)).toEqual(['segment', 'segmenting', 'segmented', 'segmentation'])
  expect(isSameWord('policies', 'policy')).toBe(true)
  expect(isSameWord('generative', 'generated')).toBe(true)
  expect([isSameWord('acyclicity', 'acyclic'), isSameWord('preferred', 'prefer'), isSameWord('modelling', 'models')]).toEqual([true, true, true])
  expect([isSameWord('network', 'net'), isSameWord('state', 'statistics'), isSameWord('CT', 'cat'), isSameWord('graph', 'gradient')]).toEqual([false, false, false, false])
})

test('short and long forms stand for each other, in brackets or alone', () => {
  expect(found('A support vector machine (SVM). SVMs are old.', 'support vector machine').map(([, text]) => text)).toEqual(['support vector machine', 'SVM', 'SVMs'])
  expect(found('Large language models answer.', 'LLM').map(([, text]) => text)).toEqual(['Large language models'])
  expect(found('LDA is latent Dirichlet allocation.', 'Latent Dirichlet allocation (LDA)').map(([, text]) => text)).toEqual(['LDA', 'latent Dirichlet allocation'])
})

test('a full stop or a comma ends a term', () => {
  expect(found('In every state. Space is large; state, space.', 'state space')).toEqual([])
})

test('of overlapping places the longer stays', () => {
  expect(found('graph neural networks and neural networks', 'neural network', 'graph neural network')).toEqual([['graph neural network', 'graph neural networks'], ['neural network', 'neural networks']])
})

test('accents, ligatures and formulas may be written in any way', () => {
  const text = 'Nystr\\"om, Nystro\u0308m and Nystr\u00f6m; Erd\\H{o}s--R\\\'enyi, Erd{\\H o}s-R{\\\'e}nyi; $k$-means; \uFB01ne-tuning; {\\em graph} neural~networks'
  expect(found(text, 'Nyström', 'Rényi', 'k-means', 'fine-tuning', 'graph neural network').map(([, place]) => place))
    .toEqual(['Nystr\\"om', 'Nystro\u0308m', 'Nystr\u00f6m', "R\\'enyi", "R{\\'e}nyi", 'k$-means', '\uFB01ne-tuning', 'graph} neural~networks'])
  expect(found('強化学習 学習; naïve', '強化学習', 'naive').map(([, place]) => place)).toEqual(['強化学習', 'naïve'])
})

test('whatever stands around a term and however it is written: what is marked reads as the term', () => {
  const writings: ((word: string) => string)[] = [
    (word) => word, (word) => word.toUpperCase(), (word) => word.normalize('NFD'), (word) => word.normalize('NFD').replace(/o\u0308/g, '\\"o').replace(/e\u0301/g, "{\\'e}").normalize('NFC'),
  ]
  const word = fc.constantFrom('state', 'nyström', 'poincaré', 'löwe', 'kernel', 'wärme')
  const around = fc.array(fc.constantFrom('🐍', '$\\alpha_1$', 'of the', '(LLM)', '強化', 'e\u0301tude.', '50 %,', '\\emph{x}', '\n'), { maxLength: 4 }).map((parts) => parts.join(' '))
  fc.assert(fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 3 }), fc.constantFrom(...writings), fc.constantFrom(' ', '-', '\n', '‐', '~'), around, around, (words, write, gap, before, after) => {
    const text = `${before} ${words.map(write).join(gap)} ${after}`
    const [place, ...others] = found(text, words.join(' '))
    expect(others).toEqual([])
    expect(listWords(cleanText(place[1])).map((part) => part.text?.toLowerCase())).toEqual(words)
  }), { numRuns: 300 })
})

test('any text and any terms: places lie inside, in order, apart', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 6 }), (text, terms) => {
    let last = 0
    for (const { term, start, end } of findTermPlaces(text, terms)) {
      expect(start >= last && end > start && end <= text.length && term < terms.length).toBe(true)
      last = end
    }
  }))
})
