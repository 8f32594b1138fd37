/**
 * How well separated the clusters are: the silhouette with cosine distances, over all documents and exact.
 * The mean distance of x to a cluster C is 1 − x·ΣC ÷ |C|, so one product with every cluster's sum replaces n distances.
 * In: unit rows and their assignments.   Out: Silhouette, read by ../pipeline/run.ts and the choice of k.
 * Source: Rousseeuw, J. Comput. Appl. Math. 20 (1987) 53–65, doi:10.1016/0377-0427(87)90125-7; simplified form:
 * Hruschka et al., ICDM 2004, doi:10.1109/ICDM.2004.10073.
 */
import type { Matrix } from '../numeric/matrix.ts'
import { addRow, isEmptyRow, multiplyRow } from './products.ts'

export interface Silhouette {
  /** Mean over the documents, in [−1, 1]; 0 if no document counts. */
  mean: number
  /** The same with distances to centroids instead of to all members, in [−1, 1]. */
  simplifiedMean: number
  /** k; mean of each cluster, in [−1, 1]; 0 for a cluster without documents. */
  clusterMeans: Float64Array
  /** nRows; silhouette of each document, in [−1, 1]; 0 for an empty row and for the only member of a cluster. */
  documents: Float32Array
}

/**
 * @param rows        nRows × nColumns, unit or empty rows. Not modified. Empty rows count as 0 and belong to no cluster's mean.
 * @param assignments Int32Array, nRows, 0 … k − 1. Not modified.
 * @param k           integer ≥ 2.
 * @returns Silhouette, exact up to Float64 rounding. Time O(k · nonzeros), memory O(k · nColumns).
 */
export function measureSilhouette(rows: Matrix, assignments: Int32Array, k: number): Silhouette {
  const sums = sumClusters(rows, assignments, k)
  const documents = new Float32Array(rows.nRows)
  const clusterMeans = new Float64Array(k)
  const products = new Float64Array(k)
  let total = 0
  let simplifiedTotal = 0
  for (let i = 0; i < rows.nRows; i++) {
    const squared = multiplyRow(rows, i, sums.vectors, products)
    if (squared === 0) continue
    const own = assignments[i]
    const value = silhouetteOf(own, products, squared, sums.sizes)
    documents[i] = value
    clusterMeans[own] += value / sums.sizes[own]
    total += value
    simplifiedTotal += simplifiedOf(own, products, sums.lengths)
  }
  const counted = sums.sizes.reduce((sum, size) => sum + size, 0)
  return { mean: counted ? total / counted : 0, simplifiedMean: counted ? simplifiedTotal / counted : 0, clusterMeans, documents }
}

interface ClusterSums {
  /** nColumns × k, term-major: sum of the weights of term t in cluster c at t * k + c. */
  vectors: Float64Array
  /** k; length of each cluster's sum vector. */
  lengths: Float64Array
  /** k; documents that are not empty. */
  sizes: Float64Array
}

function sumClusters(rows: Matrix, assignments: Int32Array, k: number): ClusterSums {
  const sums = { vectors: new Float64Array(rows.nColumns * k), lengths: new Float64Array(k), sizes: new Float64Array(k) }
  for (let i = 0; i < rows.nRows; i++) {
    if (assignments[i] < 0 || isEmptyRow(rows, i)) continue
    addRow(rows, i, sums.vectors, assignments[i], k)
    sums.sizes[assignments[i]]++
  }
  sums.vectors.forEach((value, slot) => (sums.lengths[slot % k] += value * value))
  sums.lengths.forEach((squared, c) => (sums.lengths[c] = Math.sqrt(squared)))
  return sums
}

function silhouetteOf(own: number, products: Float64Array, squared: number, sizes: Float64Array): number {
  if (sizes[own] < 2) return 0
  const inside = 1 - (products[own] - squared) / (sizes[own] - 1)
  let outside = Infinity
  for (let c = 0; c < products.length; c++) {
    if (c !== own && sizes[c] > 0) outside = Math.min(outside, 1 - products[c] / sizes[c])
  }
  return compare(inside, outside)
}

function simplifiedOf(own: number, products: Float64Array, lengths: Float64Array): number {
  let outside = Infinity
  for (let c = 0; c < products.length; c++) {
    if (c !== own && lengths[c] > 0) outside = Math.min(outside, 1 - products[c] / lengths[c])
  }
  return compare(1 - products[own] / lengths[own], outside)
}

function compare(inside: number, outside: number): number {
  const larger = Math.max(inside, outside)
  return outside === Infinity || larger <= 1e-12 ? 0 : Math.max(-1, Math.min(1, (outside - inside) / larger))
}
