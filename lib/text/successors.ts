/**
 * Counts what follows what, exactly and in bounded memory: a counting sort by the first, then one dense tally per first.
 * In: Sequence, from phrases.ts.   Out: SuccessorCounts and PairIndex, read by phrases.ts and phrase-matcher.ts.
 */

/** One pair (first, second) at each place p where firsts[p] ≥ 0. */
export interface Sequence {
  /** What stands before place p, 0 … nFirsts − 1; −1 where there is nothing to count. */
  firsts: Int32Array
  /** What stands at place p; ≥ 0 wherever firsts[p] ≥ 0. */
  seconds: Int32Array
  /** Document i fills the places starts[i] … starts[i + 1] − 1. */
  starts: Int32Array
  nFirsts: number
  nSeconds: number
}

/** One element per distinct pair that is frequent enough; ordered by first, then by second. */
export interface SuccessorCounts {
  firsts: Int32Array
  seconds: Int32Array
  /** Occurrences. */
  counts: Int32Array
}

/** Occurrences sorted at a time: 8 bytes each. */
const MAX_SORTED = 1 << 24

/**
 * @param least a pair must stand in so many documents.
 * @param part,nParts counts only part 0 … nParts − 1 of the firsts, all with about equally many places; default all of them.
 */
export function countSuccessors(sequence: Sequence, least: number, part = 0, nParts = 1): SuccessorCounts {
  const { nFirsts, nSeconds } = sequence
  const occurrences = new Int32Array(nFirsts)
  const { firsts: all } = sequence
  for (let p = 0; p < all.length; p++) if (all[p] >= 0) occurrences[all[p]]++
  const firsts: number[] = []
  const seconds: number[] = []
  const counts: number[] = []
  const tally = new Int32Array(nSeconds)
  const documents = new Int32Array(nSeconds)
  const lastDocument = new Int32Array(nSeconds).fill(-1)
  const met = new Int32Array(nSeconds)
  const total = occurrences.reduce((sum, count) => sum + count, 0)
  const partEnd = firstAt(occurrences, ((part + 1) / nParts) * total)
  for (let from = firstAt(occurrences, (part / nParts) * total); from < partEnd; ) {
    const { to, bucketStart, sortedSeconds, sortedDocuments } = sortByFirst(from, partEnd, occurrences, least, sequence)
    for (let first = from; first < to; first++) {
      let nMet = 0
      for (let p = bucketStart[first - from]; p < bucketStart[first - from + 1]; p++) {
        const second = sortedSeconds[p]
        if (tally[second]++ === 0) met[nMet++] = second
        if (lastDocument[second] === sortedDocuments[p]) continue
        lastDocument[second] = sortedDocuments[p]
        documents[second]++
      }
      const kept = met.subarray(0, nMet).filter((second) => documents[second] >= least).sort()
      for (const second of kept) {
        firsts.push(first)
        seconds.push(second)
        counts.push(tally[second])
      }
      for (let at = 0; at < nMet; at++) {
        tally[met[at]] = documents[met[at]] = 0
        lastDocument[met[at]] = -1
      }
    }
    from = to
  }
  return { firsts: Int32Array.from(firsts), seconds: Int32Array.from(seconds), counts: Int32Array.from(counts) }
}

/** @returns the first that `places` places stand before, or more; all firsts stand before the end of the last part. */
function firstAt(occurrences: Int32Array, places: number): number {
  let first = 0
  for (let before = 0; first < occurrences.length && before < places; first++) before += occurrences[first]
  return first
}

/** Takes as many firsts as MAX_SORTED allows, at least one; firsts too rare to matter get empty buckets. */
function sortByFirst(from: number, partEnd: number, occurrences: Int32Array, least: number, { firsts, seconds, starts }: Sequence) {
  let to = from
  let total = 0
  while (to < partEnd && (to === from || total + occurrences[to] <= MAX_SORTED)) total += occurrences[to++]
  const bucketStart = new Int32Array(to - from + 1)
  for (let first = from; first < to; first++) bucketStart[first - from + 1] = bucketStart[first - from] + (occurrences[first] >= least ? occurrences[first] : 0)
  const sortedSeconds = new Int32Array(bucketStart[to - from])
  const sortedDocuments = new Int32Array(bucketStart[to - from])
  const next = bucketStart.slice(0, to - from)
  for (let i = 0; i + 1 < starts.length; i++) {
    for (let p = starts[i]; p < starts[i + 1]; p++) {
      const first = firsts[p]
      if (first < from || first >= to || occurrences[first] < least) continue
      const slot = next[first - from]++
      sortedSeconds[slot] = seconds[p]
      sortedDocuments[slot] = i
    }
  }
  return { to, bucketStart, sortedSeconds, sortedDocuments }
}

/** Finds the place of a pair (first, second) in two parallel lists. */
export class PairIndex {
  readonly size: number
  /** Open addressing, at most half full: place in the lists, or −1. */
  private readonly slots: Int32Array
  private readonly firsts: Int32Array
  private readonly seconds: Int32Array

  constructor(firsts: Int32Array, seconds: Int32Array) {
    this.size = firsts.length
    this.firsts = firsts
    this.seconds = seconds
    let capacity = 16
    while (capacity < 2 * this.size) capacity *= 2
    this.slots = new Int32Array(capacity).fill(-1)
    for (let at = 0; at < this.size; at++) {
      let slot = this.hash(firsts[at], seconds[at])
      while (this.slots[slot] >= 0) slot = (slot + 1) & (capacity - 1)
      this.slots[slot] = at
    }
  }

  /** @returns the pair's place, or −1. */
  find(first: number, second: number): number {
    const { slots, firsts, seconds } = this
    for (let slot = this.hash(first, second); ; slot = (slot + 1) & (slots.length - 1)) {
      const at = slots[slot]
      if (at < 0 || (firsts[at] === first && seconds[at] === second)) return at
    }
  }

  private hash(first: number, second: number): number {
    return (Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)) >>> 8 & (this.slots.length - 1)
  }
}
