import { expect, test } from 'vitest'
import { asideFigures, qualityFigures, weakFitFigure } from './quality-figures.ts'

const quality = { silhouette: 0.154, npmi: null, cv: 0.7, diversity: 0.7, stability: 0.68, trustworthiness: null, explainedVariance: 0.2, weakFits: 1335 }

test('only what was measured is shown, stability with its word', () => {
  expect(qualityFigures(quality, 12).map(({ name, value, word }) => [name, value, word])).toEqual([['Stability', '0.68', '◐ wavering'], ['Silhouette', '0.15', ''], ['Diversity', '0.70', '']])
  expect(qualityFigures(null, 12)).toEqual([])
  expect(qualityFigures(quality, 1).map(({ name }) => name)).toEqual(['Stability'])
  expect([weakFitFigure(quality, 'ab').value, weakFitFigure(null, 'ab').value]).toEqual(['1,335', '0'])
})

test('what is left aside is counted with its reasons', () => {
  const of = { runId: 'ab', corpusId: 7 }
  const none = { leftOut: { undated: 0, oddYear: 0, tooCoarse: 0 }, skipped: 0, refused: 0, merged: 0, unchanged: 0 }
  expect(asideFigures(none, of).map(({ name, value }) => [name, value])).toEqual([['Undated', '0'], ['Refused', '0']])
  const some = asideFigures({ leftOut: { undated: 66, oddYear: 1, tooCoarse: 2 }, skipped: 3, refused: 12, merged: 4, unchanged: 5 }, of)
  expect(some.map(({ name, value }) => [name, value])).toEqual([['Undated', '69'], ['Refused', '12'], ['In no theme', '3']])
  expect(some.map(({ leadsTo }) => leadsTo.map(({ label, href }) => `${label}: ${href}`))).toEqual([
    ['See them: /runs/ab/papers?date=unused', '66 without any: /runs/ab/papers?date=none', '1 with a year that cannot be right: /runs/ab/papers?date=odd', '2 dated too roughly: /runs/ab/papers?date=rough'],
    ['See them: /corpora/7/merges?show=refused', '4 merged: /corpora/7/merges'], ['See them: /runs/ab/papers?theme=none'],
  ])
  expect(asideFigures(none, of).flatMap(({ leadsTo }) => leadsTo)).toEqual([])
})
