/**
 * Finds known short forms in codes: "SSM", "SSMs", "k-NN".
 * In: codes of a document, from token-stream.ts.   Out: ShortFormFinder, read by acronyms.ts and term-finder.ts.
 */
import { compoundEnd, type ShortFormReader } from './acronym-pairs.ts'
import type { Lexicon } from './lexicon.ts'
import { enlarged } from './string-table.ts'

/** A word is a short form by itself; or only the first part of a hyphenated one. */
const ALONE = 1
const IN_COMPOUND = 2
const NOT_ASKED = 3

export class ShortFormFinder {
  /** What `isAt` found last, and the place behind it. */
  short = ''
  end = 0
  private readonly known: ReadonlyMap<string, unknown>
  private readonly words: readonly string[]
  private readonly readShort: ShortFormReader
  /** First words of the known short forms. */
  private readonly heads: Set<string>
  /** What canBegin said of each word of the lexicon, which may grow; NOT_ASKED. */
  private begins: Uint8Array

  constructor(known: ReadonlyMap<string, unknown>, { words }: Pick<Lexicon, 'words'>, readShort: ShortFormReader) {
    this.known = known
    this.words = words
    this.readShort = readShort
    this.begins = new Uint8Array(words.length).fill(NOT_ASKED)
    this.heads = new Set(Array.from(known.keys(), (short) => short.split('-')[0]))
  }

  /** @returns whether a known short form stands at p, and ends before `last`. */
  isAt(codes: Int32Array, p: number, last: number): boolean {
    if (codes[p] < 0 || this.ask(codes[p] >> 2) === 0) return false
    for (let end = Math.min(compoundEnd(codes, p, last), p + 3); end > p; end--) {
      const short = this.readShort(codes, p, end)
      if (short === null || !this.known.has(short)) continue
      this.short = short
      this.end = end
      return true
    }
    return false
  }

  /** @returns ALONE, IN_COMPOUND or 0: no known short form begins with the word. */
  canBegin(word: number): number {
    const text = this.words[word]
    const singular = text.endsWith('s') && /[A-Z]s$/.test(text) ? text.slice(0, -1) : text
    if (!this.heads.has(text) && (singular === text || !this.heads.has(singular))) return 0
    return this.known.has(text) || this.known.has(singular) ? ALONE : IN_COMPOUND
  }

  private ask(word: number): number {
    if (word >= this.begins.length) this.begins = enlarged(this.begins, new Uint8Array(2 * word + 1).fill(NOT_ASKED))
    if (this.begins[word] === NOT_ASKED) this.begins[word] = this.canBegin(word)
    return this.begins[word]
  }
}
