/**
 * The order of clusters: largest first, equal sizes by their smallest document. A partition has one numbering only.
 * In: a Clustering in whatever order an engine found it.   Out: the same one renumbered, read by the engines' callers.
 */
import type { Clustering } from './engine.ts'

/**
 * Renumber the clusters by size, falling, then by smallest document number, rising. Documents with assignment −1
 * (empty rows) join cluster 0, the largest.
 * @param clustering assignments: Int32Array, nRows, −1 … k − 1. centroids: k × nColumns.
 * @returns a new Clustering with 0 … k − 1; the input is not modified.
 */
export function numberClusters(clustering: Clustering, k: number): Clustering {
  const { assignments, centroids } = clustering
  const sizes = new Int32Array(k)
  const first = new Int32Array(k).fill(assignments.length)
  for (let i = assignments.length - 1; i >= 0; i--) {
    const c = assignments[i]
    if (c < 0) continue
    sizes[c]++
    first[c] = i
  }
  const order = Array.from(sizes, (_, c) => c).sort((a, b) => sizes[b] - sizes[a] || first[a] - first[b])
  const newNumber = new Int32Array(k)
  const nColumns = centroids.length / k
  const sorted = new Float32Array(centroids.length)
  order.forEach((c, number) => {
    newNumber[c] = number
    sorted.set(centroids.subarray(c * nColumns, (c + 1) * nColumns), number * nColumns)
  })
  return { ...clustering, assignments: assignments.map((c) => (c < 0 ? 0 : newNumber[c])), centroids: sorted }
}
