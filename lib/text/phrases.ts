/**
 * Finds the two- and three-word terms that hold together.
 * In: TokenStream, from acronyms.ts.   Out: phrases as lists of stem numbers, read by phrase-matcher.ts.
 * Source: normalised pointwise mutual information, Bouma, GSCL (2009) 31–40; nested terms: Frantzi et al.,
 * International Journal on Digital Libraries 3 (2000) 115–130, doi:10.1007/s007999900023.
 */
import type { WorkerPool } from '../numeric/worker-pool.ts'
import { STOP, TERM } from './lexicon.ts'
import { PairIndex } from './pair-index.ts'
import { countFrequentPairs } from './phrase-counts.ts'
import { streamFields } from './stream-kernels.ts'
import type { TokenStream } from './token-stream.ts'
import type { WordCounts } from './word-counts.ts'

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
export async function findPhrases(stream: TokenStream, words: WordCounts, pool: WorkerPool): Promise<number[][]> {
  const mark = pool.memory.mark()
  const least = minPhraseDocuments(stream.nDocuments)
  const { counts, total, strength } = countStems(stream, words)
  const fields = streamFields(pool, stream, Uint8Array.from(counts, (count) => (count >= least ? 1 : 0)))
  const pairs = await countFrequentPairs(pool, fields, stream.nDocuments, total, least, null)
  const index = new PairIndex(pairs.firsts, pairs.seconds)
  const triples = await countFrequentPairs(pool, fields, stream.nDocuments, total, least, pairs)
  pool.memory.release(mark)

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
  /** How often each stem stands where a phrase might hold it; and all together. */
  counts: Int32Array
  total: number
  /** The commonest kind among the occurrences of each stem: "OF" may be a word of formulas, "of" is not. */
  strength: Uint8Array
}

const N_KINDS = TERM + 1

function countStems({ lexicon: { stems, stemOf, kindOf } }: TokenStream, { everywhere, inPhrases }: WordCounts): StemCounts {
  const counts = new Int32Array(stems.length)
  const kinds = new Int32Array(N_KINDS * stems.length)
  let total = 0
  stemOf.forEach((stem, word) => {
    counts[stem] += inPhrases[word]
    kinds[N_KINDS * stem + kindOf[word]] += everywhere[word]
    total += inPhrases[word]
  })
  const strength = new Uint8Array(stems.length)
  for (let stem = 0; stem < stems.length; stem++) {
    for (let kind = 1; kind < N_KINDS; kind++) if (kinds[N_KINDS * stem + kind] > kinds[N_KINDS * stem + strength[stem]]) strength[stem] = kind
  }
  return { counts, total, strength }
}
