/**
 * Lists of terms that move together: "large language models" says what "language" means there.
 * In: columns with their papers, from rising-terms.ts; TermFacts, from ../themes/term-facts.ts.   Out: the terms worth listing, read there.
 */
import { isAdjective } from '../themes/label-words.ts'
import type { TermFacts } from '../themes/term-facts.ts'

/** A word stands for a phrase that has this part of its papers; an adjective for any. */
const STANDS_FOR = 0.5

export interface MovingTerm {
  /** Column. */
  t: number
  /** Papers with the term. */
  papers: number
}

/**
 * @param terms  best first. Not modified.
 * @param most   terms wanted.
 * @param meet   whether two of the terms move at the same time; default true.
 * @returns at most `most` of them in their order: those that are shown and that no longer one of them stands for.
 */
export function wholeTerms<Term extends MovingTerm>(terms: Term[], { printed, isShown, areAlike }: TermFacts, wordCounts: ArrayLike<number>, most: number, meet: (a: Term, b: Term) => boolean = () => true): Term[] {
  const whole: Term[] = []
  const isPartOf = (part: Term, other: Term) =>
    wordCounts[other.t] > wordCounts[part.t] && (isAdjective(printed[part.t]) || other.papers >= STANDS_FOR * part.papers) && meet(part, other) && isShown(other.t) && areAlike(part.t, other.t)
  for (const term of terms) {
    if (whole.length === most) break
    if (isShown(term.t) && !terms.some((other) => isPartOf(term, other))) whole.push(term)
  }
  return whole
}
