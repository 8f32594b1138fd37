/**
 * Do the terms of a theme occur together? NPMI of term pairs over whole documents.
 * In: DocumentTermMatrix, from ../text/tfidf.ts; term lists, from themes.ts.   Out: coherence, read by themes.ts and ../pipeline.
 * Source: Bouma, GSCL 2009, 31–40 (NPMI); Röder, Both & Hinneburg, WSDM 2015, doi:10.1145/2684822.2685324 (as coherence).
 */
import type { CsrMatrix } from '../numeric/matrix.ts'

/**
 * @param matrix    documents × terms.
 * @param termLists columns of each theme's terms, at most 32 a theme.
 * @returns for each theme the mean NPMI over its term pairs, −1 … 1; null if it has fewer than two terms.
 *   A pair that never occurs together counts −1, one that always does 1. Time O(nonzeros + Σ document frequencies).
 */
export function measureCoherence(matrix: CsrMatrix, termLists: number[][]): (number | null)[] {
  const postings = collectPostings(matrix, termLists)
  return termLists.map((terms) => {
    if (terms.length < 2) return null
    const joint = countJoint(matrix.nRows, terms.map((t) => postings.get(t)!))
    let sum = 0
    for (let a = 0; a < terms.length; a++) {
      for (let b = 0; b < a; b++) sum += npmiOf(joint[a][b], joint[a][a], joint[b][b], matrix.nRows)
    }
    return sum / ((terms.length * (terms.length - 1)) / 2)
  })
}

/** @returns NPMI of two terms, −1 … 1, from documents with both, with each, and in all. */
export function npmiOf(both: number, first: number, second: number, all: number): number {
  if (both === 0) return -1
  if (both === all) return 1
  return Math.log((both * all) / (first * second)) / -Math.log(both / all)
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
