import { expect, test } from 'vitest'
import { shortLabel } from './short-label.ts'

test('a label keeps as many whole terms as fit', () => {
  expect(shortLabel('state space models, long sequences, scans', 34)).toBe('state space models, long sequences')
  expect(shortLabel('state space models, long sequences', 20)).toBe('state space models')
  expect(shortLabel('Latent Dirichlet allocation (LDA)', 30)).toBe('Latent Dirichlet allocation')
  expect(shortLabel('LASSO and kernel ridge regression', 30)).toBe('LASSO …')
  expect(shortLabel('Simultaneous localization and mapping (SLAM)', 38)).toBe('Simultaneous localization and mapping')
  expect(shortLabel('graphs', 20)).toBe('graphs')
})

test('a label of one long term is cut, never within a character', () => {
  expect(shortLabel('x'.repeat(400), 10)).toBe(`${'x'.repeat(9)}…`)
  expect(shortLabel('😀'.repeat(10), 8)).toBe('😀😀😀…')
})

test('letters twice as wide count twice', () => {
  expect(shortLabel('大規模言語モデル', 16)).toBe('大規模言語モデル')
  expect(shortLabel('大規模言語モデル', 15)).toBe('大規模言語モデ…')
  expect(shortLabel('한국어, 日本語', 8)).toBe('한국어')
})
