/**
 * Finds the two- and three-word terms that hold together.
 * In: TokenStream, from acronyms.ts.   Out: phrases as lists of stem numbers, read by phrase-matcher.ts.
 * Source: normalised pointwise mutual information, Bouma, GSCL (2009) 31–40; nested terms: Frantzi et al.,
 * International Journal on Digital Libraries 3 (2000) 115–130, doi:10.1007/s007999900023.
 */
import { rangeOf, sharedInt32, type Crew } from './crew.ts'
import { STOP, TERM } from './lexicon.ts'
import { countPart, countStems, listPairs, listTriples, N_KINDS, type PlainStream } from './phrase-tasks.ts'
import { PairIndex, type Sequence, type SuccessorCounts } from './successors.ts'
import { addAll, joinAll } from './tallies.ts'
import type { TokenStream } from './token-stream.ts'

/** Least NPMI of a phrase with a strong word, and of one made of weak words alone ("large number" has 0.3, "value function" 0.5). */
const MIN_NPMI = 0.3
const MIN_WEAK_NPMI = 0.45
/** A pair of words that stands outside its commonest longer phrase in a smaller part of its places than this is a piece of it. */
const MIN_FREE_PART = 0.25

/**
 * @param nDocuments documents of the corpus.
 * @returns in how many documents a phrase must stand, at least.
 */
export function minPhraseDocuments(nDocuments: number): number {
  return Math.max(2, Math.ceil(Math.sqrt(nDocuments) / 25))
}

/**
 * @param stream not modified.
 * @returns phrases of two and three stems, each a list of stem numbers. A phrase crosses neither punctuation nor an
 *   unhyphenated stop word, and does not end in a stop word. Time O(words of the corpus).
 */
export async function findPhrases(stream: TokenStream, crew: Crew): Promise<number[][]> {
  const { codes, starts, nDocuments } = stream
  const least = minPhraseDocuments(nDocuments)
  const { counts, total, strength } = await countAllStems(stream, crew)
  const isFrequent = Uint8Array.from(counts, (count) => (count >= least ? 1 : 0))
  const sequence = { firsts: sharedInt32(codes.length), seconds: sharedInt32(codes.length), starts, nFirsts: counts.length, nSeconds: counts.length }
  const rangePart = (part: number, nParts: number) => rangeOf(stream, part, nParts)
  await crew.share(listPairs, (part, nParts) => ({ ...plainStream(stream), ...rangePart(part, nParts), isFrequent, sequence }))
  const pairs = await countFrequentPairs(sequence, least, crew)
  const index = new PairIndex(pairs.firsts, pairs.seconds)
  await crew.share(listTriples, (part, nParts) => ({ sequence, ...rangePart(part, nParts), pairs }))
  const triples = await countFrequentPairs({ ...sequence, nFirsts: index.size }, least, crew)

  const phrases: number[][] = []
  const inside = new Float64Array(index.size)
  for (let at = 0; at < triples.counts.length; at++) {
    const pair = triples.firsts[at]
    const [a, b, c] = [pairs.firsts[pair], pairs.seconds[pair], triples.seconds[at]]
    const follower = index.find(b, c)
    if (strength[c] <= STOP) continue
    const count = triples.counts[at]
    const npmi = Math.min(npmiOf(count, pairs.counts[pair], counts[c], total), npmiOf(count, counts[a], pairs.counts[follower], total))
    if (npmi < threshold(strength, [a, b, c])) continue
    phrases.push([a, b, c])
    inside[pair] = Math.max(inside[pair], count)
    inside[follower] = Math.max(inside[follower], count)
  }
  for (let pair = 0; pair < pairs.counts.length; pair++) {
    const [a, b] = [pairs.firsts[pair], pairs.seconds[pair]]
    if (strength[b] <= STOP || npmiOf(pairs.counts[pair], counts[a], counts[b], total) < threshold(strength, [a, b])) continue
    if (pairs.counts[pair] - inside[pair] < Math.max(least, MIN_FREE_PART * pairs.counts[pair])) continue
    phrases.push([a, b])
  }
  return phrases
}

function npmiOf(together: number, left: number, right: number, total: number): number {
  const p = together / total
  return p >= 1 ? 1 : Math.log((together * total) / (left * right)) / -Math.log(p)
}

function threshold(strength: Uint8Array, stems: readonly number[]): number {
  return stems.some((stem) => strength[stem] === TERM) ? MIN_NPMI : MIN_WEAK_NPMI
}

interface StemCounts {
  /** As in StemTally; and all together. */
  counts: Int32Array
  total: number
  /** The commonest kind among the occurrences of each stem: "OF" may be a word of formulas, "of" is not. */
  strength: Uint8Array
}

async function countAllStems(stream: TokenStream, crew: Crew): Promise<StemCounts> {
  const parts = await crew.share(countStems, (part, nParts) => ({ ...plainStream(stream), ...rangeOf(stream, part, nParts) }))
  const counts = addAll(parts.map((part) => part.counts))
  const kinds = addAll(parts.map((part) => part.kinds))
  const strength = new Uint8Array(counts.length)
  for (let stem = 0; stem < counts.length; stem++) {
    for (let kind = 1; kind < N_KINDS; kind++) if (kinds[N_KINDS * stem + kind] > kinds[N_KINDS * stem + strength[stem]]) strength[stem] = kind
  }
  return { counts, total: counts.reduce((sum, count) => sum + count, 0), strength }
}

async function countFrequentPairs(sequence: Sequence, least: number, crew: Crew): Promise<SuccessorCounts> {
  const parts = await crew.share(countPart, (part, nParts) => ({ sequence, least, part, nParts }))
  const join = (of: keyof SuccessorCounts) => joinAll(parts.map((part) => part[of]))
  return { firsts: join('firsts'), seconds: join('seconds'), counts: join('counts') }
}

/** @returns the stream without its words, for threads that have no need of them. */
export function plainStream({ codes, starts, lexicon: { stems, stemOf, kindOf } }: TokenStream): PlainStream {
  return { codes, starts, nStems: stems.length, stemOf, kindOf }
}
