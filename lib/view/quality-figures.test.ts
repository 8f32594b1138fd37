import { expect, test } from 'vitest'
import { asideFigures, qualityFigures, weakFitFigure } from './quality-figures.ts'

const quality = { silhouette: 0.154, npmi: null, cv: 0.7, diversity: 0.7, stability: 0.68, trustworthiness: null, explainedVariance: 0.2, weakFits: 1335 }

test('only what was measured is shown, stability with its word', () => {
  expect(qualityFigures(quality, 12).map(({ name, value, word }) => [name, value, word])).toEqual([['Stability', '0.68', '◐ wavering'], ['Silhouette', '0.15', ''], ['Diversity', '0.70', '']])
  expect(qualityFigures(null, 12)).toEqual([])
  expect(qualityFigures(quality, 1).map(({ name }) => name)).toEqual(['Stability'])
  expect([weakFitFigure(quality).value, weakFitFigure(null).value]).toEqual(['1,335', '0'])
})

test('what is left aside is counted with its reasons', () => {
  const none = { leftOut: { undated: 0, oddYear: 0, tooCoarse: 0 }, skipped: 0, refused: 0, merged: 0 }
  expect(asideFigures(none).map(({ name, value }) => [name, value])).toEqual([['Undated', '0'], ['Refused', '0']])
  const some = asideFigures({ leftOut: { undated: 66, oddYear: 1, tooCoarse: 2 }, skipped: 3, refused: 12, merged: 4 })
  expect(some.map(({ name, value }) => [name, value])).toEqual([['Undated', '69'], ['Refused', '12'], ['In no theme', '3']])
  expect(some[0].meaning).toContain('1 with a year that cannot be right and 2 dated too roughly among them')
})
