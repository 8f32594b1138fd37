/**
 * Finds the two- and three-word terms that hold together.
 * In: TokenStream, from acronyms.ts.   Out: phrases as lists of stem numbers, read by phrase-matcher.ts.
 * Source: normalised pointwise mutual information, Bouma, GSCL (2009) 31–40; nested terms: Frantzi et al.,
 * International Journal on Digital Libraries 3 (2000) 115–130, doi:10.1007/s007999900023.
 */
import { FILLER_WORD, STOP, TERM } from './lexicon.ts'
import { countSuccessors, PairIndex, type Sequence } from './successors.ts'
import type { TokenStream } from './token-stream.ts'
import { INSERTED, JOINED } from './tokenize.ts'

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
export function findPhrases(stream: TokenStream): number[][] {
  const { nDocuments } = stream
  const least = minPhraseDocuments(nDocuments)
  const { counts, total, strength } = countStems(stream)
  const sequence = sequenceOfPairs(stream, counts, least)
  const pairs = countSuccessors(sequence, least)
  const index = new PairIndex(pairs.firsts, pairs.seconds)
  const triples = countSuccessors(turnIntoTriples(sequence, index), least)

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
  /** How often each stem stands where a phrase might hold it, and all together. A stop word counts where a hyphen joins it to a neighbour. */
  counts: Float64Array
  total: number
  /** The commonest kind among the occurrences of each stem: "OF" may be a word of formulas, "of" is not. */
  strength: Uint8Array
}

const N_KINDS = TERM + 1

function countStems({ codes, lexicon: { kindOf, stemOf, stems } }: TokenStream): StemCounts {
  const counts = new Float64Array(stems.length)
  const kinds = new Int32Array(N_KINDS * stems.length)
  let total = 0
  for (let p = 0; p < codes.length; p++) {
    const code = codes[p]
    if (code < 0) continue
    const kind = kindOf[code >> 2]
    const stem = stemOf[code >> 2]
    kinds[N_KINDS * stem + kind]++
    if (kind === FILLER_WORD || (code & INSERTED) !== 0) continue
    if (kind === STOP && (code & JOINED) === 0 && !(p + 1 < codes.length && codes[p + 1] >= 0 && (codes[p + 1] & JOINED) !== 0)) continue
    counts[stem]++
    total++
  }
  const strength = new Uint8Array(stems.length)
  for (let stem = 0; stem < stems.length; stem++) {
    for (let kind = 1; kind < N_KINDS; kind++) if (kinds[N_KINDS * stem + kind] > kinds[N_KINDS * stem + strength[stem]]) strength[stem] = kind
  }
  return { counts, total, strength }
}

/** A hyphen makes a stop word part of what it joins; otherwise stop words, fillers and breaks part phrases, and so does the edge of an acronym. */
function areLinked(left: number, right: number, kindOf: Uint8Array): boolean {
  if (left < 0 || right < 0 || ((left | right) & INSERTED) !== 0) return false
  const weaker = Math.min(kindOf[left >> 2], kindOf[right >> 2])
  return weaker > STOP || (weaker === STOP && (right & JOINED) !== 0)
}

/** Pairs of linked stems that are both frequent enough to matter. */
function sequenceOfPairs({ codes, starts, nDocuments, lexicon: { kindOf, stemOf, stems } }: TokenStream, counts: Float64Array, least: number): Sequence {
  const firsts = new Int32Array(codes.length).fill(-1)
  const seconds = new Int32Array(codes.length)
  for (let i = 0; i < nDocuments; i++) {
    for (let p = starts[i] + 1; p < starts[i + 1]; p++) {
      if (!areLinked(codes[p - 1], codes[p], kindOf)) continue
      const first = stemOf[codes[p - 1] >> 2]
      const second = stemOf[codes[p] >> 2]
      if (counts[first] < least || counts[second] < least) continue
      firsts[p] = first
      seconds[p] = second
    }
  }
  return { firsts, seconds, starts, nFirsts: stems.length, nSeconds: stems.length }
}

/** A triple is a frequent pair and what follows it; `sequence` is rewritten in place, from the right. */
function turnIntoTriples(sequence: Sequence, index: PairIndex): Sequence {
  const { firsts, seconds } = sequence
  for (let p = firsts.length - 1; p > 0; p--) {
    const isTriple = firsts[p] >= 0 && firsts[p - 1] >= 0 && index.find(firsts[p], seconds[p]) >= 0
    firsts[p] = isTriple ? index.find(firsts[p - 1], seconds[p - 1]) : -1
  }
  if (firsts.length > 0) firsts[0] = -1
  return { ...sequence, nFirsts: index.size }
}
