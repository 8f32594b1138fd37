/**
 * Finds the place of a pair (first, second) in two parallel lists.
 * In: lists, from phrases.ts and phrase-matcher.ts.   Out: PairIndex, read there.
 */
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
