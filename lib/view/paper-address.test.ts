import { expect, test } from 'vitest'
import { papersAddress, termSearch } from './paper-address.ts'

test('names the theme, the span, the text and the fit of the papers behind a number', () => {
  expect(papersAddress('ab-2')).toBe('/runs/ab-2/papers')
  expect(papersAddress('ab-2', { theme: 't3', from: '2019-Q3', to: '2019-Q3', q: null })).toBe('/runs/ab-2/papers?theme=t3&from=2019-Q3&to=2019-Q3')
  expect(papersAddress('ab-2', { q: termSearch('state space & more'), fit: 'weak' })).toBe('/runs/ab-2/papers?q=%22state+space+%26+more%22&fit=weak')
})

test('a term of several words is searched as they stand together, without its short form', () => {
  expect(['LLM', 'large language models', 'Latent Dirichlet allocation (LDA)', 'say "so"'].map(termSearch)).toEqual(['LLM', '"large language models"', '"Latent Dirichlet allocation"', '"say so"'])
})
