/**
 * Makes a short form and its long form one: where a document writes SSM, it reads as if it wrote "state space model".
 * In: TokenStream, from token-stream.ts.   Out: the stream with short forms written out, and Acronym, read by phrases.ts and tfidf.ts.
 */
import { BREAK, INSERTED, JOINED } from './tokenize.ts'
import type { SharedMemory } from '../numeric/shared-memory.ts'
import type { WorkerPool } from '../numeric/worker-pool.ts'
import { createShortFormReader, findAcronymPairs, MAX_LONG_WORDS, type AcronymPair, type ShortFormReader } from './acronym-pairs.ts'
import { findPlaces } from './code-places.ts'
import type { Lexicon } from './lexicon.ts'
import { ShortFormFinder } from './short-form-finder.ts'
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
/** A short form that many use and few explain is trusted from this many explanations on, or this part of the uses. */
const MIN_DEFINITIONS = 3
const MIN_DEFINED_PART = 0.1

/**
 * @param stream each known short form is replaced by the words of its long form, the document's own where it explains
 *   another, and left out where it stands behind its long form.
 * @returns ordered by their short forms.
 */
export function expandAcronyms(stream: TokenStream, pool: WorkerPool): Acronym[] {
  const { starts, ends, lexicon } = stream
  const codes = codesIn(pool.memory)
  const readShort = createShortFormReader(lexicon.words)
  const pairsOf = new Map<number, AcronymPair[]>()
  for (const { i, places, from, to } of findPlaces(stream, null, pool)) {
    const pairs = findAcronymPairs(codes, places.subarray(from, to), starts[i], ends[i], lexicon, readShort)
    if (pairs.length > 0) pairsOf.set(i, pairs)
  }
  const explained = agreeOnLongForms(stream, codes, pairsOf)
  const users = findUsers(stream, codes, explained, readShort, pool)
  const acronyms = explained
    .filter(({ nDefinitions, nUses }) => nDefinitions >= MIN_DEFINITIONS || nDefinitions >= MIN_DEFINED_PART * nUses)
    .sort((a, b) => (a.short < b.short ? -1 : 1))
  rewrite(stream, acronyms, users, pairsOf, readShort, pool.memory)
  return acronyms
}

/** A long form that documents explain a short form by. */
interface Vote {
  pair: AcronymPair
  nDocuments: number
  lastDocument: number
}

/** @returns the short forms whose explanations agree, nUses 0. */
function agreeOnLongForms({ lexicon }: TokenStream, codes: Int32Array, pairsOf: Map<number, AcronymPair[]>): Acronym[] {
  const votes = new Map<string, Vote>()
  for (const [i, pairs] of pairsOf) {
    for (const pair of pairs) {
      const key = `${pair.short} ${stemNumbers(codes, pair, lexicon)}`
      let vote = votes.get(key)
      if (!vote) votes.set(key, (vote = { pair, nDocuments: 0, lastDocument: -1 }))
      if (vote.lastDocument !== i) vote.nDocuments++
      vote.lastDocument = i
    }
  }
  const leaders = new Map<string, { vote: Vote; all: number }>()
  for (const vote of votes.values()) {
    const leader = leaders.get(vote.pair.short)
    if (!leader) leaders.set(vote.pair.short, { vote, all: vote.nDocuments })
    else {
      leader.all += vote.nDocuments
      const more = vote.nDocuments - leader.vote.nDocuments
      if (more > 0 || (more === 0 && longKey(codes, vote.pair, lexicon) < longKey(codes, leader.vote.pair, lexicon))) leader.vote = vote
    }
  }
  const agreed = [...leaders.values()].filter(({ vote, all }) => vote.nDocuments >= MIN_AGREEMENT * all)
  return agreed.map(({ vote: { pair, nDocuments } }) => {
    const long = codes.subarray(pair.longStart, pair.longEnd)
    return { short: pair.short, longStems: Array.from(long, (code) => lexicon.stemOf[code >> 2]), longCodes: Array.from(long, (code) => code | INSERTED), nDefinitions: nDocuments, nUses: 0 }
  })
}

/** Documents in which short forms stand. */
interface Users {
  documents: number[]
  /** The places of short forms in documents[at] end before places[ends[at]], and begin where those of the one before end. */
  ends: number[]
  places: number[]
}

/** Sets nUses. */
function findUsers(stream: TokenStream, codes: Int32Array, acronyms: Acronym[], readShort: ShortFormReader, pool: WorkerPool): Users {
  const users: Users = { documents: [], ends: [], places: [] }
  const byShort = new Map(acronyms.map((acronym) => [acronym.short, { acronym, lastUser: -1 }]))
  const finder = new ShortFormFinder(byShort, stream.lexicon, readShort)
  const wanted = Uint8Array.from(stream.lexicon.words, (_, word) => finder.canBegin(word))
  for (const { i, places, from, to } of findPlaces(stream, wanted, pool)) {
    const nBefore = users.places.length
    for (let at = from; at < to; at++) {
      if (!finder.isAt(codes, places[at], stream.ends[i])) continue
      users.places.push(places[at])
      const use = byShort.get(finder.short)!
      if (use.lastUser !== i) use.acronym.nUses++
      use.lastUser = i
    }
    if (users.places.length === nBefore) continue
    users.documents.push(i)
    users.ends.push(users.places.length)
  }
  return users
}

/** @returns the stems of a long form, told apart by two units each: a shorter key than their letters. */
function stemNumbers(codes: Int32Array, { longStart, longEnd }: AcronymPair, { stemOf }: Lexicon): string {
  const units: number[] = []
  for (let p = longStart; p < longEnd; p++) units.push(stemOf[codes[p] >> 2] & 0xffff, stemOf[codes[p] >> 2] >> 16)
  return String.fromCharCode(...units)
}

function longKey(codes: Int32Array, { longStart, longEnd }: AcronymPair, lexicon: Lexicon): string {
  let key = ''
  for (let p = longStart; p < longEnd; p++) key += `${lexicon.stems[lexicon.stemOf[codes[p] >> 2]]} `
  return key
}

const NO_PAIRS: AcronymPair[] = []

/** Documents with a short form are written anew behind all others. */
function rewrite({ starts, ends, lexicon }: TokenStream, acronyms: Acronym[], users: Users, pairsOf: Map<number, AcronymPair[]>, readShort: ShortFormReader, memory: SharedMemory): void {
  const longForms = new Map(acronyms.map(({ short, longCodes }) => [short, longCodes]))
  const write = createAcronymWriter(longForms, new ShortFormFinder(longForms, lexicon, readShort))
  const written = new CodeSlab(memory)
  users.documents.forEach((i, at) => {
    const places = users.places.slice(users.ends[at - 1] ?? 0, users.ends[at])
    const start = written.begin(MAX_LONG_WORDS * (ends[i] - starts[i]))
    write(written.codes, starts[i], ends[i], places, pairsOf.get(i) ?? NO_PAIRS, written)
    starts[i] = start
    ends[i] = written.end
  })
}

/** Codes reserved at a time. */
const SLAB = 1 << 18

class CodeSlab implements CodeSink {
  /** All codes of the memory as it is now. */
  codes: Int32Array
  /** The place behind the last that was written. */
  end = 0
  private readonly memory: SharedMemory
  private slabEnd = 0

  constructor(memory: SharedMemory) {
    this.memory = memory
    this.codes = codesIn(memory)
  }

  /** @param most codes that will be written before the next call. @returns the place of the first. */
  begin(most: number): number {
    if (this.end + most > this.slabEnd) {
      const slab = this.memory.int32(Math.max(SLAB, most))
      this.codes = codesIn(this.memory)
      this.end = slab.byteOffset / 4
      this.slabEnd = this.end + slab.length
    }
    return this.end
  }

  copy(from: number, to: number): void {
    this.codes.copyWithin(this.end, from, to)
    this.end += to - from
  }

  put(code: number): void {
    this.codes[this.end++] = code
  }
}

/** Takes a text with its short forms written out. */
export interface CodeSink {
  /** The next codes are those at from … to − 1. */
  copy(from: number, to: number): void
  /** The next code comes from what stands at p … pEnd − 1. */
  put(code: number, p: number, pEnd: number): void
}

/** Hands codes start … end − 1 to `sink`, long forms for the short ones that stand at some of `places`, which rise. */
type AcronymWriter = (codes: Int32Array, start: number, end: number, places: Iterable<number>, pairs: readonly AcronymPair[], sink: CodeSink) => void

/**
 * @param longForms the codes of the long form of each known short form.
 * @param finder    finds those short forms.
 * @returns a function that writes the short forms of a document out; `pairs` are those that it explains itself.
 */
export function createAcronymWriter(longForms: ReadonlyMap<string, readonly number[]>, finder: ShortFormFinder): AcronymWriter {
  return (codes, start, end, places, pairs, sink) => {
    const known = pairs.length === 0 ? pairs : pairs.filter(({ short }) => longForms.has(short))
    let p = start
    for (const place of places) {
      if (place < p || !finder.isAt(codes, place, end)) continue
      sink.copy(p, place)
      p = finder.end
      if (known.some(({ shortStart }) => shortStart === place)) {
        sink.put(BREAK, place, p)
        continue
      }
      const own = known.find(({ short }) => short === finder.short)
      const long = own ? codes.subarray(own.longStart, own.longEnd) : longForms.get(finder.short)!
      for (let at = 0; at < long.length; at++) sink.put(INSERTED | (at === 0 ? (long[0] & ~JOINED) | (codes[place] & JOINED) : long[at]), place, p)
    }
    sink.copy(p, end)
  }
}
