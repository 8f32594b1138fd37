import { expect, test } from 'vitest'
import { indexTerms, meanShares, salientTerms } from './map-terms.ts'

const reasons: [string, number][][] = [
  [['images', 0.5], ['faces', 0.4]], [['images', 0.5], ['faces', 0.3]], [['images', 0.6], ['scenes', 0.2]],
  [['images', 0.5], ['scenes', 0.3]], [['images', 0.5], ['scenes', 0.3]], [],
]
const index = indexTerms(reasons)
const all = meanShares(index, [0, 1, 2, 3, 4, 5])

test('what is common everywhere does not set anything apart', () => {
  const [first, ...others] = salientTerms(index, [0, 1], all, 5)
  expect(first).toMatchObject({ term: 'faces', papers: 2 })
  expect(first.lift).toBeGreaterThan(2)
  expect(others.every(({ term }) => term === 'images')).toBe(true)
})

test('all papers against themselves have no salient term', () => {
  expect(salientTerms(index, [0, 1, 2, 3, 4, 5], all, 5)).toEqual([])
})

test('no papers, or papers without terms, have none', () => {
  expect(salientTerms(index, [], all, 5)).toEqual([])
  expect(salientTerms(index, [5], all, 5)).toEqual([])
})

test('a term of one paper alone does not speak for several', () => {
  expect(salientTerms(indexTerms([[['odd', 0.9]], [['a', 0.2]], [['a', 0.2]]]), [0, 1, 2], new Float64Array(2), 5).map(({ term }) => term)).toEqual(['a'])
})
