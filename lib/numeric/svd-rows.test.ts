import { expect, it } from 'vitest'
import type { CsrMatrix } from './matrix.ts'
import { projectRows, toUnitRows } from './svd-rows.ts'
import { truncatedSvd } from './svd.ts'

const matrix: CsrMatrix = { kind: 'csr', nRows: 3, nColumns: 3, rowStart: Int32Array.of(0, 2, 2, 3), columns: Int32Array.of(0, 2, 1), values: Float32Array.of(3, 4, 5) }

it('projects rows as by hand, an empty row to zeros', () => {
  const projected = projectRows(matrix, Float32Array.of(1, 0, 0, 0, 2, 1))
  expect(projected).toEqual({ kind: 'dense', nRows: 3, nColumns: 2, values: Float32Array.of(3, 4, 0, 0, 0, 10) })
})

it('projects the matrix of an SVD onto its own rows', async () => {
  const { rows, components } = await truncatedSvd(matrix, { dimensions: 2, seed: 1 })
  projectRows(matrix, components).values.forEach((value, p) => expect(value).toBeCloseTo(rows.values[p], 5))
})

it('agrees with an SVD of more rows than are projected at a time', async () => {
  const nRows = 70_000
  const long: CsrMatrix = {
    kind: 'csr', nRows, nColumns: 5, rowStart: Int32Array.from({ length: nRows + 1 }, (_, i) => i),
    columns: Int32Array.from({ length: nRows }, (_, i) => (i * i) % 5), values: Float32Array.from({ length: nRows }, (_, i) => (i % 7) - 2.5),
  }
  const { rows, components } = await truncatedSvd(long, { dimensions: 2, seed: 3, threads: 2 })
  const expected = projectRows(long, components).values
  expect(rows.values.every((value, p) => Math.abs(value - expected[p]) < 1e-5)).toBe(true)
})

it('refuses components of another vocabulary', () => {
  expect(() => projectRows(matrix, new Float32Array(4))).toThrow(new RangeError('components must hold a multiple of nColumns = 3 numbers. Got 4.'))
})

it('scales rows to length 1 and leaves zeros and its input alone', () => {
  const rows = { kind: 'dense' as const, nRows: 3, nColumns: 2, values: Float32Array.of(3, 4, 0, 0, -0.5, 0) }
  const copy = structuredClone(rows)
  expect([...toUnitRows(rows).values]).toEqual([0.6, 0.8, 0, 0, -1, 0].map((value) => expect.closeTo(value, 6)))
  expect(rows).toEqual(copy)
})
