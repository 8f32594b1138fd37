/**
 * Words as written → stems and kinds: what may be a term, what only part of a phrase, what ends one.
 * In: distinct words, from tokenize.ts.   Out: Lexicon, read by acronyms.ts, phrases.ts, tfidf.ts and occurrences.ts.
 * Source: Porter, Program 14 (1980) 130–137, doi:10.1108/eb046814, as in natural.
 */
import porter from 'natural/lib/natural/stemmers/porter_stemmer.js'
import { FILLER, WEAK } from './academic-filler.ts'
import { STOP_WORDS } from './stop-words.ts'

/** Ends a phrase, unless a hyphen joins it ("few-shot", "text-to-image"). */
export const STOP = 0
/** Part of a phrase only: single letters, numbers in a compound, weak words. */
export const WEAK_WORD = 1
/** A term of its own. */
export const TERM = 2

export interface Lexicon {
  /** One stem per stem number, unique; lower case. */
  stems: string[]
  /** Stem number of each word. */
  stemOf: Int32Array
  /** STOP, WEAK_WORD or TERM of each word. */
  kindOf: Uint8Array
}

/**
 * @param words distinct words as written, in the order of their numbers.
 * @returns stems and kinds. Each distinct lower-case word is stemmed once.
 */
export function buildLexicon(words: readonly string[]): Lexicon {
  const stemIds = new Map<string, number>()
  const formIds = new Map<string, number>()
  const stemOf = new Int32Array(words.length)
  const kindOf = new Uint8Array(words.length)
  words.forEach((word, w) => {
    const form = foldWord(word)
    let stem = formIds.get(form)
    if (stem === undefined) {
      const key = stemWord(form)
      stem = stemIds.get(key)
      if (stem === undefined) stemIds.set(key, (stem = stemIds.size))
      formIds.set(form, stem)
    }
    stemOf[w] = stem
    kindOf[w] = kindOfWord(form)
  })
  return { stems: [...stemIds.keys()], stemOf, kindOf }
}

/**
 * @param word a word as written.
 * @returns lower case, typographic apostrophes plain, Latin letters without accents ("Poincaré" → poincare).
 */
export function foldWord(word: string): string {
  const lower = word.toLowerCase()
  if (!/[^\0-\x7f]/.test(lower)) return lower
  const plain = lower.replace(/’/g, "'")
  return /[\u00c0-\u024f\u1e00-\u1eff\u0300-\u036f]/.test(plain) ? plain.normalize('NFD').replace(/[\u0300-\u036f]/g, '').normalize('NFC') : plain
}

/**
 * @param form a folded word.
 * @returns its Porter stem if it is made of the letters a–z, else itself.
 */
export function stemWord(form: string): string {
  return /^[a-z]{3,}$/.test(form) ? porter.stem(form) : form
}

function kindOfWord(form: string): number {
  if (STOP_WORDS.has(form) && form.length > 1) return STOP
  if (FILLER.has(form)) return STOP
  if (form.length === 1 || /^\p{N}+$/u.test(form) || WEAK.has(form)) return WEAK_WORD
  return TERM
}
