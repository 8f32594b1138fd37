import { expect, test } from 'vitest'
import fc from 'fast-check'
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

test('any text and any terms: places lie inside, in order, apart', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 6 }), (text, terms) => {
    let last = 0
    for (const { term, start, end } of findTermPlaces(text, terms)) {
      expect(start >= last && end > start && end <= text.length && term < terms.length).toBe(true)
      last = end
    }
  }))
})
