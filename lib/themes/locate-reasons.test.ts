import { expect, test } from 'vitest'
import type { PaperText } from '../domain/paper.ts'
import { buildDocumentTermMatrix } from '../text/tfidf.ts'
import { createReasonLocator } from './locate-reasons.ts'

test('finds the places of reasons and of their near-duplicates, none overlapping', async () => {
  const abstract = 'Linear bandits suffer regret. A bandit learns from rewards.'
  const paper: PaperText = { id: 1, sourceId: 'a', title: 'Bandits', abstract, published: null }
  const { vocabulary } = await buildDocumentTermMatrix([[paper, { ...paper, id: 2 }]])
  const locate = createReasonLocator(vocabulary)
  const cut = (reasons: string[]) => locate(abstract, reasons).map(({ reason, start, end }) => [reason, abstract.slice(start, end)])
  expect(cut(['regret', 'unknown'])).toEqual([[0, 'regret']])
  const bandits = vocabulary.surfaces.find((surface) => surface.toLowerCase().startsWith('bandit'))!
  expect(cut([bandits, 'rewards']).map(([reason]) => reason)).toEqual([0, 0, 1])
  const places = locate(abstract, vocabulary.surfaces)
  places.slice(1).forEach(({ start }, at) => expect(start).toBeGreaterThanOrEqual(places[at].end))
})
