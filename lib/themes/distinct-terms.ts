/**
 * From many ranked terms to the few that say different things.
 * In: ClusterTerm, from theme-terms.ts; likeness, from near-duplicates.ts.   Out: ClusterTerm, read by chosen-terms.ts.
 */
import type { ClusterTerm } from './theme-terms.ts'

/** A phrase in this part of the papers of a shorter term is what they mean by it: "graph" stands for "graph neural networks", "differentially private" for "differential privacy". */
const STANDS_FOR = 0.5
/** An adjective is but a part of what is meant; its commonest phrase says what: "causal", "causal inference". */
const COMPLETES = 0.25

/** A long phrase that another term stands for takes the place of a word in it, if it has this part of the word's papers: "graph neural networks", that of "graph". */
const JOINS = 1 / 3

export interface TermFacts {
  /** Words of each column. */
  wordCounts: ArrayLike<number>
  /** Whether a column is an adjective. */
  isAdjective: (t: number) => boolean
  /** Whether a word may give way to a long phrase that another term stands for; default true. */
  joins?: boolean
}

/**
 * @param ranked   terms of one cluster, best first.
 * @param areAlike whether two columns are near-duplicates.
 * @returns at most `most` terms, best first, no two alike. A term gives its place and weight to the longer phrase it is
 *   part of if that has half of its papers, an adjective already to one with a quarter, and to a noun with half; a word that
 *   was chosen gives it to a long phrase that a later term stands for, if that has a third.
 */
export function pickDistinct(ranked: ClusterTerm[], areAlike: (a: number, b: number) => boolean, facts: TermFacts, most: number): ClusterTerm[] {
  const chosen: ClusterTerm[] = []
  const givenUp: ClusterTerm[] = []
  const joins = (full: ClusterTerm, other: ClusterTerm) => facts.joins !== false && facts.wordCounts[other.t] === 1 && facts.wordCounts[full.t] > 2 && full.documents >= JOINS * other.documents
  for (const candidate of ranked) {
    if (chosen.length === most) break
    if ([...chosen, ...givenUp].some(({ t }) => areAlike(t, candidate.t))) continue
    const full = fullForm(candidate, ranked, areAlike, facts)
    const alike = chosen.flatMap((other, at) => (areAlike(full.t, other.t) ? [at] : []))
    if (alike.length === 0) chosen.push({ ...full, weight: candidate.weight })
    else if (alike.length === 1 && joins(full, chosen[alike[0]])) {
      const [other] = chosen.splice(alike[0], 1, { ...full, weight: chosen[alike[0]].weight })
      givenUp.push(other)
    }
  }
  return chosen
}

function fullForm(term: ClusterTerm, ranked: ClusterTerm[], areAlike: (a: number, b: number) => boolean, { wordCounts, isAdjective }: TermFacts): ClusterTerm {
  let best = term
  for (const other of ranked) {
    const isLonger = wordCounts[other.t] > wordCounts[best.t]
    const isNoun = wordCounts[other.t] === wordCounts[best.t] && isAdjective(best.t)
    const least = (isLonger && best === term && isAdjective(term.t) ? COMPLETES : STANDS_FOR) * best.documents
    if ((isLonger || isNoun) && other.documents >= Math.max(2, least) && (!isAdjective(other.t) || (isLonger && wordCounts[term.t] === 1 && !isAdjective(best.t))) && areAlike(other.t, best.t)) best = other
  }
  return best
}
