/**
 * Terms as people write them.
 * In: Vocabulary, from ../text/vocabulary.ts.   Out: printed terms, read by term-facts.ts, labels.ts and parents.ts.
 */
import { isTermWord } from '../text/lexicon.ts'
import { isCapitalised } from '../text/surfaces.ts'
import type { Vocabulary } from '../text/vocabulary.ts'

/**
 * @returns one printed term per vocabulary term: its commonest written form, with capitals only where the word has them
 *   by itself ("Bayesian optimization", not "Large Language Models" nor "Low-Rank Adaptation"). A hyphenated word with a
 *   name, a short form, a digit or a single letter in it is a name: "U-Net", "Market-1501".
 */
export function printTerms({ terms, surfaces }: Pick<Vocabulary, 'terms' | 'surfaces'>): string[] {
  const single = new Map<string, string>()
  terms.forEach((key, t) => {
    if (!key.includes(' ')) single.set(key, surfaces[t])
  })
  return surfaces.map((surface, t) => {
    const stems = terms[t].split(' ')
    const words = surface.split(/[ -]/)
    if (words.length === 1 || words.length !== stems.length) return surface
    const own = words.map((word, place) => (isTermWord(word) ? single.get(stems[place]) ?? '' : ''))
    let at = 0
    const spellCompound = (compound: string) => {
      const parts = compound.split('-')
      const first = at
      at += parts.length
      const isName = parts.length > 1 && parts.some((part, place) => part.length === 1 || (isCapitalised(part) ? isMixed(own[first + place]) : /[\p{Lu}\p{N}]/u.test(part)))
      return isName ? compound : parts.map((part, place) => (isCapitalised(part) ? spellAs(part, own[first + place]) : part)).join('-')
    }
    return surface.split(' ').map(spellCompound).join(' ')
  })
}

/** "Lidar" as "LiDAR" by itself; a word that is no name then, or an acronym of the same letters, in small letters. */
function spellAs(word: string, own: string): string {
  if (!isMixed(own)) return word.toLowerCase()
  return own.toLowerCase() === word.toLowerCase() ? own : word
}

/** A name, but no acronym. */
const isMixed = (word: string): boolean => /\p{Lu}/u.test(word) && /\p{Ll}/u.test(word)

/** @returns the text with a capital first letter, unless its first word has capitals of its own. */
export function sentenceCase(text: string): string {
  const [first] = text.split(/[\s,]/, 1)
  return /\p{Lu}/u.test(first) ? text : text.charAt(0).toUpperCase() + text.slice(1)
}
