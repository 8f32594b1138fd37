/**
 * Clusters → themes: a label that a reader recognises, a stable name, ten ranked terms, coherence.
 * In: DocumentTermMatrix, from ../text/tfidf.ts; assignments, from ../cluster.   Out: ThemeDescription, read by ../pipeline/run.ts.
 */
import type { ThemeTerm } from '../domain/theme.ts'
import { chooseTerms, toLabelParts } from './chosen-terms.ts'
import { measureDiversity } from './coherence.ts'
import { uniqueKeys } from './keys.ts'
import { writeLabels } from './labels.ts'
import { factsOfTerms } from './term-facts.ts'
import type { WeighedTerms } from './theme-terms.ts'

export interface ThemeDescription {
  /** As people write it: "State space models". No two themes of a run have the same. */
  label: string
  /** What it is about, in the fewest words, for lists of themes: "state space models". */
  subject: string
  /** The label for addresses and files: "state-space-models"; unique within the run. */
  key: string
  /** At most ten, best first. */
  terms: ThemeTerm[]
  /** Mean NPMI of the terms, −1 … 1; null if fewer than two. */
  coherence: number | null
  /** C_V of the terms, −1 … 1; null with it. */
  coherenceCv: number | null
}

/**
 * @param documentTermMatrix its rows in the order of `assignments`. Not modified.
 * @param assignments Int32Array, nDocuments; cluster of each document, −1: not placed.
 * @param k           clusters.
 * @returns k descriptions, by cluster. Deterministic: ties go to the lower column, alike labels to the lower cluster.
 */
export function describeThemes(documentTermMatrix: WeighedTerms, assignments: Int32Array, k: number): ThemeDescription[] {
  const { printed } = factsOfTerms(documentTermMatrix.vocabulary)
  const terms = chooseTerms(documentTermMatrix, assignments, k)
  const written = writeLabels(toLabelParts(documentTermMatrix, assignments, terms))
  const keys = uniqueKeys(written.map(({ label }) => label))
  return terms.chosen.map((chosen, c) => ({
    label: written[c].label,
    subject: written[c].subject,
    key: keys[c],
    terms: chosen.map(({ t, weight, documents }) => ({ term: printed[t], weight, documents })),
    coherence: terms.coherence[c].npmi,
    coherenceCv: terms.coherence[c].cv,
  }))
}

/** @param documentTermMatrix, assignments, k as in describeThemes. @returns the npmi that summariseThemes gives, without labels: much sooner. */
export function meanCoherence(documentTermMatrix: WeighedTerms, assignments: Int32Array, k: number): number | null {
  return meanOfKnown(chooseTerms(documentTermMatrix, assignments, k).coherence.map(({ npmi }) => npmi))
}

/**
 * @returns npmi and cv: mean coherence of the themes, −1 … 1; null if none has one. diversity: share of distinct words
 *   among the words of all themes' terms, 0 … 1; null without terms.
 */
export function summariseThemes(descriptions: ThemeDescription[]): { npmi: number | null; cv: number | null; diversity: number | null } {
  return {
    npmi: meanOfKnown(descriptions.map(({ coherence }) => coherence)),
    cv: meanOfKnown(descriptions.map(({ coherenceCv }) => coherenceCv)),
    diversity: measureDiversity(descriptions.map(({ terms }) => terms.map(({ term }) => term))),
  }
}

function meanOfKnown(values: (number | null)[]): number | null {
  const known = values.filter((value) => value !== null)
  return known.length ? known.reduce((sum, value) => sum + value, 0) / known.length : null
}
