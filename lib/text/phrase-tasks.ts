/**
 * What counting phrases takes, in parts that threads can do: stems by range of documents, pairs by range of firsts.
 * In: arrays that all threads see, from phrases.ts.   Out: PHRASE_TASKS, read by token-worker.ts; tallies, read by phrases.ts.
 */
import type { Range } from './crew.ts'
import { FILLER_WORD, STOP, TERM } from './lexicon.ts'
import { countSuccessors, PairIndex, type Sequence, type SuccessorCounts } from './successors.ts'
import { INSERTED, JOINED } from './tokenize.ts'

// a worker loads files by require(), where reading an imported constant is a function call: too slow for every word
const OWN_FILLER_WORD = FILLER_WORD
const OWN_STOP = STOP
const OWN_INSERTED = INSERTED
const OWN_JOINED = JOINED

/** A stream without its words. */
export interface PlainStream {
  codes: Int32Array
  starts: Int32Array
  nStems: number
  stemOf: Int32Array
  kindOf: Uint8Array
}

export const N_KINDS = TERM + 1

export interface StemTally {
  /** How often each stem stands where a phrase might hold it. A stop word counts where a hyphen joins it to a neighbour. */
  counts: Int32Array
  /** N_KINDS per stem: occurrences as each kind. */
  kinds: Int32Array
}

export const countStems = {
  name: 'countStems',
  run({ codes, starts, kindOf, stemOf, nStems, from, to }: PlainStream & Range): StemTally {
    const counts = new Int32Array(nStems)
    const kinds = new Int32Array(N_KINDS * nStems)
    for (let p = starts[from]; p < starts[to]; p++) {
      const code = codes[p]
      if (code < 0) continue
      const kind = kindOf[code >> 2]
      const stem = stemOf[code >> 2]
      kinds[N_KINDS * stem + kind]++
      if (kind === OWN_FILLER_WORD || (code & OWN_INSERTED) !== 0) continue
      if (kind === OWN_STOP && (code & OWN_JOINED) === 0 && !(p + 1 < codes.length && codes[p + 1] >= 0 && (codes[p + 1] & OWN_JOINED) !== 0)) continue
      counts[stem]++
    }
    return { counts, kinds }
  },
}

/** Fills `sequence` with the pairs of linked stems that are both frequent enough to matter. */
export const listPairs = {
  name: 'listPairs',
  run({ codes, starts, kindOf, stemOf, from, to, isFrequent, sequence: { firsts, seconds } }: PlainStream & Range & { isFrequent: Uint8Array; sequence: Sequence }): object {
    firsts.fill(-1, starts[from], starts[to])
    for (let i = from; i < to; i++) {
      for (let p = starts[i] + 1; p < starts[i + 1]; p++) {
        if (!areLinked(codes[p - 1], codes[p], kindOf)) continue
        const first = stemOf[codes[p - 1] >> 2]
        const second = stemOf[codes[p] >> 2]
        if (isFrequent[first] === 0 || isFrequent[second] === 0) continue
        firsts[p] = first
        seconds[p] = second
      }
    }
    return {}
  },
}

/** A hyphen makes a stop word part of what it joins; otherwise stop words, fillers and breaks part phrases, and so does the edge of an acronym. */
function areLinked(left: number, right: number, kindOf: Uint8Array): boolean {
  if (left < 0 || right < 0 || ((left | right) & OWN_INSERTED) !== 0) return false
  const weaker = Math.min(kindOf[left >> 2], kindOf[right >> 2])
  return weaker > OWN_STOP || (weaker === OWN_STOP && (right & OWN_JOINED) !== 0)
}

/** Rewrites `sequence`: a triple is a frequent pair and what follows it. From the right, and the first place of a document holds none. */
export const listTriples = {
  name: 'listTriples',
  run({ sequence: { firsts, seconds, starts }, from, to, pairs }: Range & { sequence: Sequence; pairs: SuccessorCounts }): object {
    const index = new PairIndex(pairs.firsts, pairs.seconds)
    for (let p = starts[to] - 1; p >= starts[from]; p--) {
      const isTriple = firsts[p] >= 0 && firsts[p - 1] >= 0 && index.find(firsts[p], seconds[p]) >= 0
      firsts[p] = isTriple ? index.find(firsts[p - 1], seconds[p - 1]) : -1
    }
    return {}
  },
}

export const countPart = {
  name: 'countPart',
  run: ({ sequence, least, part, nParts }: { sequence: Sequence; least: number; part: number; nParts: number }): SuccessorCounts => countSuccessors(sequence, least, part, nParts),
}

export const PHRASE_TASKS = [countStems, listPairs, listTriples, countPart]
