/**
 * Which themes are near each other.
 * In: centroids, from ../cluster.   Out: RelatedTheme lists, read by ../pipeline/run.ts.
 */
import { multiplyCentroids } from './rows.ts'

export interface RelatedTheme {
  themeIndex: number
  /** Cosine of the two centroids, −1 … 1. */
  similarity: number
}

/**
 * @param centroids k × nColumns, row-major, unit rows. Not modified.
 * @param k         clusters, ≥ 1.
 * @param most      neighbours per theme, default 5.
 * @returns k lists of other themes, nearest first, ties to the lower index. Time O(k² · nColumns).
 */
export function relateThemes(centroids: Float32Array, k: number, most = 5): RelatedTheme[][] {
  const cosines = multiplyCentroids(centroids, k)
  return Array.from({ length: k }, (_, a) =>
    Array.from({ length: k }, (_, b) => ({ themeIndex: b, similarity: cosines[a * k + b] }))
      .filter(({ themeIndex }) => themeIndex !== a)
      .sort((one, other) => other.similarity - one.similarity || one.themeIndex - other.themeIndex)
      .slice(0, most))
}
