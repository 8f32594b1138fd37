/**
 * Which terms set a cluster apart from the others: class-based TF-IDF over words and phrases.
 * In: DocumentTermMatrix, from ../text/tfidf.ts; assignments, from ../cluster.   Out: ClusterTerm lists, read by chosen-terms.ts.
 * Source: Grootendorst, BERTopic, arXiv:2203.05794 (2022), section 3.3.
 */
import type { CsrMatrix } from '../numeric/matrix.ts'
import type { Vocabulary } from '../text/vocabulary.ts'
import { groupDocuments } from './group-documents.ts'
import { factsOfTerms } from './term-facts.ts'

/** What this room reads of a DocumentTermMatrix. */
export interface WeighedTerms {
  /** nDocuments × nTerms, unit or empty rows. */
  matrix: CsrMatrix
  vocabulary: Pick<Vocabulary, 'terms' | 'surfaces' | 'acronyms' | 'idf' | 'wordCounts' | 'pieces'>
}

/** One term of one cluster. */
export interface ClusterTerm {
  /** Column of the document–term matrix. */
  t: number
  /** Class-based TF-IDF as rankClusterTerms has it, > 0. */
  weight: number
  /** Documents of the cluster that contain it, in a longer phrase or by itself. */
  documents: number
  /** Part of all papers with the term that lie in the cluster, 0 … 1. */
  ownPart: number
  /** How often more its papers have the term than those of the cluster where it is commonest among the others; Infinity if none has it. */
  lead: number
}

/** A phrase says more than a word that is as frequent. */
const PHRASE_BONUS = 2
/** Papers elsewhere that every term is taken to have, as a part of the cluster: a term that two papers of a hundred share is not its mark. */
const PRIOR = 0.3

/**
 * Weigh the terms of every cluster by tf(t, c) · ln(1 + A / Σ_c tf(t, c)), tf being the term's share of the cluster's mass
 * of sublinear counts, so that neither long papers nor large clusters count for more; A, the mean mass, is then 1. This
 * is multiplied by the root of the part of the term's papers that lie in the cluster, a few papers elsewhere added, which
 * keeps down what all clusters have ("learning") and what hardly any paper has; and by 2 for phrases.
 * @param assignments Int32Array, nDocuments; −1: not placed, left out.
 * @param k           clusters.
 * @param most        terms kept per cluster, ≥ 1.
 * @returns k lists, best first, ties by column; terms in one document only are left out where others remain.
 * Time O(nonzeros + k · nTerms), memory O(nTerms + terms of all clusters).
 */
export function rankClusterTerms({ matrix, vocabulary }: WeighedTerms, assignments: Int32Array, k: number, most: number): ClusterTerm[][] {
  const { nested } = factsOfTerms(vocabulary)
  const sums = groupDocuments(assignments, k).map((documents) => sumCluster(matrix, vocabulary.idf, nested, documents))
  const overall = new Float64Array(matrix.nColumns)
  const placed = new Int32Array(matrix.nColumns)
  for (const { columns, shares, counts } of sums) {
    columns.forEach((t, p) => {
      overall[t] += shares[p]
      placed[t] += counts[p]
    })
  }
  const rivals = findRivals(sums, matrix.nColumns)
  return sums.map(({ columns, shares, counts, size }, c) => {
    const lowest = counts.some((count) => count >= 2) ? 2 : 1
    const ranked: ClusterTerm[] = []
    columns.forEach((t, p) => {
      if (counts[p] < lowest) return
      const classWeight = shares[p] * Math.log(1 + 1 / overall[t])
      const mark = counts[p] / (placed[t] + PRIOR * size)
      ranked.push({ t, weight: classWeight * Math.sqrt(mark) * (vocabulary.wordCounts[t] > 1 ? PHRASE_BONUS : 1), documents: counts[p], ownPart: counts[p] / placed[t], lead: counts[p] / size / rivals(t, c) })
    })
    return ranked.sort((a, b) => b.weight - a.weight || a.t - b.t).slice(0, most)
  })
}

/** @returns for a column and a cluster the highest part of another cluster's documents that have the term. */
function findRivals(sums: ClusterSum[], nColumns: number): (t: number, c: number) => number {
  const [highest, second] = [new Float64Array(nColumns), new Float64Array(nColumns)]
  const leader = new Int32Array(nColumns).fill(-1)
  sums.forEach(({ columns, counts, size }, c) => columns.forEach((t, p) => {
    const part = counts[p] / size
    if (part > highest[t]) {
      second[t] = highest[t]
      highest[t] = part
      leader[t] = c
    } else if (part > second[t]) second[t] = part
  }))
  return (t, c) => (leader[t] === c ? second[t] : highest[t])
}

interface ClusterSum {
  /** Terms of the cluster, rising. */
  columns: Int32Array
  /** Share of each in the cluster's mass of sublinear counts. */
  shares: Float64Array
  /** Documents of the cluster with the term. */
  counts: Int32Array
  /** Documents of the cluster. */
  size: number
}

function sumCluster(matrix: CsrMatrix, idf: Float64Array, nested: (Int32Array | null)[], documents: Int32Array): ClusterSum {
  const sums = new Float64Array(matrix.nColumns)
  const counts = new Int32Array(matrix.nColumns)
  const last = new Int32Array(matrix.nColumns).fill(-1)
  let mass = 0
  const add = (t: number, i: number, weight: number) => {
    if (last[t] === i) return
    last[t] = i
    sums[t] += weight
    counts[t]++
  }
  for (const i of documents) {
    for (let p = matrix.rowStart[i]; p < matrix.rowStart[i + 1]; p++) {
      const t = matrix.columns[p]
      const weight = matrix.values[p] / idf[t]
      mass += weight
      add(t, i, weight)
      const within = nested[t]
      if (within) for (const part of within) add(part, i, weight)
    }
  }
  const columns: number[] = []
  for (let t = 0; t < matrix.nColumns; t++) if (counts[t] > 0) columns.push(t)
  return { size: documents.length, columns: Int32Array.from(columns), shares: Float64Array.from(columns, (t) => sums[t] / mass), counts: Int32Array.from(columns, (t) => counts[t]) }
}
