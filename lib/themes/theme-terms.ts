/**
 * Which terms set a cluster apart from the others: class-based TF-IDF.
 * In: DocumentTermMatrix, from ../text/tfidf.ts; assignments, from ../cluster.   Out: ClusterTerms, read by labels.ts and themes.ts.
 * Source: Grootendorst, BERTopic, arXiv:2203.05794 (2022), section 3.3.
 */
import type { CsrMatrix } from '../numeric/matrix.ts'
import type { DocumentTermMatrix } from '../text/tfidf.ts'

/** What this room reads of a corpus. */
export type WeighedTerms = Pick<DocumentTermMatrix, 'matrix' | 'vocabulary'>

/** One term of one cluster. */
export interface ClusterTerm {
  /** Column of the document–term matrix. */
  t: number
  /** Class-based TF-IDF times the words of the term, ≥ 0. */
  weight: number
  /** Documents of the cluster that contain it. */
  documents: number
}

/**
 * Rank the terms of every cluster by tf(t, c) · ln(1 + A / Σ_c tf(t, c)), tf being the term's share of the cluster's mass
 * of sublinear counts, so that neither long papers nor large clusters count for more; A, the mean mass, is then 1. A phrase
 * is weighed for each of its words: it stands for them all.
 * @param assignments Int32Array, nDocuments; −1: not placed, left out.
 * @param k           clusters.
 * @param most        terms kept per cluster, ≥ 1.
 * @returns k lists, best first, ties by column; terms in one document only are left out where others remain.
 * Time O(nonzeros + k · terms per cluster · log), memory O(nTerms).
 */
export function rankClusterTerms({ matrix, vocabulary }: WeighedTerms, assignments: Int32Array, k: number, most: number): ClusterTerm[][] {
  const members = groupDocuments(assignments, k)
  const nTerms = matrix.nColumns
  const overall = new Float64Array(nTerms)
  const shares = members.map((documents) => sumCluster(matrix, vocabulary.idf, documents))
  for (const { columns, share } of shares) columns.forEach((t, p) => (overall[t] += share[p]))
  return shares.map(({ columns, share, counts }) => {
    const lowest = counts.some((count) => count >= 2) ? 2 : 1
    const ranked: ClusterTerm[] = []
    columns.forEach((t, p) => {
      if (counts[p] >= lowest) ranked.push({ t, weight: share[p] * Math.log(1 + 1 / overall[t]) * vocabulary.wordCounts[t], documents: counts[p] })
    })
    return ranked.sort((a, b) => b.weight - a.weight || a.t - b.t).slice(0, most)
  })
}

/**
 * @param ranked terms of one cluster, best first.
 * @returns the first `most` of them that are no near-duplicates of a better one.
 */
export function pickDistinct(ranked: ClusterTerm[], areAlike: (a: number, b: number) => boolean, most: number): ClusterTerm[] {
  const chosen: ClusterTerm[] = []
  for (const candidate of ranked) {
    if (chosen.length === most) break
    if (!chosen.some(({ t }) => areAlike(t, candidate.t))) chosen.push(candidate)
  }
  return chosen
}

/** @returns documents of each cluster, rising; those with assignment −1 in none. */
export function groupDocuments(assignments: Int32Array, k: number): Int32Array[] {
  const sizes = new Int32Array(k)
  for (const c of assignments) if (c >= 0) sizes[c]++
  const members = Array.from(sizes, (size) => new Int32Array(size))
  sizes.fill(0)
  assignments.forEach((c, i) => {
    if (c >= 0) members[c][sizes[c]++] = i
  })
  return members
}

interface ClusterSum {
  /** Terms of the cluster, rising. */
  columns: Int32Array
  /** Share of each in the cluster's mass; they sum to 1. */
  share: Float64Array
  /** Documents of the cluster with the term. */
  counts: Int32Array
}

function sumCluster(matrix: CsrMatrix, idf: Float64Array, documents: Int32Array): ClusterSum {
  const sums = new Float64Array(matrix.nColumns)
  const counts = new Int32Array(matrix.nColumns)
  let mass = 0
  for (const i of documents) {
    for (let p = matrix.rowStart[i]; p < matrix.rowStart[i + 1]; p++) {
      const t = matrix.columns[p]
      const weight = matrix.values[p] / idf[t]
      sums[t] += weight
      counts[t]++
      mass += weight
    }
  }
  const columns: number[] = []
  for (let t = 0; t < matrix.nColumns; t++) if (counts[t] > 0) columns.push(t)
  return { columns: Int32Array.from(columns), share: Float64Array.from(columns, (t) => sums[t] / mass), counts: Int32Array.from(columns, (t) => counts[t]) }
}
