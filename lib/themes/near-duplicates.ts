/**
 * Which terms say the same thing: inflections, derived words, sub-phrases, short and long forms.
 * In: Vocabulary, from ../text/vocabulary.ts.   Out: a test for pairs of terms, read by theme-terms.ts and labels.ts.
 */
import type { Vocabulary } from '../text/vocabulary.ts'

/** Endings that Porter's stemmer leaves on short stems: plan, planner; track, tracker; classif, classifi. */
const DERIVED = ['n?er', 't?or', 'e', 'i', 'al', 'ion', 'ist', 'iti', 'iv', 'ian', 'ment', 'ator', 'iz'].map((ending) => new RegExp(`${ending}$`))
/** Below this, a common start is chance: "form", "formal". */
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
  const rootOf = createRoots(terms)
  const known: (string[] | undefined)[] = new Array(terms.length)
  const rootsOf = (t: number): string[] => (known[t] ??= terms[t].split(' ').flatMap((word) => (longForms.get(word) ?? word).split(' ')).map(rootOf))
  return (a, b) => {
    const [short, long] = rootsOf(a).length <= rootsOf(b).length ? [a, b] : [b, a]
    const longRoots = rootsOf(long)
    return rootsOf(short).every((root) => longRoots.includes(root)) || (longRoots.length > 1 && isShortForm(surfaces[short], longRoots))
  }
}

/** @returns whether a word in capitals is made of the first letters of the words: "RL", "LLMs" for large language model. */
export function isShortForm(surface: string, words: readonly string[]): boolean {
  if (!/^\p{Lu}{2,}s?$/u.test(surface)) return false
  return surface.replace(/s$/, '').toLowerCase() === words.map((word) => word[0]).join('')
}

/** From a stem to the shortest stem of the vocabulary that it is derived from: planner → plan, if "plan" is there. */
function createRoots(terms: string[]): (stem: string) => string {
  const stems = new Set(terms.flatMap((key) => key.split(' ')).map(plainStem))
  const known = new Map<string, string>()
  return (stem) => {
    let root = known.get(stem)
    if (root !== undefined) return root
    const plain = plainStem(stem)
    const bases = DERIVED.map((ending) => plain.replace(ending, '')).filter((base) => base.length >= SHORTEST_ROOT && stems.has(base))
    root = bases.reduce((shortest, base) => (base.length < shortest.length ? base : shortest), plain)
    known.set(stem, root)
    return root
  }
}

/** British and Latin spellings that the stemmer keeps apart: behaviour, optimise, matrices. */
function plainStem(stem: string): string {
  return stem.replace(/our/, 'or').replace(/is$/, 'iz').replace(/[ei]x$/, 'ic')
}
