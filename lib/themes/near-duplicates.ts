/**
 * Which terms say the same thing: inflections, derived words, sub-phrases, short and long forms.
 * In: Vocabulary, from ../text/vocabulary.ts.   Out: a test for pairs of terms, read by term-facts.ts.
 */
import type { Vocabulary } from '../text/vocabulary.ts'

/** Endings that Porter's stemmer leaves on stems: plan, planner; track, tracker; class, classif, classifi; recogn, recognit. */
const DERIVED = ['n?er', 'or', 'e', 'i', 'al', 'ion', 'ist', 'it', 'iti', 'ifi?', 'iv', 'ian', 'ment', 'ator', 'iz'].map((ending) => new RegExp(`${ending}$`))
/** Below this, a common start is chance: "form", "formal". */
const SHORTEST_ROOT = 4

/**
 * @returns whether terms a and b (columns) are near-duplicates: the words of one are all among the words of the other,
 *   inflected or derived words taken as one, a short form as its long form; or they are pieces of one longer phrase
 *   ("linear structural equation", "structural equation models"). Symmetric; not transitive.
 */
export function createLikeness({ terms, surfaces, acronyms }: Pick<Vocabulary, 'terms' | 'surfaces' | 'acronyms'>): (a: number, b: number) => boolean {
  const longForms = new Map<string, string>()
  acronyms.forEach((acronym, t) => {
    if (acronym) longForms.set(acronym.toLowerCase(), terms[t])
  })
  const rootOf = createRoots(terms)
  const known: (Forms | undefined)[] = new Array(terms.length)
  const formsOf = (t: number): Forms => (known[t] ??= {
    roots: terms[t].split(' ').flatMap((word) => (longForms.get(word) ?? word).split(' ')).map(rootOf),
    short: shortFormOf(surfaces[t]),
    initials: initialsOf(terms[t]),
  })
  return (a, b) => {
    const [x, y] = [formsOf(a), formsOf(b)]
    const [short, long] = x.roots.length <= y.roots.length ? [x, y] : [y, x]
    if (isWithin(short.roots, long.roots)) return true
    if (short.roots.length > 2) return areChained(short.roots, long.roots) || areChained(long.roots, short.roots)
    return short.short !== null && short.short === long.initials
  }
}

interface Forms {
  /** Number of the root of each word. */
  roots: number[]
  /** "llm" for LLMs; null for a term that is no short form. */
  short: string | null
  /** First letters of the words: "llm" for large language model. */
  initials: string
}

function shortFormOf(surface: string): string | null {
  return /^\p{Lu}{2,}s?$/u.test(surface) ? surface.replace(/s$/, '').toLowerCase() : null
}

function initialsOf(key: string): string {
  return key.split(' ').map((word) => word[0]).join('')
}

function isWithin(few: number[], many: number[]): boolean {
  for (const root of few) if (!many.includes(root)) return false
  return true
}

/** Whether one ends in two words or more that the other begins with. */
function areChained(first: readonly number[], second: readonly number[]): boolean {
  for (let n = Math.min(first.length, second.length) - 1; n >= 2; n--) if (first.slice(-n).every((root, at) => root === second[at])) return true
  return false
}

/** From a stem to the number of the shortest stem of the vocabulary that it is derived from: planner → plan, if "plan" is there. */
function createRoots(terms: string[]): (stem: string) => number {
  const stems = new Map<string, number>()
  const numberOf = (stem: string): number => {
    const number = stems.get(stem) ?? stems.size
    stems.set(stem, number)
    return number
  }
  for (const key of terms) for (const word of key.split(' ')) numberOf(plainStem(word))
  const known = new Map<string, number>()
  return (stem) => {
    let root = known.get(stem)
    if (root !== undefined) return root
    const plain = plainStem(stem)
    const bases = DERIVED.map((ending) => plain.replace(ending, '')).filter((base) => base.length >= SHORTEST_ROOT && stems.has(base))
    root = numberOf(bases.reduce((shortest, base) => (base.length < shortest.length ? base : shortest), plain))
    known.set(stem, root)
    return root
  }
}

/** What the stemmer keeps apart: behaviour, optimise, matrices, stimuli, bacteria, privacy beside private. */
function plainStem(stem: string): string {
  return stem.replace(/our/, 'or').replace(/is$/, 'iz').replace(/[ei]x$/, 'ic').replace(/u$/, 'i').replace(/um$/, 'a').replace(/aci$/, 'at')
}
