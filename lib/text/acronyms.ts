/**
 * Makes a short form and its long form one: where a document writes SSM, it reads as if it wrote "state space model".
 * In: TokenStream, from token-stream.ts.   Out: the stream with short forms written out, and Acronym, read by phrases.ts and tfidf.ts.
 */
import { BREAK, INSERTED, JOINED } from './tokenize.ts'
import { compoundEnd, findAcronymPairs, shortForm, type AcronymPair } from './acronym-pairs.ts'
import { sharedInt32 } from './crew.ts'
import type { Lexicon } from './lexicon.ts'
import type { TokenStream } from './token-stream.ts'

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
 * @param stream not modified.
 * @returns stream: each known short form replaced by the words of its long form, the document's own where it explains
 *   another, and left out where it stands behind its long form. acronyms: ordered by their short forms.
 */
export function expandAcronyms(stream: TokenStream): { stream: TokenStream; acronyms: Acronym[] } {
  const pairsOf = new Map<number, AcronymPair[]>()
  for (let i = 0; i < stream.nDocuments; i++) {
    const pairs = findAcronymPairs(stream.codes, stream.starts[i], stream.starts[i + 1], stream.lexicon)
    if (pairs.length > 0) pairsOf.set(i, pairs)
  }
  const acronyms = agreeOnLongForms(stream, pairsOf)
  return { stream: rewrite(stream, acronyms, pairsOf), acronyms }
}

function agreeOnLongForms({ codes, starts, nDocuments, lexicon }: TokenStream, pairsOf: Map<number, AcronymPair[]>): Acronym[] {
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
  const byShort = new Map(acronyms.map((acronym) => [acronym.short, acronym]))
  const isHead = createHeadTest(byShort.keys(), lexicon)
  const lastUser = new Map<Acronym, number>()
  const heads = listHeads(isHead, lexicon)
  for (let i = 0; i < nDocuments; i++) {
    for (let p = starts[i]; p < starts[i + 1]; p++) {
      if (codes[p] < 0 || heads[codes[p] >> 2] === 0) continue
      const found = acronymAt(codes, p, starts[i + 1], isHead, byShort, lexicon)
      if (!found || lastUser.get(found.acronym) === i) continue
      lastUser.set(found.acronym, i)
      found.acronym.nUses++
    }
  }
  return acronyms
    .filter(({ nDefinitions, nUses }) => nDefinitions >= MIN_DEFINITIONS || nDefinitions >= MIN_DEFINED_PART * nUses)
    .sort((a, b) => (a.short < b.short ? -1 : 1))
}

/** @returns one element per word: 1 if a short form may begin with it. */
function listHeads(isHead: (word: number) => boolean, { words }: Lexicon): Uint8Array {
  return Uint8Array.from(words, (_, word) => (isHead(word) ? 1 : 0))
}

function longKey(codes: Int32Array, { longStart, longEnd }: AcronymPair, lexicon: Lexicon): string {
  let key = ''
  for (let p = longStart; p < longEnd; p++) key += `${lexicon.stems[lexicon.stemOf[codes[p] >> 2]]} `
  return key
}

/** Tells whether a short form may begin with a word, and remembers it: 0 not asked, 1 no, 2 yes. Words may be added later. */
function createHeadTest(shorts: Iterable<string>, { words }: Lexicon): (word: number) => boolean {
  const heads = new Set<string>()
  for (const short of shorts) heads.add(short.split('-')[0])
  let known = new Uint8Array(words.length)
  return (word) => {
    if (word >= known.length) {
      const larger = new Uint8Array(2 * word + 1)
      larger.set(known)
      known = larger
    }
    if (known[word] === 0) known[word] = heads.has(words[word]) || (/[A-Z]s$/.test(words[word]) && heads.has(words[word].slice(0, -1))) ? 2 : 1
    return known[word] === 2
  }
}

function acronymAt<T>(codes: Int32Array, p: number, end: number, isHead: (word: number) => boolean, byShort: ReadonlyMap<string, T>, lexicon: Lexicon): { short: string; acronym: T; end: number } | null {
  if (codes[p] < 0 || !isHead(codes[p] >> 2)) return null
  const compound = compoundEnd(codes, p, end)
  for (let stop = Math.min(compound, p + 3); stop > p; stop--) {
    const short = shortForm(codes, p, stop, lexicon.words)
    const acronym = short === null ? undefined : byShort.get(short)
    if (short !== null && acronym !== undefined) return { short, acronym, end: stop }
  }
  return null
}

function rewrite(stream: TokenStream, acronyms: Acronym[], pairsOf: Map<number, AcronymPair[]>): TokenStream {
  const { codes, starts, nDocuments, lexicon } = stream
  const longForms = new Map(acronyms.map(({ short, longCodes }) => [short, longCodes]))
  const writer = createAcronymWriter(longForms, lexicon)
  const heads = listHeads(createHeadTest(longForms.keys(), lexicon), lexicon)
  const newStarts = sharedInt32(nDocuments + 1)
  let out = sharedInt32(codes.length + (codes.length >> 3) + 64)
  let length = 0
  const emit = (code: number) => {
    if (length === out.length) out = enlarged(out)
    out[length++] = code
  }
  for (let i = 0; i < nDocuments; i++) {
    const end = starts[i + 1]
    let p = starts[i]
    while (p < end && (codes[p] < 0 || heads[codes[p] >> 2] === 0)) p++
    while (length + end - starts[i] > out.length) out = enlarged(out)
    if (p < end) writer(codes, starts[i], end, pairsOf.get(i) ?? [], emit)
    else for (p = starts[i]; p < end; p++) out[length++] = codes[p]
    newStarts[i + 1] = length
  }
  return { nDocuments, lexicon, starts: newStarts, codes: out.subarray(0, length) }
}

/** Writes codes start … end − 1 out again; `emit` gets each new code and the place (p … pEnd − 1) that it comes from. */
type AcronymWriter = (codes: Int32Array, start: number, end: number, pairs: AcronymPair[], emit: (code: number, p: number, pEnd: number) => void) => void

/**
 * @param longForms the codes of the long form of each known short form.
 * @returns a function that writes the short forms of a document out; `pairs` are those that it explains itself.
 */
export function createAcronymWriter(longForms: ReadonlyMap<string, readonly number[]>, lexicon: Lexicon): AcronymWriter {
  const isHead = createHeadTest(longForms.keys(), lexicon)
  return (codes, start, end, pairs, emit) => {
    const known = pairs.filter(({ short }) => longForms.has(short))
    const explained = new Set(known.map(({ shortStart }) => shortStart))
    const own = new Map([...known].reverse().map(({ short, longStart, longEnd }) => [short, Array.from(codes.subarray(longStart, longEnd), (code) => code | INSERTED)]))
    for (let p = start; p < end; ) {
      const found = acronymAt(codes, p, end, isHead, longForms, lexicon)
      if (!found) {
        emit(codes[p], p, p + 1)
        p++
        continue
      }
      const long = own.get(found.short) ?? found.acronym
      if (explained.has(p)) emit(BREAK, p, found.end)
      else for (let at = 0; at < long.length; at++) emit(at === 0 ? (long[0] & ~JOINED) | (codes[p] & JOINED) : long[at], p, found.end)
      p = found.end
    }
  }
}

function enlarged(array: Int32Array): Int32Array {
  const larger = sharedInt32(array.length + (array.length >> 1))
  larger.set(array)
  return larger
}
