/**
 * Remembers how terms are written, for print: "GPT-4", "state space models", "Gaussian process".
 * In: places of terms, from term-counts.ts.   Out: SurfaceTally, read by tfidf.ts.
 */
import type { Lexicon } from './lexicon.ts'
import { INSERTED, JOINED } from './tokenize.ts'
import { isNeverName } from './word-classes.ts'
import type { WordCounts } from './word-counts.ts'

/** Places kept per phrase: enough to tell the commonest form, few enough for a million papers. */
export const MAX_PLACES = 48

const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

/** What ../numeric/kernels/terms.ts notes of documents that follow one another. */
export interface PhrasePlaces {
  /** MAX_PLACES places in the codes per phrase, of which nPlaces count. */
  places: Int32Array
  nPlaces: Int32Array
  /** Those in titles and written-out acronyms: all of them, or none. */
  nWeakPlaces: Int32Array
}

type SpellingCounts = Pick<WordCounts, 'inAbstracts' | 'inTitles' | 'inRunningText'>

export class SurfaceTally {
  private readonly codes: Int32Array
  private readonly lengths: Int32Array
  /** Occurrences of each word. Those in titles count only for words that no abstract has. */
  private readonly counts: SpellingCounts
  /** MAX_PLACES places in `codes` per phrase, the first in canonical order; those of abstracts push out weak ones. */
  private readonly places: Int32Array
  private readonly nPlaces: Int32Array
  private readonly nWeakPlaces: Int32Array

  /** @param lengths words in each phrase. @param counts occurrences per word. */
  constructor(codes: Int32Array, lengths: Int32Array, counts: SpellingCounts) {
    this.codes = codes
    this.lengths = lengths
    this.counts = counts
    this.places = new Int32Array(lengths.length * MAX_PLACES)
    this.nPlaces = new Int32Array(lengths.length)
    this.nWeakPlaces = new Int32Array(lengths.length)
  }

  /** @param part what was noted of the documents that follow those added so far. */
  add({ places, nPlaces, nWeakPlaces }: PhrasePlaces): void {
    nPlaces.forEach((n, phrase) => {
      for (let at = 0; at < n; at++) this.addPhrase(phrase, places[phrase * MAX_PLACES + at], nWeakPlaces[phrase] > 0)
    })
  }

  /** Written-out acronyms and titles count only until an abstract writes the phrase itself. */
  private addPhrase(phrase: number, p: number, isWeak: boolean): void {
    if (isWeak && this.nPlaces[phrase] > this.nWeakPlaces[phrase]) return
    if (!isWeak && this.nWeakPlaces[phrase] > 0) this.nWeakPlaces[phrase] = this.nPlaces[phrase] = 0
    if (this.nPlaces[phrase] === MAX_PLACES) return
    this.places[phrase * MAX_PLACES + this.nPlaces[phrase]++] = p
    if (isWeak) this.nWeakPlaces[phrase]++
  }

  /**
   * @returns for each stem its commonest word, or null if it was never added; equals go to the one met first. It has a
   *   capital only if it mostly has one behind another word of an abstract; or else words of its stem have; or else it
   *   is never written small and may be a name.
   */
  commonestWords({ words, stems, stemOf }: Pick<Lexicon, 'words' | 'stems' | 'stemOf'>): (string | null)[] {
    const { inAbstracts, inTitles } = this.counts
    const best = new Int32Array(stems.length).fill(-1)
    const standing = (word: number) => inAbstracts[word] * 1e6 + Math.min(inTitles[word], 1e6 - 1)
    stemOf.forEach((stem, word) => {
      if (standing(word) > (best[stem] < 0 ? 0 : standing(best[stem]))) best[stem] = word
    })
    const isName = this.findNames(best, { words, stemOf })
    return Array.from(best, (word, stem) => (word < 0 ? null : isCapitalised(words[word]) && !isName[stem] ? words[word].toLowerCase() : words[word]))
  }

  /** @param best word of each stem, −1: none. @returns whether its capital, if it has one, is its own and not that of a sentence or title. */
  private findNames(best: Int32Array, { words, stemOf }: Pick<Lexicon, 'words' | 'stemOf'>): boolean[] {
    const { inAbstracts, inTitles, inRunningText } = this.counts
    const isDoubted = Array.from(best, (word) => word >= 0 && isCapitalised(words[word]))
    // behind another word: places with a capital, less those without; of the word, and of all words of its stem
    const [own, any] = [new Int32Array(best.length), new Int32Array(best.length)]
    const isAlsoSmall = new Uint8Array(best.length)
    stemOf.forEach((stem, word) => {
      if (!isDoubted[stem]) return
      const isSmall = !/\p{Lu}/u.test(words[word])
      const vote = isSmall ? -inRunningText[word] : inRunningText[word]
      any[stem] += vote
      if (words[word].toLowerCase() !== words[best[stem]].toLowerCase()) return
      own[stem] += vote
      if (isSmall && inAbstracts[word] + inTitles[word] > 0) isAlsoSmall[stem] = 1
    })
    return isDoubted.map((isOpen, stem) => {
      const vote = own[stem] || any[stem]
      return isOpen && (vote > 0 || (vote === 0 && isAlsoSmall[stem] === 0 && !isNeverName(words[best[stem]].toLowerCase())))
    })
  }

  /** @returns the commonest written form of a phrase that was added at least once; equals go to the one met first. */
  commonestPhrase(phrase: number, words: readonly string[]): string {
    const length = this.lengths[phrase]
    const forms: { p: number; count: number }[] = []
    for (let at = 0; at < this.nPlaces[phrase]; at++) {
      const p = this.places[phrase * MAX_PLACES + at]
      const same = forms.find((form) => this.isSame(form.p, p, length))
      if (same) same.count++
      else forms.push({ p, count: 1 })
    }
    const { p } = forms.reduce((best, form) => (form.count > best.count ? form : best))
    return this.print(p, length, words)
  }

  private isSame(p: number, q: number, length: number): boolean {
    for (let at = 0; at < length; at++) {
      const flags = at === 0 ? ~(JOINED | INSERTED) : ~INSERTED
      if ((this.codes[p + at] & flags) !== (this.codes[q + at] & flags)) return false
    }
    return true
  }

  private print(p: number, length: number, words: readonly string[]): string {
    let text = words[this.codes[p] >> 2]
    for (let at = 1; at < length; at++) {
      const word = words[this.codes[p + at] >> 2]
      const gap = (this.codes[p + at] & JOINED) !== 0 ? '-' : CJK.test(word[0]) && CJK.test(text) ? '' : ' '
      text += gap + word
    }
    return text
  }
}

/** @returns whether the first letter alone is a capital: so the word may stand at the beginning of a sentence or in a title. */
export function isCapitalised(word: string): boolean {
  return /^\p{Lu}\p{Ll}+$/u.test(word)
}
