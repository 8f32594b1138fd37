/**
 * Remembers how terms are written, for print: "GPT-4", "state space models", "Gaussian process".
 * In: places of terms, from term-counts.ts.   Out: SurfaceTally, read by tfidf.ts.
 */
import { INSERTED, JOINED } from './tokenize.ts'

// a worker loads files by require(), where reading an imported constant is a function call: too slow for every word
const OWN_INSERTED = INSERTED
const OWN_JOINED = JOINED

/** Places kept per phrase: enough to tell the commonest form, few enough for a million papers. */
const MAX_PLACES = 48

const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

/** What a tally holds, to be sent to another thread. */
export interface SurfacePlaces {
  /** Occurrences of each word in abstracts; in titles, which count only for words that no abstract has. */
  inAbstracts: Int32Array
  inTitles: Int32Array
  /** MAX_PLACES places in the codes per phrase, of which nPlaces count; either all of them are of titles or written-out acronyms, or none. */
  places: Int32Array
  nPlaces: Int32Array
  nTitlePlaces: Int32Array
}

export class SurfaceTally {
  private readonly codes: Int32Array
  private readonly lengths: Int32Array
  /** Occurrences of each word in abstracts; in titles, which count only for words that no abstract has. */
  private readonly inAbstracts: Int32Array
  private readonly inTitles: Int32Array
  /** MAX_PLACES places in `codes` per phrase, the first in canonical order; those of abstracts push out those of titles. */
  private readonly places: Int32Array
  private readonly nPlaces: Int32Array
  private readonly nTitlePlaces: Int32Array

  /** @param lengths words in each phrase. */
  constructor(codes: Int32Array, nWords: number, lengths: Int32Array) {
    this.codes = codes
    this.lengths = lengths
    this.inAbstracts = new Int32Array(nWords)
    this.inTitles = new Int32Array(nWords)
    this.places = new Int32Array(lengths.length * MAX_PLACES)
    this.nPlaces = new Int32Array(lengths.length)
    this.nTitlePlaces = new Int32Array(lengths.length)
  }

  addWord(code: number, inTitle: boolean): void {
    if ((code & OWN_INSERTED) !== 0) return
    if (inTitle) this.inTitles[code >> 2]++
    else this.inAbstracts[code >> 2]++
  }

  /** Written-out acronyms and titles count only until an abstract writes the phrase itself. */
  addPhrase(phrase: number, p: number, inTitle: boolean): void {
    const isWeak = inTitle || (this.codes[p] & OWN_INSERTED) !== 0
    if (isWeak && this.nPlaces[phrase] > this.nTitlePlaces[phrase]) return
    if (!isWeak && this.nTitlePlaces[phrase] > 0) this.nTitlePlaces[phrase] = this.nPlaces[phrase] = 0
    if (this.nPlaces[phrase] === MAX_PLACES) return
    this.places[phrase * MAX_PLACES + this.nPlaces[phrase]++] = p
    if (isWeak) this.nTitlePlaces[phrase]++
  }

  /** @param part the tally of what follows the places added so far. */
  add({ inAbstracts, inTitles, places, nPlaces, nTitlePlaces }: SurfacePlaces): void {
    inAbstracts.forEach((count, word) => (this.inAbstracts[word] += count))
    inTitles.forEach((count, word) => (this.inTitles[word] += count))
    nPlaces.forEach((n, phrase) => {
      for (let at = 0; at < n; at++) this.addPhrase(phrase, places[phrase * MAX_PLACES + at], nTitlePlaces[phrase] > 0)
    })
  }

  read(): SurfacePlaces {
    const { inAbstracts, inTitles, places, nPlaces, nTitlePlaces } = this
    return { inAbstracts, inTitles, places, nPlaces, nTitlePlaces }
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
      const flags = at === 0 ? ~(OWN_JOINED | OWN_INSERTED) : ~OWN_INSERTED
      if ((this.codes[p + at] & flags) !== (this.codes[q + at] & flags)) return false
    }
    return true
  }

  private print(p: number, length: number, words: readonly string[]): string {
    let text = words[this.codes[p] >> 2]
    for (let at = 1; at < length; at++) {
      const word = words[this.codes[p + at] >> 2]
      const gap = (this.codes[p + at] & OWN_JOINED) !== 0 ? '-' : CJK.test(word[0]) && CJK.test(text) ? '' : ' '
      text += gap + word
    }
    return text
  }
}
