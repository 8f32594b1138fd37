/**
 * Clusters → themes: a label that a reader recognises, a stable name, ten ranked terms, coherence.
 * In: DocumentTermMatrix, from ../text/tfidf.ts; assignments, from ../cluster.   Out: ThemeDescription, read by ../pipeline/run.ts.
 */
import type { ThemeTerm } from '../domain/theme.ts'
import { measureCoherence, measureDiversity, type Coherence } from './coherence.ts'
import { pickDistinct } from './distinct-terms.ts'
import { groupDocuments } from './group-documents.ts'
import { isAdjective, pluralise } from './label-words.ts'
import { writeLabels } from './labels.ts'
import { slugOf } from './print-terms.ts'
import { factsOfTerms } from './term-facts.ts'
import { rankClusterTerms, type ClusterTerm, type WeighedTerms } from './theme-terms.ts'

const TERMS_PER_THEME = 10
const CANDIDATES = 120
/** Two terms keep apart only if chance would have them meet in so many papers of the theme: if it expects fewer, none may be an accident (e⁻³ = 5 %). */
const EXPECTED = 3

export interface ThemeDescription {
  /** As people write it: "State space models". No two themes of a run have the same. */
  label: string
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
 * @param under       labels of the themes under each cluster, when parents are described. One with a single theme has its name; no
 *   other has a theme's. A parent joins themes, so its two terms may be ones that never meet, and need not set it apart.
 * @returns k descriptions, by cluster. Deterministic: ties go to the lower column, alike labels to the lower cluster.
 */
export function describeThemes(documentTermMatrix: WeighedTerms, assignments: Int32Array, k: number, under: readonly string[][] = []): ThemeDescription[] {
  const { vocabulary } = documentTermMatrix
  const { printed } = factsOfTerms(vocabulary)
  const { chosen, coherence } = chooseTerms(documentTermMatrix, assignments, k)
  const sizes = groupDocuments(assignments, k).map((documents) => documents.length)
  const isParents = under.length > 0
  const written = writeLabels(chosen.map((terms, c) => terms.map(({ t, weight, documents, ownPart, lead }, at) => ({
    title: pluralise(printed[t]), acronym: vocabulary.acronyms[t], weight, coverage: documents / sizes[c], ownPart, lead: isParents ? Infinity : lead,
    apartFrom: isParents ? [] : terms.flatMap((other, to) => (to !== at && coherence[c].pairs[at][to] <= 0 && documents * other.documents >= EXPECTED * sizes[c] ? [pluralise(printed[other.t])] : [])),
  }))), under.flat())
  const labels = written.map((label, c) => (under[c]?.length === 1 ? under[c][0] : label))
  const keys = uniqueKeys(labels)
  return chosen.map((terms, c) => ({
    label: labels[c],
    key: keys[c],
    terms: terms.map(({ t, weight, documents }) => ({ term: printed[t], weight, documents })),
    coherence: coherence[c].npmi,
    coherenceCv: coherence[c].cv,
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

function chooseTerms(documentTermMatrix: WeighedTerms, assignments: Int32Array, k: number): { chosen: ClusterTerm[][]; coherence: Coherence[] } {
  const { matrix, vocabulary } = documentTermMatrix
  const { printed, areAlike } = factsOfTerms(vocabulary)
  const candidates = rankClusterTerms(documentTermMatrix, assignments, k, CANDIDATES)
  const pickFacts = { wordCounts: vocabulary.wordCounts, isAdjective: (t: number) => isAdjective(printed[t]) }
  const chosen = candidates.map((ranked) => pickDistinct(ranked, areAlike, pickFacts, TERMS_PER_THEME))
  return { chosen, coherence: measureCoherence(matrix, chosen.map((terms) => terms.map(({ t }) => t))) }
}

function meanOfKnown(values: (number | null)[]): number | null {
  const known = values.filter((value) => value !== null)
  return known.length ? known.reduce((sum, value) => sum + value, 0) / known.length : null
}

function uniqueKeys(labels: string[]): string[] {
  const taken = new Set<string>()
  return labels.map((label) => {
    const base = slugOf(label)
    let key = base
    for (let number = 2; taken.has(key); number++) key = `${base}-${number}`
    taken.add(key)
    return key
  })
}
