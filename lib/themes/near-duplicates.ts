/**
 * Which terms say the same thing: inflections, derived words, sub-phrases, short and long forms.
 * In: Vocabulary, from ../text/vocabulary.ts.   Out: a test for pairs of terms, read by theme-terms.ts and labels.ts.
 */
import type { Vocabulary } from '../text/vocabulary.ts'

/** Endings that Porter's stemmer leaves on short stems: plan, planner; track, tracker; classif, classifi. */
const DERIVED = /^(?:n?er|t?or|e|i|al|ion|ist|iti|iv|ian|ment|ator|iz)$/
/** Below this, a common start is chance: "form", "formal"; "norm", "normal". */
const SHORTEST_ROOT = 4

/**
 * @returns whether terms a and b (columns) are near-duplicates: the words of one are all among the words of the other,
 *   inflected or derived words taken as one, a short form as its long form. Symmetric; not transitive.
 */
export function createLikeness({ terms, surfaces, acronyms }: Vocabulary): (a: number, b: number) => boolean {
  const longForms = new Map<string, string>()
  acronyms.forEach((acronym, t) => {
    if (acronym) longForms.set(acronym.toLowerCase(), terms[t])
  })
  const known = new Map<number, string[]>()
  const wordsOf = (t: number): string[] => {
    let words = known.get(t)
    if (!words) known.set(t, (words = terms[t].split(' ').flatMap((word) => (longForms.get(word) ?? word).split(' ')).map(plainStem)))
    return words
  }
  return (a, b) => {
    const [short, long] = wordsOf(a).length <= wordsOf(b).length ? [a, b] : [b, a]
    return wordsOf(short).every((word) => wordsOf(long).some((other) => sameRoot(word, other))) || isShortForm(surfaces[short], wordsOf(long))
  }
}

/** @returns whether a word in capitals is made of the first letters of the words: "RL", "LLMs" for large language model. */
export function isShortForm(surface: string, words: readonly string[]): boolean {
  if (words.length < 2 || !/^\p{Lu}{2,}s?$/u.test(surface)) return false
  return surface.replace(/s$/, '').toLowerCase() === words.map((word) => word[0]).join('')
}

function sameRoot(a: string, b: string): boolean {
  if (a === b) return true
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return short.length >= SHORTEST_ROOT && long.startsWith(short) && DERIVED.test(long.slice(short.length))
}

/** British and Latin spellings that the stemmer keeps apart: behaviour, optimise, matrices. */
function plainStem(stem: string): string {
  return stem.replace(/our/, 'or').replace(/is$/, 'iz').replace(/[ei]x$/, 'ic')
}
