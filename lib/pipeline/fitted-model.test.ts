import { expect, test } from 'vitest'
import { decodeFittedModel, encodeFittedModel, type FittedModel } from './fitted-model.ts'

const model: FittedModel = {
  space: 'lsa',
  k: 2,
  vocabulary: {
    terms: ['space', 'state', 'state space'], surfaces: ['space', 'state', 'state spaces – ñ'], acronyms: [null, null, 'SS'],
    documentFrequency: Int32Array.of(3, 4, 2), idf: Float64Array.of(1.25, 1, 1.5), wordCounts: Uint8Array.of(1, 1, 2), nDocuments: 5,
    shortForms: { SS: 'state spaces' }, pieces: [0],
  },
  components: Float32Array.of(0.1, 0.2, 0.3, 0.4, 0.5, 0.6),
  centroids: Float32Array.of(1, 0, 0, 1),
}

test('a fitted model comes back from its bytes as it was', () => {
  expect(decodeFittedModel(encodeFittedModel(model))).toEqual(model)
  const sparse = { ...model, space: 'tfidf' as const, components: null }
  expect(decodeFittedModel(encodeFittedModel(sparse))).toEqual(sparse)
})

test('equal models give equal bytes', () => {
  expect(encodeFittedModel(structuredClone(model))).toEqual(encodeFittedModel(model))
})

test('bytes that are no fitted model are refused', () => {
  expect(() => decodeFittedModel(Uint8Array.of(1, 2, 3, 4, 5))).toThrow(new TypeError('The bytes are no fitted model.'))
})
