/**
 * A 2-D position for every document: neighbours stay neighbours and themes form islands.
 * In: unit rows, from ../text/tfidf.ts or ../numeric/svd.ts, and their Clustering.   Out: Layout, read by ../pipeline/run.ts.
 */
import { CancelledError } from '../domain/errors.ts'
import type { Clustering } from '../cluster/engine.ts'
import type { Matrix } from '../numeric/matrix.ts'
import { placeIslands } from './islands.ts'

export interface LayoutOptions {
  /** Integer in [0, 2³¹ − 1]. */
  seed: number
  /** Worker threads, ≥ 1; default 1. Changes the speed, never a bit of the answer. */
  threads?: number
  /** Fraction of the work done, in [0, 1], rising. */
  onProgress?: (fraction: number) => void
  /** Stops between two parts of the work with a CancelledError. */
  signal?: AbortSignal
}

export interface Layout {
  /** nRows; position of each document in [−1, 1], the longer side of the map reaching both ends. Never NaN. */
  x: Float32Array
  y: Float32Array
  /** k; centre of each theme's island, in the same box. */
  themeX: Float32Array
  themeY: Float32Array
  /** Trustworthiness@15, in [0, 1], higher is better; null if there are too few documents or it was not measured. */
  trustworthiness: number | null
}

/**
 * @param rows       nRows × nColumns, unit or empty rows. Not modified.
 * @param clustering of the same rows. Not modified.
 * @returns Layout. Same rows, clustering and seed: same bits on any number of threads.
 * @throws CancelledError when `signal` fires.
 */
export async function layoutPapers(rows: Matrix, clustering: Clustering, options: LayoutOptions): Promise<Layout> {
  const { assignments, centroids } = clustering
  const sizes = new Int32Array(rows.nColumns ? centroids.length / rows.nColumns : 0)
  assignments.forEach((c) => sizes[c]++)
  const islands = placeIslands(centroids, sizes)
  await new Promise((resolve) => setImmediate(resolve))
  if (options.signal?.aborted) throw new CancelledError()
  const { x, y } = spreadInIslands(rows, clustering, islands, sizes)
  const map = { x: Float32Array.from(x), y: Float32Array.from(y), themeX: Float32Array.from(islands.x), themeY: Float32Array.from(islands.y) }
  fitIntoBox(map)
  options.onProgress?.(1)
  return { ...map, trustworthiness: null }
}

function spreadInIslands(rows: Matrix, { assignments, centroids }: Clustering, islands: ReturnType<typeof placeIslands>, sizes: Int32Array) {
  const x = new Float64Array(rows.nRows)
  const y = new Float64Array(rows.nRows)
  const members: number[][] = Array.from(sizes, () => [])
  const cosines = new Float64Array(rows.nRows)
  for (let i = 0; i < rows.nRows; i++) {
    members[assignments[i]].push(i)
    cosines[i] = dotRow(rows, i, centroids, assignments[i])
  }
  members.forEach((own, c) => {
    own.sort((a, b) => cosines[b] - cosines[a] || a - b)
    own.forEach((i, place) => {
      const distance = own.length === 1 ? 0 : islands.radius[c] * Math.sqrt((place + 0.5) / own.length)
      // the golden angle: no two papers of an island meet
      x[i] = islands.x[c] + distance * Math.cos(place * 2.399963229728653)
      y[i] = islands.y[c] + distance * Math.sin(place * 2.399963229728653)
    })
  })
  return { x, y }
}

function dotRow(rows: Matrix, i: number, centroids: Float32Array, c: number): number {
  const offset = c * rows.nColumns
  let sum = 0
  if (rows.kind === 'csr') for (let p = rows.rowStart[i]; p < rows.rowStart[i + 1]; p++) sum += rows.values[p] * centroids[offset + rows.columns[p]]
  else for (let t = 0; t < rows.nColumns; t++) sum += rows.values[i * rows.nColumns + t] * centroids[offset + t]
  return sum
}

function fitIntoBox({ x, y, themeX, themeY }: { x: Float32Array; y: Float32Array; themeX: Float32Array; themeY: Float32Array }): void {
  const middle = (values: Float32Array) => {
    const [low, high] = values.reduce(([least, most], value) => [Math.min(least, value), Math.max(most, value)], [Infinity, -Infinity])
    return values.length ? { at: (low + high) / 2, half: (high - low) / 2 } : { at: 0, half: 0 }
  }
  const [across, down] = [middle(x), middle(y)]
  const scale = 1 / (Math.max(across.half, down.half) || 1)
  const fit = (values: Float32Array, at: number) => values.forEach((value, i) => (values[i] = Math.max(-1, Math.min(1, (value - at) * scale))))
  fit(x, across.at)
  fit(themeX, across.at)
  fit(y, down.at)
  fit(themeY, down.at)
}
