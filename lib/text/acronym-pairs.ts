/**
 * Finds where a document explains a short form: "state space models (SSMs)".
 * In: codes of a document, from token-stream.ts.   Out: AcronymPair, read by acronyms.ts.
 * Source: Schwartz & Hearst, Pacific Symposium on Biocomputing (2003) 451–462, doi:10.1142/9789812776303_0042.
 */
import { STOP, TERM, type Lexicon } from './lexicon.ts'
import { STOP_WORDS } from './stop-words.ts'
import { JOINED, OPEN } from './tokenize.ts'

export interface AcronymPair {
  /** As written, without the plural's s: "SSM", "k-NN". */
  short: string
  /** The long form's place in the codes: longStart … longEnd − 1. */
  longStart: number
  longEnd: number
  /** The short form's place in the codes: shortStart … shortEnd − 1. */
  shortStart: number
  shortEnd: number
}

/** A long form cannot begin with these: Schwartz & Hearst's matching would take "a" from "a transformer". */
const NEVER_FIRST = new Set('a an the of and to by with is are was we that this as at or be for from our its which can has have using use based new novel propose proposed called'.split(' '))

/** Long forms of more words are sentences. */
export const MAX_LONG_WORDS = 8

/**
 * @param codes      as in TokenStream.
 * @param places     where its parentheses open before a word, and perhaps other places; rising.
 * @param start,end  the document's place in `codes`.
 * @returns the pairs in their order in the text; long forms have 2 … 8 words.
 */
export function findAcronymPairs(codes: Int32Array, places: Iterable<number>, start: number, end: number, lexicon: Lexicon, readShort: ShortFormReader): AcronymPair[] {
  const pairs: AcronymPair[] = []
  for (const p of places) {
    if (p === start || codes[p] !== OPEN || !(codes[p + 1] >= 0)) continue
    const shortEnd = compoundEnd(codes, p + 1, end)
    if (shortEnd < end && codes[shortEnd] >= 0) continue
    const short = readShort(codes, p + 1, shortEnd)
    if (short === null) continue
    const longStart = findLongForm(short, codes, start, p, lexicon)
    if (longStart >= 0) pairs.push({ short, longStart, longEnd: p, shortStart: p + 1, shortEnd })
  }
  return pairs
}

/** @returns where the hyphenated word that begins at `p` ends. */
export function compoundEnd(codes: Int32Array, p: number, end: number): number {
  let at = p + 1
  while (at < end && codes[at] >= 0 && (codes[at] & JOINED) !== 0) at++
  return at
}

/** Reads the hyphenated word at p … end − 1 as a short form without plural s; null if it does not look like one. */
export type ShortFormReader = (codes: Int32Array, p: number, end: number) => string | null

/** A corpus has fewer words: together they would be longer than a string can be. Two of their numbers make one. */
const MAX_WORDS = 2 ** 26

/** @param words of a lexicon; more may be added to it later. @returns a reader that remembers short forms of one and two words. */
export function createShortFormReader(words: readonly string[]): ShortFormReader {
  const singles = new Array<string | null | undefined>(words.length).fill(undefined)
  const doubles = new Map<number, string | null>()
  return (codes, p, end) => {
    if (end - p > 3) return null
    const first = codes[p] >> 2
    if (end - p === 1) {
      const short = singles[first]
      return short === undefined ? (singles[first] = shortForm(words[first])) : short
    }
    const second = codes[p + 1] >> 2
    if (end - p === 3) return shortForm(`${words[first]}-${words[second]}-${words[codes[p + 2] >> 2]}`)
    const short = doubles.get(first * MAX_WORDS + second)
    if (short !== undefined) return short
    const read = shortForm(`${words[first]}-${words[second]}`)
    doubles.set(first * MAX_WORDS + second, read)
    return read
  }
}

/** A short form has two to ten characters, at least two of them capitals. */
function shortForm(text: string): string | null {
  if (text.toLowerCase() === text) return null
  const singular = /[A-Z]s$/.test(text) ? text.slice(0, -1) : text
  if (singular.length < 2 || singular.length > 10 || !/\p{Lu}.*\p{Lu}/u.test(singular) || !/^[\p{L}\p{N}-]+$/u.test(singular)) return null
  return STOP_WORDS.has(singular.toLowerCase()) || /-based$/i.test(singular) ? null : singular
}

function findLongForm(short: string, codes: Int32Array, documentStart: number, open: number, lexicon: Lexicon): number {
  const letters = short.toLowerCase().replaceAll('-', '')
  const mostWords = Math.min(letters.length + 5, letters.length * 2, MAX_LONG_WORDS)
  let first = open
  while (first > documentStart && codes[first - 1] >= 0 && open - first < mostWords) first--
  if (!beginsWord(letters[0], codes, first, open - 1, lexicon)) return -1
  const words: string[] = []
  for (let p = first; p < open; p++) words.push(lexicon.words[codes[p] >> 2].toLowerCase())
  const kindAt = (at: number) => lexicon.kindOf[codes[first + at] >> 2]
  const byInitials = matchInitials(letters, words, (at) => kindAt(at) <= STOP)
  const matched = byInitials >= 0 ? byInitials : matchLetters(letters, words)
  if (matched < 0 || words.length - matched < 2 || NEVER_FIRST.has(words[matched])) return -1
  if (words.slice(matched).includes(short.toLowerCase())) return -1
  return byInitials < 0 && hasIdleWords(letters, words.slice(matched), (at) => kindAt(matched + at) < TERM) ? -1 : first + matched
}

/** @returns whether the letter begins a word at p … end − 1; a long form's first word does, and is not its last. */
function beginsWord(letter: string, codes: Int32Array, p: number, end: number, { words }: Lexicon): boolean {
  for (; p < end; p++) if (words[codes[p] >> 2][0].toLowerCase() === letter) return true
  return false
}

/** Each letter begins a word, from the right; stop words may be passed over. Finds "self-supervised learning" for SSL where letters alone find less. */
function matchInitials(letters: string, words: readonly string[], isStop: (at: number) => boolean): number {
  let at = words.length - 1
  for (let letter = letters.length - 1; letter >= 0; letter--, at--) {
    while (at >= 0 && words[at][0] !== letters[letter] && isStop(at)) at--
    if (at < 0 || words[at][0] !== letters[letter]) return -1
  }
  return at + 1
}

/** Schwartz & Hearst: from the right, each letter at its last place before the one that follows it; the first begins a word.
 *  A word gives at most one letter from its middle, unless they are its first ones (COLlision AVoidance), and no letter twice. */
function matchLetters(letters: string, words: readonly string[]): number {
  let word = words.length - 1
  let at = word >= 0 ? words[word].length - 1 : -1
  let inner = 0
  let innerWord = -1
  for (let letter = letters.length - 1; letter >= 0; letter--) {
    while (word >= 0 && (at < 0 || words[word][at] !== letters[letter] || (letter === 0 && at > 0))) {
      if (--at < 0 && --word >= 0) at = words[word].length - 1
    }
    if (word < 0) return -1
    if (letter === 0) return word
    if (at > 0) {
      inner = innerWord === word ? inner + 1 : 1
      innerWord = word
      const isPrefix = words[word].startsWith(letters.slice(0, letter + 1).slice(-at - 1))
      if ((inner > 1 && !isPrefix) || (letters[letter] === words[word][0] && letters[letter - 1] === letters[letter])) return -1
    }
    if (--at < 0 && --word >= 0) at = words[word].length - 1
  }
  return -1
}

/** Whether the words hold more than one content word that could not have given a letter: "(LFR)" is not "learning framework for robots in rooms". */
function hasIdleWords(letters: string, words: readonly string[], isStop: (at: number) => boolean): boolean {
  let idle = 0
  words.forEach((word, at) => {
    if (!isStop(at) && !letters.includes(word[0])) idle++
  })
  return idle > (letters.length >= words.length ? 1 : 0)
}
