/**
 * Counts what follows what, exactly and in bounded memory: a counting sort by the first, then one dense tally per first.
 * In: a visit of all pairs in document order, from phrases.ts.   Out: SuccessorCounts and PairIndex, read by phrases.ts.
 */

/** Calls `emit` once per occurrence, documents rising; called twice or more, it emits the same. */
export type Visit = (emit: (first: number, second: number, document: number) => void) => void

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
 * @param nFirsts firsts are 0 … nFirsts − 1; seconds are ≥ 0.
 * @param minCount,minDocuments a pair must occur so often, and in so many documents.
 */
export function countSuccessors(nFirsts: number, visit: Visit, minCount: number, minDocuments: number): SuccessorCounts {
  const occurrences = new Int32Array(nFirsts)
  let nSeconds = 0
  visit((first, second) => {
    occurrences[first]++
    if (second >= nSeconds) nSeconds = second + 1
  })
  const firsts: number[] = []
  const seconds: number[] = []
  const counts: number[] = []
  const tally = new Int32Array(nSeconds)
  const documents = new Int32Array(nSeconds)
  const lastDocument = new Int32Array(nSeconds).fill(-1)
  for (let from = 0; from < nFirsts; ) {
    const { to, bucketStart, sortedSeconds, sortedDocuments } = sortByFirst(from, occurrences, minCount, visit)
    for (let first = from; first < to; first++) {
      const kept: number[] = []
      for (let p = bucketStart[first - from]; p < bucketStart[first - from + 1]; p++) {
        const second = sortedSeconds[p]
        if (tally[second]++ === 0) kept.push(second)
        if (lastDocument[second] !== sortedDocuments[p]) documents[second]++
        lastDocument[second] = sortedDocuments[p]
      }
      kept.sort((a, b) => a - b)
      for (const second of kept) {
        if (tally[second] >= minCount && documents[second] >= minDocuments) {
          firsts.push(first)
          seconds.push(second)
          counts.push(tally[second])
        }
        tally[second] = documents[second] = 0
        lastDocument[second] = -1
      }
    }
    from = to
  }
  return { firsts: Int32Array.from(firsts), seconds: Int32Array.from(seconds), counts: Int32Array.from(counts) }
}

/** Takes as many firsts as MAX_SORTED allows, at least one; firsts too rare to matter get empty buckets. */
function sortByFirst(from: number, occurrences: Int32Array, minCount: number, visit: Visit) {
  let to = from
  let total = 0
  while (to < occurrences.length && (to === from || total + occurrences[to] <= MAX_SORTED)) total += occurrences[to++]
  const bucketStart = new Int32Array(to - from + 1)
  for (let first = from; first < to; first++) bucketStart[first - from + 1] = bucketStart[first - from] + (occurrences[first] >= minCount ? occurrences[first] : 0)
  const sortedSeconds = new Int32Array(bucketStart[to - from])
  const sortedDocuments = new Int32Array(bucketStart[to - from])
  const next = bucketStart.slice(0, to - from)
  visit((first, second, document) => {
    if (first < from || first >= to || occurrences[first] < minCount) return
    const p = next[first - from]++
    sortedSeconds[p] = second
    sortedDocuments[p] = document
  })
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
