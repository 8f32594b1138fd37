/**
 * What natural's lexicon of English knows of a word by itself: that it is never a noun, or no name.
 * In: nothing.   Out: isNeverNoun, isNeverName, isAdverb and isParticiple, read by surfaces.ts and ../themes/shown-terms.ts.
 * Source: the lexicon of Brill's tagger, ANLP (1992) 152–155, doi:10.3115/974499.974526, as in natural.
 */
import { createRequire } from 'node:module'

/** By word, the tags of the Penn Treebank that it may have; read when first asked, as natural's own reader takes the Dutch one along. */
let lexicon: Record<string, string[]> | null = null
const readLexicon = () => (lexicon ??= createRequire(import.meta.url)('natural/lib/natural/brill_pos_tagger/data/English/lexicon_from_posjs.json') as Record<string, string[]>)

const ONLY_ADVERB = /^RB[RS]?$/
const ONLY_VERB_OR_ADVERB = /^(?:VB[PZDN]?|MD|RB[RS]?)$/
const ONLY_PARTICIPLE = /^VBG$/

/** @returns whether a lower-case word is only ever a verb or an adverb: "mitigate", "jointly", "assisted"; not "track" or "learned". */
export const isNeverNoun = (word: string): boolean => isOnly(word, ONLY_VERB_OR_ADVERB)

/** @returns whether a lower-case word is only ever an adverb or, like "better", a comparative that may be one; or unknown and ends like one. */
export function isAdverb(word: string): boolean {
  const tags = tagsOf(word)
  return tags.length === 0 ? word.endsWith('ly') : isOnly(word, ONLY_ADVERB) || tags.includes('RBR')
}

/** @returns whether a lower-case word is only ever a verb's "-ing": "identifying"; not "learning", "planning". */
export const isParticiple = (word: string): boolean => isOnly(word, ONLY_PARTICIPLE)

/** @returns whether a lower-case word is known, and never as a noun: "dilated", "unfortunately"; so it is no name either. */
export const isNeverName = (word: string): boolean => tagsOf(word).length > 0 && !tagsOf(word).some((tag) => tag.startsWith('NN'))

/** The lexicon joins alternatives of some words: "JJR|RBR". */
const tagsOf = (word: string): string[] => (Object.hasOwn(readLexicon(), word) ? readLexicon()[word].flatMap((tags) => tags.split('|')) : [])

function isOnly(word: string, tag: RegExp): boolean {
  const tags = tagsOf(word)
  return tags.length > 0 && tags.every((one) => tag.test(one))
}
