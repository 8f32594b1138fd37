import { expect, test } from 'vitest'
import type { CsrMatrix } from '../numeric/matrix.ts'
import { drawStrategicDiagram } from './strategic-diagram.ts'

const matrixOf = (rows: number[][], nColumns: number): CsrMatrix => ({
  kind: 'csr', nRows: rows.length, nColumns,
  rowStart: Int32Array.from([0, ...rows.map(((sum) => (row: number[]) => (sum += row.length))(0))]),
  columns: Int32Array.from(rows.flat()), values: new Float32Array(rows.flat().length).fill(1),
})

test('works out equivalence by hand', () => {
  // c(0) = 2, c(1) = 2, c(0,1) = 1, c(2) = 2, c(1,2) = 1: e(0,1) = 1/4, e(1,2) = 1/4, e(0,2) = 0.
  const [a, b] = drawStrategicDiagram(matrixOf([[0, 1], [0], [1, 2], [2]], 3), [[0, 1], [2]])
  expect(a).toMatchObject({ centrality: 2.5, density: 12.5 })
  expect(b).toMatchObject({ centrality: 2.5, density: 0 })
})

test('tells motor, niche, basic and emerging themes apart by the medians', () => {
  // Terms 0,1 dense and linked; 2,3 dense and alone; 4,5 apart but linked; 6,7 apart and alone.
  const rows = [[0, 1, 4], [0, 1, 5], [0, 1, 4], [0, 1, 5], [2, 3], [2, 3], [2, 3], [6], [6], [7], [7]]
  const themes = drawStrategicDiagram(matrixOf(rows, 8), [[0, 1], [2, 3], [4, 5], [6, 7]])
  expect(themes.map(({ quadrant }) => quadrant)).toEqual(['motor', 'niche', 'basic', 'emerging or declining'])
  expect(themes.map(({ densityRank }) => densityRank)).toEqual([3.5, 3.5, 1.5, 1.5])
})

test('gives a theme without terms the origin', () => {
  expect(drawStrategicDiagram(matrixOf([[0]], 1), [[0], []])[1]).toMatchObject({ centrality: 0, density: 0 })
})
