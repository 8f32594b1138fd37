/**
 * What is asked of a vocabulary again and again, found once: how its terms are printed, which are shown, which are alike, which lie in which.
 * In: Vocabulary, from ../text/vocabulary.ts.   Out: TermFacts, read by themes.ts, chosen-terms.ts, parents.ts, theme-terms.ts, explain.ts and ../trends.
 */
import type { Vocabulary } from '../text/vocabulary.ts'
import { createLikeness } from './near-duplicates.ts'
import { findNested } from './nested-phrases.ts'
import { printTerms } from './print-terms.ts'
import { createShownTest } from './shown-terms.ts'

export interface TermFacts {
  /** Terms as people write them. */
  printed: string[]
  /** Whether a column is worth showing. */
  isShown: (t: number) => boolean
  /** Whether two columns are near-duplicates. */
  areAlike: (a: number, b: number) => boolean
  /** Columns of the shorter phrases in each term; null if none. */
  nested: (Int32Array | null)[]
}

type VocabularyTerms = Pick<Vocabulary, 'terms' | 'surfaces' | 'acronyms' | 'pieces'>

const known = new WeakMap<VocabularyTerms, TermFacts>()

/** @param vocabulary must not change afterwards. */
export function factsOfTerms(vocabulary: VocabularyTerms): TermFacts {
  let facts = known.get(vocabulary)
  if (!facts) {
    const printed = printTerms(vocabulary)
    known.set(vocabulary, (facts = { printed, isShown: createShownTest(vocabulary, printed), areAlike: createLikeness(vocabulary), nested: findNested(vocabulary.terms) }))
  }
  return facts
}
