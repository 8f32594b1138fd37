/**
 * Do the terms of a theme occur together? NPMI of term pairs, C_V as a second opinion, and how little themes repeat each other.
 * In: DocumentTermMatrix, from ../text/tfidf.ts; term lists, from chosen-terms.ts.   Out: Coherence, read there and by themes.ts.
 * Source: Bouma, GSCL 2009, 31–40 (NPMI); Röder, Both & Hinneburg, WSDM 2015, doi:10.1145/2684822.2685324 (as coherence, C_V).
 */
import type { CsrMatrix } from '../numeric/matrix.ts'

export interface Coherence {
  /** Mean NPMI over the pairs of terms, −1 … 1; null if the theme has fewer than two terms. */
  npmi: number | null
  /** Mean cosine between each term's NPMI vector and the sum of all, −1 … 1; null with it. */
  cv: number | null
  /** NPMI of each term with each, −1 … 1, in the order of the list; empty for fewer than two terms. */
  pairs: number[][]
}

/**
 * Co-occurrence is counted in whole documents, not in C_V's sliding window of 110 words: an abstract is about that long.
 * @param matrix    documents × terms. Not modified.
 * @param termLists columns of each theme's terms, at most 32 a theme.
 * @returns Coherence per theme. Time O(nonzeros + Σ document frequencies of the terms).
 */
export function measureCoherence(matrix: CsrMatrix, termLists: number[][]): Coherence[] {
  const postings = collectPostings(matrix, termLists)
  return termLists.map((terms) => {
    if (terms.length < 2) return { npmi: null, cv: null, pairs: [] }
    const joint = countJoint(matrix.nRows, terms.map((t) => postings.get(t)!))
    const vectors = joint.map((counts, a) => counts.map((both, b) => npmiOf(both, joint[a][a], joint[b][b], matrix.nRows)))
    return { npmi: meanOffDiagonal(vectors), cv: meanCosineToSum(vectors), pairs: vectors }
  })
}

/**
 * @returns NPMI of two terms, from documents with both, with each, and in all: −1 if they never meet, 1 if they always
 *   do, 0 if they meet as often as chance has it, or if both are in every document.
 */
export function npmiOf(both: number, first: number, second: number, all: number): number {
  if (both === 0) return -1
  if (both === all) return 0
  return Math.log((both * all) / (first * second)) / -Math.log(both / all)
}

/**
 * @param termLists the printed terms of each theme.
 * @returns distinct words over words, a word counting once a theme; in (0, 1], 1 if no two themes share one; null without words.
 */
export function measureDiversity(termLists: string[][]): number | null {
  const words = termLists.flatMap((terms) => [...new Set(terms.flatMap((term) => term.toLowerCase().split(' ')))])
  return words.length ? new Set(words).size / words.length : null
}

/** Documents, rising, of every term that occurs in a list. */
function collectPostings(matrix: CsrMatrix, termLists: number[][]): Map<number, number[]> {
  const postings = new Map<number, number[]>()
  const listOf: (number[] | undefined)[] = new Array(matrix.nColumns)
  for (const t of termLists.flat()) if (!postings.has(t)) postings.set(t, (listOf[t] = []))
  for (let i = 0; i < matrix.nRows; i++) {
    for (let p = matrix.rowStart[i]; p < matrix.rowStart[i + 1]; p++) listOf[matrix.columns[p]]?.push(i)
  }
  return postings
}

/** Documents with both terms, for each pair; with the term itself on the diagonal. */
function countJoint(nDocuments: number, postings: number[][]): number[][] {
  const masks = new Uint32Array(nDocuments)
  postings.forEach((documents, a) => {
    for (const i of documents) masks[i] |= 1 << a
  })
  const joint = postings.map(() => new Array<number>(postings.length).fill(0))
  postings.forEach((documents, a) => {
    for (const i of documents) {
      for (let rest = masks[i]; rest !== 0; rest &= rest - 1) joint[a][31 - Math.clz32(rest & -rest)]++
    }
  })
  return joint
}

function meanOffDiagonal(vectors: number[][]): number {
  let sum = 0
  vectors.forEach((vector, a) => vector.forEach((value, b) => (sum += a === b ? 0 : value)))
  return sum / (vectors.length * (vectors.length - 1))
}

function meanCosineToSum(vectors: number[][]): number {
  const total = vectors[0].map((_, b) => vectors.reduce((sum, vector) => sum + vector[b], 0))
  const cosines = vectors.map((vector) => {
    const length = Math.hypot(...vector) * Math.hypot(...total)
    return length > 0 ? vector.reduce((sum, value, b) => sum + value * total[b], 0) / length : 0
  })
  return cosines.reduce((sum, cosine) => sum + cosine, 0) / cosines.length
}
