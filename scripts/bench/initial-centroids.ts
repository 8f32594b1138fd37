/**
 * Centroids that both sides start from.
 * In: unit rows.   Out: k of them, dense; read by ./compare.ts.
 */
import type { Matrix } from '../../lib/numeric/matrix.ts'
import { createRandom, sampleIndices } from '../../lib/numeric/random.ts'

/**
 * @param rows unit or empty rows, at least k not empty.
 * @returns k × nColumns, row-major: k different rows, drawn by `seed`.
 */
export function pickCentroids(rows: Matrix, k: number, seed: number): Float32Array {
  const { nRows, nColumns, values } = rows
  const first = (i: number) => (rows.kind === 'csr' ? rows.rowStart[i] : i * nColumns)
  const full = Array.from({ length: nRows }, (_, i) => i).filter((i) => values.subarray(first(i), first(i + 1)).some((value) => value !== 0))
  const centroids = new Float32Array(k * nColumns)
  sampleIndices(k, full.length, createRandom(seed)).forEach((position, c) => {
    const i = full[position]
    for (let p = first(i); p < first(i + 1); p++) centroids[c * nColumns + (rows.kind === 'csr' ? rows.columns[p] : p - first(i))] = values[p]
  })
  return centroids
}
