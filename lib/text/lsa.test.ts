import { expect, test } from 'vitest'
import type { CsrMatrix } from '../numeric/matrix.ts'
import { lsaDimensions, reduceToLsa } from './lsa.ts'

test('dimensions grow with the corpus, from 12 to 100, and never exceed papers or terms', () => {
  expect([3, 12, 66, 263, 2000, 1_000_000].map((nDocuments) => lsaDimensions(nDocuments, 5000))).toEqual([3, 12, 22, 88, 100, 100])
  expect(lsaDimensions(2000, 7)).toBe(7)
})

// rows (1, 0, 0), (0.6, 0.8, 0), empty, (0, 0, 1)
const matrix: CsrMatrix = { kind: 'csr', nRows: 4, nColumns: 3, rowStart: Int32Array.of(0, 1, 3, 3, 4), columns: Int32Array.of(0, 0, 1, 2), values: Float32Array.of(1, 0.6, 0.8, 1) }

test('papers come out as unit rows, what many share weighing more', async () => {
  const { rows, explainedVariance } = await reduceToLsa(matrix, { seed: 1 })
  const cosine = (a: number, b: number) => rows.values.subarray(a * rows.nColumns, (a + 1) * rows.nColumns).reduce((sum, value, j) => sum + value * rows.values[b * rows.nColumns + j], 0)
  // a cosine of 0.6 is (1.6 − 0.4) / (1.6 + 0.4), of two directions with singular values √1.6 and √0.4; each counts to the third power
  expect(cosine(0, 1)).toBeCloseTo((1.6 ** 1.5 - 0.4 ** 1.5) / (1.6 ** 1.5 + 0.4 ** 1.5), 5)
  expect(cosine(1, 1)).toBeCloseTo(1, 5)
  expect(cosine(0, 3)).toBeCloseTo(0, 5)
  expect(cosine(2, 2)).toBe(0)
  expect(explainedVariance).toBeCloseTo(1, 5)
})

test('a row of the matrix times the basis, brought to length 1, is the row of the paper: new papers are placed so', async () => {
  const { rows, components } = await reduceToLsa(matrix, { seed: 1 })
  const D = rows.nColumns
  const placed = Array.from({ length: D }, (_, r) => 0.6 * components[r * 3] + 0.8 * components[r * 3 + 1])
  const length = Math.hypot(...placed)
  placed.forEach((value, r) => expect(value / length).toBeCloseTo(rows.values[D + r], 5))
})
