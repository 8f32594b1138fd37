/**
 * The ten terms of each group of papers, and what a label may be made of.
 * In: DocumentTermMatrix, from ../text/tfidf.ts; assignments, from ../cluster.   Out: ChosenTerms and LabelPart lists, read by themes.ts and parents.ts.
 */
import { measureCoherence, type Coherence } from './coherence.ts'
import { pickDistinct } from './distinct-terms.ts'
import { groupDocuments } from './group-documents.ts'
import { isAdjective, pluralise } from './label-words.ts'
import type { LabelPart } from './labels.ts'
import { factsOfTerms } from './term-facts.ts'
import { rankClusterTerms, type ClusterTerm, type WeighedTerms } from './theme-terms.ts'

const TERMS_PER_THEME = 10
const CANDIDATES = 120
/** Two terms keep apart only if chance would have them meet in so many papers of the theme: if it expects fewer, none may be an accident (e⁻³ = 5 %). */
const EXPECTED = 3
/** Two terms are one phrase if so many papers of the theme have it, and so many of those with the rarer of the two. */
const WHOLE_PART = 0.1
const WHOLE_PART_OF_RARER = 0.25
/** A word goes by two phrases that end in it if each is in this part of the theme's papers, and in as many as are no accident, and both together in as many as name a theme. */
const KIND_PART = 0.1
const KIND_DOCUMENTS = 5
const KINDS_PART = 0.25

/** One element per cluster. */
export interface ChosenTerms {
  /** At most ten, best first, no two alike. */
  chosen: ClusterTerm[][]
  /** All that they were chosen from, best first: terms worth showing, if there are any. */
  candidates: ClusterTerm[][]
  coherence: Coherence[]
}

/**
 * @param documentTermMatrix, assignments, k as in describeThemes.
 * @param joins as pickDistinct has it; default true.
 */
export function chooseTerms(documentTermMatrix: WeighedTerms, assignments: Int32Array, k: number, joins = true): ChosenTerms {
  const { matrix, vocabulary } = documentTermMatrix
  const { printed, areAlike, isShown } = factsOfTerms(vocabulary)
  const candidates = rankClusterTerms(documentTermMatrix, assignments, k, CANDIDATES).map((ranked) => {
    const shown = ranked.filter(({ t }) => isShown(t))
    return shown.length > 0 ? shown : ranked
  })
  const pickFacts = { wordCounts: vocabulary.wordCounts, isAdjective: (t: number) => isAdjective(printed[t]), joins }
  const chosen = candidates.map((ranked) => pickDistinct(ranked, areAlike, pickFacts, TERMS_PER_THEME))
  return { chosen, candidates, coherence: measureCoherence(matrix, chosen.map((terms) => terms.map(({ t }) => t))) }
}

/** @returns the chosen terms as labels see them, in the same order. */
export function toLabelParts({ vocabulary }: WeighedTerms, assignments: Int32Array, { chosen, candidates, coherence }: ChosenTerms): LabelPart[][] {
  const { printed, areAlike } = factsOfTerms(vocabulary)
  const sizes = groupDocuments(assignments, chosen.length).map((documents) => documents.length)
  return chosen.map((terms, c) => {
    const findKinds = createKindFinder(candidates[c], vocabulary.terms, sizes[c], areAlike)
    const findWhole = createWholeFinder(candidates[c], vocabulary.terms, sizes[c])
    return terms.map((term, at) => {
      const { t, weight, documents, ownPart, lead } = term
      const keepsApart = (other: ClusterTerm, to: number) => to !== at && coherence[c].pairs[at][to] <= 0 && documents * other.documents >= EXPECTED * sizes[c]
      return {
        title: pluralise(printed[t]), acronym: vocabulary.acronyms[t], weight, papers: documents, coverage: documents / sizes[c], ownPart, lead,
        apartFrom: terms.filter(keepsApart).map((other) => pluralise(printed[other.t])),
        kinds: vocabulary.wordCounts[t] > 1 || isAdjective(printed[t]) ? [] : findKinds(term).map((kind) => printed[kind].replace(/[^ ]+$/, pluralise(printed[t]))),
        madeWith: new Map(terms.flatMap((other) => findWhole(term, other).map((whole) => [pluralise(printed[other.t]), pluralise(printed[whole])] as const))),
      }
    })
  })
}

/** @returns a function that gives the column of the phrase that two terms make, in either order; an empty list if there is none. */
function createWholeFinder(candidates: ClusterTerm[], keys: readonly string[], size: number): (a: ClusterTerm, b: ClusterTerm) => number[] {
  const byKey = new Map(candidates.map((term) => [keys[term.t], term]))
  return (a, b) => {
    const least = Math.max(WHOLE_PART * size, WHOLE_PART_OF_RARER * Math.min(a.documents, b.documents))
    const wholes = [`${keys[a.t]} ${keys[b.t]}`, `${keys[b.t]} ${keys[a.t]}`].flatMap((key) => byKey.get(key) ?? [])
    return wholes.filter(({ documents }) => documents >= least).map(({ t }) => t)
  }
}

/** @returns a function that gives the columns of the two best phrases ending in a term, unlike each other; an empty list if there are none. */
function createKindFinder(candidates: ClusterTerm[], keys: readonly string[], size: number, areAlike: (a: number, b: number) => boolean): (term: ClusterTerm) => number[] {
  return ({ t }) => {
    const kinds = candidates.filter((other) => keys[other.t].endsWith(` ${keys[t]}`) && other.documents >= Math.max(KIND_DOCUMENTS, KIND_PART * size))
    const [first] = kinds
    const second = kinds.find((other) => !areAlike(first.t, other.t))
    return second && first.documents + second.documents >= KINDS_PART * size ? [first.t, second.t] : []
  }
}
