/**
 * A 2-D position for every document: neighbours stay neighbours and themes form islands.
 * In: unit rows, from ../text/tfidf.ts or ../numeric/svd.ts, and their Clustering.   Out: Layout, read by ../pipeline/run.ts.
 * Source: McInnes, Healy & Melville, UMAP (2018), arXiv:1802.03426.
 */
import type { Clustering } from '../cluster/engine.ts'
import { CancelledError, errorCode } from '../domain/errors.ts'
import type { Matrix } from '../numeric/matrix.ts'
import { openWorkerPool, type WorkerPool } from '../numeric/worker-pool.ts'
import { drawSheet, type Sheet } from './sheet.ts'
import { embedGraph } from './embed.ts'
import { buildGraph } from './graph.ts'
import { placeIslands } from './islands.ts'
import { collectNearest, type NearestRows } from './nearest-papers.ts'
import { findNeighbours, type Neighbours } from './neighbours.ts'
import { loadTable, type Table } from './table.ts'
import { measureTrustworthiness } from './trustworthiness.ts'

export interface LayoutOptions {
  /** Integer in [0, 2³¹ − 1]. */
  seed: number
  /** Worker threads, ≥ 1; default 1. Changes the speed, never a bit of the answer. */
  threads?: number
  /** Told often; fraction in [0, 1], rising. */
  onProgress?: (fraction: number) => void
  /** Stops between two pieces of work with a CancelledError. */
  signal?: AbortSignal
}

export interface Layout extends Sheet {
  /** Trustworthiness@15 of the distinct rows, in [0, 1], higher is better; null below 31 of them. See ./trustworthiness.ts. */
  trustworthiness: number | null
  /** The ten papers most like each paper: in the space that was clustered, not on the map. */
  nearest: NearestRows
}

/** Neighbours that pull a paper; also UMAP's default. */
const NEIGHBOURS = 15
/** Neighbours kept for a paper's page. */
const NEAREST = 10
/** Up to here there is no neighbourhood to keep: papers lie as islands do (./islands.ts), by distance and without overlap. */
const FEW = 15

/**
 * @param rows       nRows × nColumns, unit or empty rows; dense (LSA) or sparse. Not modified. Sparse rows are compared, and
 *   the trustworthiness measured, in their 100 main directions.
 * @param clustering of the same rows. Not modified.
 * @returns Layout, in the box that ./sheet.ts describes. Up to 15 distinct papers keep their distances as well as a plane
 *   allows; one paper lies at the origin; papers with equal rows lie side by side; empty rows lie on the lower edge.
 * @throws TypeError if rows and clustering do not fit; RangeError if threads is out of range; CancelledError when `signal`
 *   fires; ComputeError PIPELINE (../numeric/compute-error.ts) when memory or a worker fails. No worker is left behind.
 * Same rows, clustering and seed: same bits on any number of threads. Time about O(n^1.5), memory about 16 nColumns bytes a paper.
 */
export async function layoutPapers(rows: Matrix, clustering: Clustering, options: LayoutOptions): Promise<Layout> {
  if (options.signal?.aborted) throw new CancelledError()
  const k = countClusters(rows, clustering)
  const pool = await openWorkerPool(options)
  try {
    const { assignments } = clustering
    const table = await loadTable(rows, pool, options.seed)
    const neighbours = table.n > 1 ? await findNeighbours(table, NEIGHBOURS, pool, options.seed, (fraction) => options.onProgress?.(fraction * 0.5)) : null
    const positions = !neighbours || table.n <= FEW ? placeFew(table) : await embed(table, neighbours, assignments, k, pool, options)
    const trustworthiness = table.n <= FEW ? null : await measureTrustworthiness(table, positions, pool, options.seed)
    options.onProgress?.(1)
    return { ...drawSheet(positions, table, assignments, k), trustworthiness, nearest: collectNearest(table, neighbours, NEAREST) }
  } catch (error) {
    throw errorCode(error) === 'CANCELLED' ? new CancelledError() : error
  } finally {
    await pool.close()
  }
}

function countClusters({ nRows, nColumns }: Matrix, { assignments, centroids }: Clustering): number {
  if (assignments.length !== nRows) throw new TypeError(`assignments must hold nRows = ${nRows} clusters. Got ${assignments.length}.`)
  const highest = assignments.reduce((most, c) => Math.max(most, c), 0)
  if (nColumns === 0) return highest + 1
  const k = centroids.length / nColumns
  if (!Number.isInteger(k) || highest >= k) throw new TypeError(`centroids must hold k × nColumns numbers, nColumns being ${nColumns} and k above ${highest}. Got ${centroids.length}.`)
  return k
}

function placeFew({ n, width, values }: Table): Float32Array {
  const { x, y } = placeIslands(values.subarray(0, n * width), new Int32Array(n).fill(1))
  return Float32Array.from({ length: 2 * n }, (_, slot) => (slot % 2 ? y : x)[slot >> 1])
}

async function embed(table: Table, neighbours: Neighbours, assignments: Int32Array, k: number, pool: WorkerPool, { seed, onProgress }: LayoutOptions): Promise<Float32Array> {
  const themeOf = findThemes(table, assignments)
  const graph = buildGraph(neighbours, themeOf)
  onProgress?.(0.5)
  const islands = placeIslands(averageThemes(table, themeOf, k), countThemes(themeOf, k))
  return embedGraph(graph, themeOf, islands, pool, seed, (fraction) => onProgress?.(0.5 + fraction * 0.4))
}

function findThemes({ n, positionOf }: Table, assignments: Int32Array): Int32Array {
  const themeOf = new Int32Array(n)
  for (let i = positionOf.length - 1; i >= 0; i--) if (positionOf[i] >= 0) themeOf[positionOf[i]] = assignments[i]
  return themeOf
}

function averageThemes({ n, width, values }: Table, themeOf: Int32Array, k: number): Float32Array {
  const sizes = countThemes(themeOf, k)
  const means = new Float64Array(k * width)
  for (let i = 0; i < n; i++) for (let t = 0; t < width; t++) means[themeOf[i] * width + t] += values[i * width + t] / sizes[themeOf[i]]
  return Float32Array.from(means)
}

function countThemes(themeOf: Int32Array, k: number): Int32Array {
  const sizes = new Int32Array(k)
  themeOf.forEach((c) => sizes[c]++)
  return sizes
}
