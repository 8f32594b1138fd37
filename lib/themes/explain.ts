/**
 * Why a paper is in its theme: the terms that contribute most to their similarity.
 * In: DocumentTermMatrix, from ../text/tfidf.ts; assignments, from ../cluster.   Out: PaperReasons, read by ../pipeline/run.ts.
 */
import type { CsrMatrix } from '../numeric/matrix.ts'
import type { DocumentTermMatrix } from '../text/tfidf.ts'
import { printTerms } from './print-terms.ts'
import { groupDocuments } from './theme-terms.ts'

const REASONS_PER_PAPER = 6

/** One list per document, strongest first, at most six: a printed term, and the part of the similarity it makes, 0 … 1. */
export type PaperReasons = [term: string, share: number][][]

/**
 * A term's contribution is the document's weight times the theme's mean weight; its share is that over the sum of all
 * contributions. Themes are compared in the space of terms, whatever space they were clustered in.
 * @param documentTermMatrix unit rows. Not modified.
 * @param assignments Int32Array, nDocuments, −1 … k − 1: which documents make each theme.
 * @param k           clusters.
 * @param asked       Int32Array, nDocuments: the theme to explain for each document, −1 for none; default `assignments`.
 *   Pass PaperFit.runnerUp for the reasons that speak for the runner-up.
 * @returns PaperReasons; empty where nothing is asked or nothing is shared. Ties go to the lower column.
 * Time O(nonzeros), memory O(nTerms + nDocuments).
 */
export function explainPapers({ matrix, vocabulary }: DocumentTermMatrix, assignments: Int32Array, k: number, asked: Int32Array = assignments): PaperReasons {
  const printed = printTerms(vocabulary)
  const members = groupDocuments(assignments, k)
  const questions = groupDocuments(asked, k)
  const sum = new Float64Array(matrix.nColumns)
  const reasons: PaperReasons = Array.from({ length: matrix.nRows }, () => [])
  for (let c = 0; c < k; c++) {
    sum.fill(0)
    for (const i of members[c]) for (let p = matrix.rowStart[i]; p < matrix.rowStart[i + 1]; p++) sum[matrix.columns[p]] += matrix.values[p]
    for (const i of questions[c]) reasons[i] = strongestReasons(matrix, i, sum).map(([t, share]) => [printed[t], share])
  }
  return reasons
}

function strongestReasons(matrix: CsrMatrix, i: number, sum: Float64Array): [t: number, share: number][] {
  const terms = new Int32Array(REASONS_PER_PAPER).fill(-1)
  const contributions = new Float64Array(REASONS_PER_PAPER)
  let total = 0
  for (let p = matrix.rowStart[i]; p < matrix.rowStart[i + 1]; p++) {
    const contribution = matrix.values[p] * sum[matrix.columns[p]]
    total += contribution
    let at = REASONS_PER_PAPER - 1
    if (contribution <= contributions[at]) continue
    for (; at > 0 && contributions[at - 1] < contribution; at--) {
      contributions[at] = contributions[at - 1]
      terms[at] = terms[at - 1]
    }
    contributions[at] = contribution
    terms[at] = matrix.columns[p]
  }
  return Array.from(terms).filter((t) => t >= 0).map((t, at) => [t, contributions[at] / total])
}
