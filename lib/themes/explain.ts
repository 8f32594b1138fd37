/**
 * Why a paper is in its theme: the terms that contribute most to their similarity.
 * In: DocumentTermMatrix, from ../text/tfidf.ts; assignments, from ../cluster.   Out: PaperReasons, read by ../pipeline/run.ts.
 */
import type { CsrMatrix } from '../numeric/matrix.ts'
import { groupDocuments } from './group-documents.ts'
import { factsOfTerms } from './term-facts.ts'
import type { WeighedTerms } from './theme-terms.ts'

const REASONS_PER_PAPER = 6
/** Strongest terms kept until near-duplicates are joined: enough that six are left. */
const CANDIDATES = 10
/** A phrase with this part of a word's contribution names them both. */
const NAMES_BOTH = 0.2

/** One list per document, strongest first, at most six: a printed term, and the part of the similarity it makes, 0 … 1. */
export type PaperReasons = [term: string, share: number][][]

/**
 * A term's contribution is the document's weight times the theme's mean weight; its share is that over the sum of all
 * contributions. Near-duplicates ("state", "state space models") are joined, under the phrase if it
 * contributes at least a fifth of what the word does. Themes are compared in the space of terms, whatever space they were
 * clustered in.
 * @param documentTermMatrix unit rows. Not modified.
 * @param assignments Int32Array, nDocuments, −1 … k − 1: which documents make each theme.
 * @param k           clusters.
 * @param asked       Int32Array, nDocuments: the theme to explain for each document, −1 for none; default `assignments`.
 *   Pass PaperFit.runnerUp for the reasons that speak for the runner-up.
 * @returns PaperReasons; empty where nothing is asked or nothing is shared. Ties go to the lower column.
 * Time O(nonzeros), memory O(nTerms + nDocuments).
 */
export function explainPapers({ matrix, vocabulary }: WeighedTerms, assignments: Int32Array, k: number, asked: Int32Array = assignments): PaperReasons {
  const { printed, areAlike } = factsOfTerms(vocabulary)
  const members = groupDocuments(assignments, k)
  const questions = groupDocuments(asked, k)
  const sum = new Float64Array(matrix.nColumns)
  const reasons: PaperReasons = Array.from({ length: matrix.nRows }, () => [])
  for (let c = 0; c < k; c++) {
    sum.fill(0)
    for (const i of members[c]) for (let p = matrix.rowStart[i]; p < matrix.rowStart[i + 1]; p++) sum[matrix.columns[p]] += matrix.values[p]
    for (const i of questions[c]) {
      const strongest = joinAlike(strongestReasons(matrix, i, sum), areAlike, vocabulary.wordCounts)
      reasons[i] = strongest.slice(0, REASONS_PER_PAPER).map(([t, share]) => [printed[t], share])
    }
  }
  return reasons
}

type Reason = [t: number, share: number]

function strongestReasons(matrix: CsrMatrix, i: number, sum: Float64Array): Reason[] {
  const terms = new Int32Array(CANDIDATES).fill(-1)
  const contributions = new Float64Array(CANDIDATES)
  let total = 0
  for (let p = matrix.rowStart[i]; p < matrix.rowStart[i + 1]; p++) {
    const contribution = matrix.values[p] * sum[matrix.columns[p]]
    total += contribution
    let at = CANDIDATES - 1
    if (contribution <= contributions[at]) continue
    for (; at > 0 && contributions[at - 1] < contribution; at--) {
      contributions[at] = contributions[at - 1]
      terms[at] = terms[at - 1]
    }
    contributions[at] = contribution
    terms[at] = matrix.columns[p]
  }
  const reasons: Reason[] = []
  for (let at = 0; at < CANDIDATES && terms[at] >= 0; at++) reasons.push([terms[at], contributions[at] / total])
  return reasons
}

/** Phrases first, so that each word finds the longest phrase it is part of. */
function joinAlike(reasons: Reason[], areAlike: (a: number, b: number) => boolean, wordCounts: Uint8Array): Reason[] {
  const groups: { t: number; own: number; share: number }[] = []
  for (const [t, own] of reasons.sort((a, b) => wordCounts[b[0]] - wordCounts[a[0]] || b[1] - a[1] || a[0] - b[0])) {
    const group = groups.find((other) => areAlike(other.t, t))
    if (!group) groups.push({ t, own, share: own })
    else {
      group.share += own
      if (group.own < NAMES_BOTH * own) Object.assign(group, { t, own })
    }
  }
  return groups.sort((a, b) => b.share - a.share || a.t - b.t).map(({ t, share }) => [t, share])
}
