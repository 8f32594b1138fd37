/**
 * Makes a short form and its long form one: where a document writes SSM, it reads as if it wrote "state space model".
 * In: TokenStream, from token-stream.ts.   Out: the stream with short forms written out, and Acronym, read by phrases.ts and tfidf.ts.
 */
import { BREAK, INSERTED, JOINED } from './tokenize.ts'
import type { SharedMemory } from '../numeric/shared-memory.ts'
import { compoundEnd, createShortFormReader, findAcronymPairs, type AcronymPair, type ShortFormReader } from './acronym-pairs.ts'
import type { Lexicon } from './lexicon.ts'
import { codesIn, type TokenStream } from './token-stream.ts'

export interface Acronym {
  /** Unique: "SSM". */
  short: string
  /** Stem numbers of the long form, stop words included; 2 … 8. */
  longStems: number[]
  /** The long form as codes of the stream, flagged INSERTED. */
  longCodes: number[]
  /** Documents that explain the short form so; documents that use it. */
  nDefinitions: number
  nUses: number
}

/** The leading long form must have this part of a short form's explanations. */
const MIN_AGREEMENT = 0.5
/** Codes reserved at a time. */
const SLAB = 1 << 18
/** A short form that many use and few explain is trusted from this many explanations on, or this part of the uses. */
const MIN_DEFINITIONS = 3
const MIN_DEFINED_PART = 0.1

/**
 * @param stream each known short form is replaced by the words of its long form, the document's own where it explains
 *   another, and left out where it stands behind its long form.
 * @returns ordered by their short forms.
 */
export function expandAcronyms(stream: TokenStream, memory: SharedMemory): Acronym[] {
  const { starts, ends, nDocuments, lexicon } = stream
  const codes = codesIn(memory)
  const readShort = createShortFormReader(lexicon.words)
  const pairsOf = new Map<number, AcronymPair[]>()
  for (let i = 0; i < nDocuments; i++) {
    const pairs = findAcronymPairs(codes, starts[i], ends[i], lexicon, readShort)
    if (pairs.length > 0) pairsOf.set(i, pairs)
  }
  const explained = agreeOnLongForms(stream, codes, pairsOf)
  const users = countUses(stream, codes, explained, readShort)
  const acronyms = explained
    .filter(({ nDefinitions, nUses }) => nDefinitions >= MIN_DEFINITIONS || nDefinitions >= MIN_DEFINED_PART * nUses)
    .sort((a, b) => (a.short < b.short ? -1 : 1))
  rewrite(stream, users, memory, createAcronymWriter(new Map(acronyms.map(({ short, longCodes }) => [short, longCodes])), lexicon, readShort), pairsOf)
  return acronyms
}

/** @returns the short forms whose explanations agree, nUses 0. */
function agreeOnLongForms({ lexicon }: TokenStream, codes: Int32Array, pairsOf: Map<number, AcronymPair[]>): Acronym[] {
  const votes = new Map<string, Map<string, { documents: Set<number>; pair: AcronymPair }>>()
  for (const [i, pairs] of pairsOf) {
    for (const pair of pairs) {
      const forms = votes.get(pair.short) ?? new Map()
      votes.set(pair.short, forms)
      const key = longKey(codes, pair, lexicon)
      const vote = forms.get(key) ?? { documents: new Set<number>(), pair }
      forms.set(key, vote)
      vote.documents.add(i)
    }
  }
  const acronyms: Acronym[] = []
  for (const [short, forms] of votes) {
    const all = [...forms.values()].reduce((sum, { documents }) => sum + documents.size, 0)
    const [, { documents, pair }] = [...forms].sort(([a, x], [b, y]) => y.documents.size - x.documents.size || (a < b ? -1 : 1))[0]
    if (documents.size < MIN_AGREEMENT * all) continue
    const long = codes.subarray(pair.longStart, pair.longEnd)
    acronyms.push({ short, longStems: Array.from(long, (code) => lexicon.stemOf[code >> 2]), longCodes: Array.from(long, (code) => code | INSERTED), nDefinitions: documents.size, nUses: 0 })
  }
  return acronyms
}

/** Sets nUses. @returns the documents that use any of the acronyms. */
function countUses({ starts, ends, nDocuments, lexicon }: TokenStream, codes: Int32Array, acronyms: Acronym[], readShort: ShortFormReader): number[] {
  const byShort = new Map(acronyms.map((acronym) => [acronym.short, { acronym, lastUser: -1 }]))
  const finder = new ShortFormFinder(byShort, lexicon, readShort)
  const users: number[] = []
  for (let i = 0; i < nDocuments; i++) {
    let found = finder.find(codes, starts[i], ends[i])
    if (found >= 0) users.push(i)
    for (; found >= 0; found = finder.find(codes, found + 1, ends[i])) {
      const use = byShort.get(finder.short)!
      if (use.lastUser === i) continue
      use.lastUser = i
      use.acronym.nUses++
    }
  }
  return users
}

function longKey(codes: Int32Array, { longStart, longEnd }: AcronymPair, lexicon: Lexicon): string {
  let key = ''
  for (let p = longStart; p < longEnd; p++) key += `${lexicon.stems[lexicon.stemOf[codes[p] >> 2]]} `
  return key
}

/** Finds known short forms in codes. */
class ShortFormFinder {
  /** What `find` found last, and the place behind it. */
  short = ''
  end = 0
  private readonly known: ReadonlyMap<string, unknown>
  private readonly words: readonly string[]
  private readonly readShort: ShortFormReader
  /** First words of the known short forms. */
  private readonly heads: Set<string>
  /** Per word of the lexicon, which may grow: 0 not asked, 1 no short form begins with it, 2 one may. */
  private isHead: Uint8Array

  constructor(known: ReadonlyMap<string, unknown>, { words }: Lexicon, readShort: ShortFormReader) {
    this.known = known
    this.words = words
    this.readShort = readShort
    this.heads = new Set(Array.from(known.keys(), (short) => short.split('-')[0]))
    this.isHead = new Uint8Array(words.length)
  }

  /** @returns the first of the places p … last − 1 where a known short form stands; −1 if there is none. */
  find(codes: Int32Array, p: number, last: number): number {
    for (; p < last; p++) {
      const code = codes[p]
      if (code < 0) continue
      const isHead = this.isHead[code >> 2]
      if (isHead === 1 || (isHead !== 2 && !this.ask(code >> 2))) continue
      const compound = compoundEnd(codes, p, last)
      for (let end = Math.min(compound, p + 3); end > p; end--) {
        const short = this.readShort(codes, p, end)
        if (short === null || !this.known.has(short)) continue
        this.short = short
        this.end = end
        return p
      }
    }
    return -1
  }

  private ask(word: number): boolean {
    if (word >= this.isHead.length) {
      const larger = new Uint8Array(2 * word + 1)
      larger.set(this.isHead)
      this.isHead = larger
    }
    const text = this.words[word]
    const isHead = this.heads.has(text) || (/[A-Z]s$/.test(text) && this.heads.has(text.slice(0, -1)))
    this.isHead[word] = isHead ? 2 : 1
    return isHead
  }
}

/** Documents with a short form are written anew behind all others. */
function rewrite({ starts, ends }: TokenStream, users: number[], memory: SharedMemory, write: AcronymWriter, pairsOf: Map<number, AcronymPair[]>): void {
  const codes = codesIn(memory)
  const written = new CodeList(codes)
  let slab = memory.int32(0)
  let used = 0
  for (const i of users) {
    written.length = 0
    write(codes, starts[i], ends[i], pairsOf.get(i) ?? [], written)
    if (used + written.length > slab.length) {
      slab = memory.int32(Math.max(SLAB, written.length))
      used = 0
    }
    slab.set(written.codes.subarray(0, written.length), used)
    starts[i] = slab.byteOffset / 4 + used
    ends[i] = starts[i] + written.length
    used += written.length
  }
}

class CodeList implements CodeSink {
  length = 0
  codes = new Int32Array(1 << 12)
  private readonly source: Int32Array

  constructor(source: Int32Array) {
    this.source = source
  }

  copy(from: number, to: number): void {
    this.makeRoom(to - from)
    for (let p = from; p < to; p++) this.codes[this.length++] = this.source[p]
  }

  put(code: number): void {
    this.makeRoom(1)
    this.codes[this.length++] = code
  }

  private makeRoom(added: number): void {
    if (this.length + added <= this.codes.length) return
    const larger = new Int32Array(2 * (this.length + added))
    larger.set(this.codes)
    this.codes = larger
  }
}

/** Takes a text with its short forms written out. */
export interface CodeSink {
  /** The next codes are those at from … to − 1. */
  copy(from: number, to: number): void
  /** The next code comes from what stands at p … pEnd − 1. */
  put(code: number, p: number, pEnd: number): void
}

/** Hands codes start … end − 1 to `sink`, long forms for short ones. */
type AcronymWriter = (codes: Int32Array, start: number, end: number, pairs: readonly AcronymPair[], sink: CodeSink) => void

/**
 * @param longForms the codes of the long form of each known short form.
 * @returns a function that writes the short forms of a document out; `pairs` are those that it explains itself.
 */
export function createAcronymWriter(longForms: ReadonlyMap<string, readonly number[]>, lexicon: Lexicon, readShort: ShortFormReader): AcronymWriter {
  const finder = new ShortFormFinder(longForms, lexicon, readShort)
  return (codes, start, end, pairs, sink) => {
    const known = pairs.filter(({ short }) => longForms.has(short))
    const explained = new Set(known.map(({ shortStart }) => shortStart))
    const own = new Map([...known].reverse().map(({ short, longStart, longEnd }) => [short, Array.from(codes.subarray(longStart, longEnd), (code) => code | INSERTED)]))
    for (let p = start; p < end; ) {
      const found = finder.find(codes, p, end)
      sink.copy(p, found < 0 ? end : found)
      if (found < 0) return
      p = finder.end
      if (explained.has(found)) {
        sink.put(BREAK, found, p)
        continue
      }
      const long = own.get(finder.short) ?? longForms.get(finder.short)!
      for (let at = 0; at < long.length; at++) sink.put(at === 0 ? (long[0] & ~JOINED) | (codes[found] & JOINED) : long[at], found, p)
    }
  }
}
