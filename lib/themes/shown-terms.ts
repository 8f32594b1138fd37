/**
 * Which terms are worth showing: all of them count, but a reader learns nothing from "pre", "mitigate" or "better understand".
 * In: Vocabulary, from ../text/vocabulary.ts; printed terms, from print-terms.ts.   Out: a test for terms, read by term-facts.ts.
 */
import { isFillerInflection } from '../text/lexicon.ts'
import type { Vocabulary } from '../text/vocabulary.ts'
import { isAdverb, isNeverNoun, isParticiple } from '../text/word-classes.ts'

/**
 * @returns whether a term (column) is shown. Not shown are pieces of hyphenated words; words that are only ever a verb or
 *   an adverb; what begins with a verb that every abstract uses ("identifying"); and phrases that end in an adverb, or in a verb with an adverb before it.
 *   "Fourier transform" is shown, though "transform" would not be.
 */
export function createShownTest({ pieces }: Pick<Vocabulary, 'pieces'>, printed: readonly string[]): (t: number) => boolean {
  const isPiece = new Set(pieces)
  return (t) => !isPiece.has(t) && !isSaidOfOthers(printed[t].split(/[ -]/))
}

function isSaidOfOthers(words: readonly string[]): boolean {
  const [first, last, before] = [words[0], words[words.length - 1], words[words.length - 2]]
  if (isParticiple(first) && isFillerInflection(first)) return true
  return isNeverNoun(last) && (words.length === 1 || isAdverb(last) || isAdverb(before))
}
