/**
 * Remembers how terms are written, for print: "GPT-4", "state space models", "Gaussian process".
 * In: places of terms, from term-counts.ts.   Out: SurfaceTally, read by tfidf.ts.
 */
import { INSERTED, JOINED } from './tokenize.ts'
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

export class SurfaceTally {
  private readonly codes: Int32Array
  private readonly lengths: Int32Array
  /** Occurrences of each word in abstracts; in titles, which count only for words that no abstract has. */
  private readonly inAbstracts: Int32Array
  private readonly inTitles: Int32Array
  /** MAX_PLACES places in `codes` per phrase, the first in canonical order; those of abstracts push out weak ones. */
  private readonly places: Int32Array
  private readonly nPlaces: Int32Array
  private readonly nWeakPlaces: Int32Array

  /** @param lengths words in each phrase. @param words occurrences per word. */
  constructor(codes: Int32Array, lengths: Int32Array, words: Pick<WordCounts, 'inAbstracts' | 'inTitles'>) {
    this.codes = codes
    this.lengths = lengths
    this.inAbstracts = words.inAbstracts
    this.inTitles = words.inTitles
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
   * @param stemOf stem number of each word.
   * @returns for each stem its commonest word, or −1 if it was never added; equals go to the one met first.
   */
  commonestWords(stemOf: Int32Array, nStems: number): Int32Array {
    const best = new Int32Array(nStems).fill(-1)
    const standing = (word: number) => this.inAbstracts[word] * 1e6 + Math.min(this.inTitles[word], 1e6 - 1)
    stemOf.forEach((stem, word) => {
      if (standing(word) > (best[stem] < 0 ? 0 : standing(best[stem]))) best[stem] = word
    })
    return best
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
