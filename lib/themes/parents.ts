/**
 * Names for groups of themes: by what the themes have in common, or else by the themes themselves.
 * In: DocumentTermMatrix, from ../text/tfidf.ts; ThemeTree, from hierarchy.ts; ThemeDescription, from themes.ts.   Out: ParentDescription, read by ../pipeline.
 */
import type { ThemeTerm } from '../domain/theme.ts'
import { chooseTerms, toLabelParts } from './chosen-terms.ts'
import { groupDocuments } from './group-documents.ts'
import type { ThemeTree } from './hierarchy.ts'
import { uniqueKeys } from './keys.ts'
import { isVague } from './label-words.ts'
import { joinTitles, writeLabels } from './labels.ts'
import { sentenceCase } from './print-terms.ts'
import { factsOfTerms } from './term-facts.ts'
import type { WeighedTerms } from './theme-terms.ts'
import type { ThemeDescription } from './themes.ts'

/** A term in this part of the papers of a theme is common there; from the smaller part on the theme has it at all. */
const COMMON = 0.25
const PRESENT = 0.15
/** So many themes are all named, unless those with this part of the papers share a term; of more, only the first two, unless most do. */
const MOST_NAMED = 3
const NEARLY_ALL = 0.8

export interface ParentDescription {
  /** As people write it. A parent of one theme has its name; no other has a theme's. */
  label: string
  /** The label for addresses and files; unique among parents. */
  key: string
  /** At most ten, best first. */
  terms: ThemeTerm[]
}

/**
 * A parent goes by terms that its themes share; where those with nearly all papers of two or three, or most of more, have
 * none of them, it goes by its themes, the largest first: "Question answering, dialogue and images", "Kernels, causal inference and others".
 * @param documentTermMatrix its rows in the order of `assignments`. Not modified.
 * @param assignments Int32Array, nDocuments; theme of each document, −1: not placed.
 * @param tree        of these themes; no parents: no descriptions.
 * @param themes      by index.
 * @returns one description per parent, by its number. Deterministic.
 */
export function describeParents(documentTermMatrix: WeighedTerms, assignments: Int32Array, { parentOf, nParents }: ThemeTree, themes: ThemeDescription[]): ParentDescription[] {
  const { printed } = factsOfTerms(documentTermMatrix.vocabulary)
  const ofParent = assignments.map((c) => (c < 0 ? -1 : parentOf[c]))
  const children = Array.from({ length: nParents }, (_, parent) => [...parentOf.keys()].filter((c) => parentOf[c] === parent))
  const terms = chooseTerms(documentTermMatrix, ofParent, nParents, false)
  const partsWith = measureParts(documentTermMatrix, assignments, themes.length, terms.chosen.flat().map(({ t }) => t))
  const parts = toLabelParts(documentTermMatrix, ofParent, terms).map((list, parent) => list.map((part, at) => {
    const shared = children[parent].map((c) => partsWith.get(terms.chosen[parent][at].t)![c])
    return { ...part, weight: part.weight * Math.sqrt(mean(shared.map((value) => Math.min(1, value / COMMON)))), lead: Infinity, apartFrom: [], shared }
  }))
  const sizes = groupDocuments(assignments, themes.length).map((documents) => documents.length)
  const written = writeLabels(parts, themes.map(({ label }) => label))
  const taken = new Set([...themes, ...written].map(({ label }) => label.toLowerCase()))
  const labels = written.map(({ label, parts: used }, parent) => {
    const own = children[parent]
    if (own.length === 1) return themes[own[0]].label
    const telling = used.filter(({ title }) => !isVague(title))
    const papersWith = telling.map(({ shared }) => sum(own.map((c, at) => (shared[at] >= PRESENT ? sizes[c] : 0))))
    const nSharing = own.filter((_, at) => telling.some(({ shared }) => shared[at] >= PRESENT)).length
    const isShared = own.length > MOST_NAMED ? nSharing > own.length / 2 : Math.max(...papersWith) >= NEARLY_ALL * sum(own.map((c) => sizes[c]))
    const list = listThemes(own.map((c) => themes[c]))
    return isShared || taken.has(list.toLowerCase()) ? label : list
  })
  const keys = uniqueKeys(labels)
  return labels.map((label, parent) => ({ label, key: keys[parent], terms: terms.chosen[parent].map(({ t, weight, documents }) => ({ term: printed[t], weight, documents })) }))
}

function listThemes(themes: ThemeDescription[]): string {
  const subjects = themes.map(({ subject }) => subject)
  if (subjects.length === 2) return sentenceCase(joinTitles(subjects))
  const last = subjects.length > MOST_NAMED ? 'others' : subjects[2]
  return sentenceCase(`${subjects[0]}, ${subjects[1]} and ${last}`)
}

const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0)

const mean = (values: number[]): number => sum(values) / values.length

/** @returns for each of the columns the part of each theme's papers that have the term, in a longer phrase or by itself. */
function measureParts({ matrix, vocabulary }: WeighedTerms, assignments: Int32Array, k: number, columns: number[]): Map<number, Float64Array> {
  const { nested } = factsOfTerms(vocabulary)
  const parts = new Map(columns.map((t) => [t, new Float64Array(k)]))
  const isWanted = new Uint8Array(matrix.nColumns)
  for (const t of columns) isWanted[t] = 1
  const last = new Int32Array(matrix.nColumns).fill(-1)
  groupDocuments(assignments, k).forEach((documents, c) => {
    const add = (t: number, i: number) => {
      if (isWanted[t] === 0 || last[t] === i) return
      last[t] = i
      parts.get(t)![c] += 1 / documents.length
    }
    for (const i of documents) {
      for (let p = matrix.rowStart[i]; p < matrix.rowStart[i + 1]; p++) {
        add(matrix.columns[p], i)
        nested[matrix.columns[p]]?.forEach((part) => add(part, i))
      }
    }
  })
  return parts
}
