import { expect, test } from 'vitest'
import { createShownTest } from './shown-terms.ts'

const shown = (...printed: string[]) => printed.filter((_, t) => createShownTest({ pieces: [] }, printed)(t))

test('pieces of hyphenated words are not shown', () => {
  const isShown = createShownTest({ pieces: [1] }, ['pre-training', 'pre', 'training'])
  expect([0, 1, 2].map(isShown)).toEqual([true, false, true])
})

test('words that are only ever a verb or an adverb are not shown, nor phrases of the two', () => {
  expect(shown('mitigate', 'jointly', 'assisted', 'identifying', 'identifying causal', 'better understand', 'iteratively refine', 'drawn uniformly')).toEqual([])
})

test('terms are shown, though their words may be verbs too', () => {
  const terms = ['reinforcement learning', 'attention mechanism', 'learning', 'planning', 'track', 'grasp', 'prompt', 'Fourier transform', 'human poses', 'hand-crafted', 'online', 'deep', 'embedding', 'constructor', '变换']
  expect(shown(...terms)).toEqual(terms)
})
