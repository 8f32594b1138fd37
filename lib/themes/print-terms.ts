/**
 * Terms as people write them.
 * In: Vocabulary, from ../text/vocabulary.ts.   Out: printed terms, read by term-facts.ts, labels.ts and parents.ts.
 */
import type { Vocabulary } from '../text/vocabulary.ts'

/**
 * @returns one printed term per vocabulary term: its commonest written form, with capitals only where the word has them
 *   by itself ("Bayesian optimization", not "Large Language Models").
 */
export function printTerms({ terms, surfaces }: Pick<Vocabulary, 'terms' | 'surfaces'>): string[] {
  const single = new Map<string, string>()
  terms.forEach((key, t) => {
    if (!key.includes(' ')) single.set(key, surfaces[t])
  })
  return surfaces.map((surface, t) => {
    const stems = terms[t].split(' ')
    const words = surface.split(' ')
    if (words.length === 1 || words.length !== stems.length) return surface
    return words.map((word, at) => (isTitleCase(word) && !isTitleCase(single.get(stems[at]) ?? '') ? word.toLowerCase() : word)).join(' ')
  })
}

/** @returns the text with a capital first letter, unless its first word has capitals of its own. */
export function sentenceCase(text: string): string {
  const [first] = text.split(/[\s,]/, 1)
  return /\p{Lu}/u.test(first) ? text : text.charAt(0).toUpperCase() + text.slice(1)
}

function isTitleCase(word: string): boolean {
  return /^\p{Lu}\p{Ll}+$/u.test(word)
}
