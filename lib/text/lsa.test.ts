import { expect, test } from 'vitest'
import type { CsrMatrix } from '../numeric/matrix.ts'
import { lsaDimensions, reduceToLsa } from './lsa.ts'

test('dimensions grow with the corpus, from 12 to 100, and never exceed papers or terms', () => {
  expect([3, 12, 66, 263, 2000, 1_000_000].map((nDocuments) => lsaDimensions(nDocuments, 5000))).toEqual([3, 12, 12, 48, 100, 100])
  expect(lsaDimensions(2000, 7)).toBe(7)
})

test('papers come out as unit rows whose cosines are those of their terms when nothing is left out', async () => {
  // rows (1, 0, 0), (0.6, 0.8, 0), empty, (0, 0, 1)
  const matrix: CsrMatrix = { kind: 'csr', nRows: 4, nColumns: 3, rowStart: Int32Array.of(0, 1, 3, 3, 4), columns: Int32Array.of(0, 0, 1, 2), values: Float32Array.of(1, 0.6, 0.8, 1) }
  const { rows, explainedVariance } = await reduceToLsa(matrix, { seed: 1 })
  const cosine = (a: number, b: number) => rows.values.subarray(a * rows.nColumns, (a + 1) * rows.nColumns).reduce((sum, value, j) => sum + value * rows.values[b * rows.nColumns + j], 0)
  expect(cosine(0, 1)).toBeCloseTo(0.6, 5)
  expect(cosine(1, 1)).toBeCloseTo(1, 5)
  expect(cosine(0, 3)).toBeCloseTo(0, 5)
  expect(cosine(2, 2)).toBe(0)
  expect(explainedVariance).toBeCloseTo(1, 5)
})
