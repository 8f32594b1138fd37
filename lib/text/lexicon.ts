/**
 * Words as written → stems and kinds: what may be a term, what only part of a phrase, what ends one.
 * In: distinct words, from word-book.ts and term-finder.ts.   Out: WordDescription, Lexicon, read there and by acronyms.ts, phrases.ts and term-counts.ts.
 * Source: Porter, Program 14 (1980) 130–137, doi:10.1108/eb046814, as in natural.
 */
import porter from 'natural/lib/natural/stemmers/porter_stemmer.js'
import { FILLER, WEAK } from './academic-filler.ts'
import { STEM_EXCEPTIONS } from './stem-exceptions.ts'
import { STOP_WORDS } from './stop-words.ts'

/** Ends a phrase. */
export const FILLER_WORD = 0
/** Ends a phrase, unless a hyphen joins it ("few-shot", "text-to-image"). */
export const STOP = 1
/** Part of a phrase only: single letters, numbers in a compound, weak words. */
export const WEAK_WORD = 2
/** A term of its own. */
export const TERM = 3

export interface WordDescription {
  /** Lower case, without accents; a Porter stem if it is made of the letters a–z. */
  stem: string
  /** FILLER_WORD, STOP, WEAK_WORD or TERM. */
  kind: number
}

/** The words of a corpus; words and stems are numbered by first appearance in canonical order. */
export interface Lexicon {
  /** Distinct words as written. */
  words: string[]
  /** Distinct stems. */
  stems: string[]
  /** Stem number of each word. */
  stemOf: Int32Array
  /** FILLER_WORD, STOP, WEAK_WORD or TERM of each word. */
  kindOf: Uint8Array
}

/** @returns a function that describes a word as written, and stems each distinct lower-case form once. */
export function createDescriber(): (word: string) => WordDescription {
  const known = new Map<string, WordDescription>()
  return (word) => {
    const form = foldWord(word)
    let description = known.get(form)
    if (!description) known.set(form, (description = { stem: stemWord(form), kind: kindOfForm(form) }))
    return description
  }
}

/** Distinct forms of letters a–z that are not simply terms with natural's stem. */
export const SPECIAL_FORMS: readonly string[] = [...new Set([...FILLER, ...STOP_WORDS, ...WEAK, ...STEM_EXCEPTIONS.keys(), ...'abcdefghijklmnopqrstuvwxyz'])].filter((form) => /^[a-z]+$/.test(form))

/** @returns whether a word may be a term by itself: "Low" of "Low-Rank" may not, though "Lowe" with the same stem may. */
export const isTermWord = (word: string): boolean => kindOfForm(foldWord(word)) === TERM

let fillerStems: ReadonlySet<string> | null = null

/** @returns whether a lower-case word has the stem of a filler word: "identifying", which the list lacks. */
export function isFillerInflection(word: string): boolean {
  fillerStems ??= new Set([...FILLER].map(stemWord))
  return fillerStems.has(stemWord(word))
}

const PLAIN = /^[a-z]{3,}$/

function foldWord(word: string): string {
  const lower = word.toLowerCase()
  if (!/[^\0-\x7f]/.test(lower)) return lower
  const plain = lower.replace(/’/g, "'")
  return /[\u00c0-\u024f\u1e00-\u1eff\u0300-\u036f]/.test(plain) ? plain.normalize('NFD').replace(/[\u0300-\u036f]/g, '').normalize('NFC') : plain
}

/** Every Porter rule that can change a word begins with one of these endings; half of all rare words, names mostly, have none. */
const MAY_CHANGE = /(?:s|ed|ing|y|i|er|ator|ion|ism|e|al|ful|ic|ant|ent|ou|ll)$/

function stemWord(form: string): string {
  const exception = STEM_EXCEPTIONS.get(form)
  if (exception !== undefined) return exception
  return MAY_CHANGE.test(form) && PLAIN.test(form) ? porter.stem(form) : form
}

/** "10cm", "5x", "100k", "1990s", "16x16": measures; "3d", "6dof" and "4o" are not. */
const MEASURE = /^\d+(?:\d[a-z]|[xkmbsvhw]|(?!d)[a-z]{2}|deg|fps|[kmg]hz|bits?|pixels?|(?:x\d+)+)$/

function kindOfForm(form: string): number {
  if (FILLER.has(form) || (!PLAIN.test(form) && MEASURE.test(form))) return FILLER_WORD
  if ((form.length > 1 || form === 'a' || form === 'i') && STOP_WORDS.has(form)) return STOP
  if (form.length === 1 || /^\p{N}+[a-ce-z]?$/u.test(form) || WEAK.has(form)) return WEAK_WORD
  return TERM
}
