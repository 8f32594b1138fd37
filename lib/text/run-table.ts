/**
 * A hash table from runs of characters to codes, which looks them up by two hashes and so without cutting the text up.
 * In: hashes, from tokenize.ts.   Out: RunTable, read by tokenize.ts.
 */

/** Numbers per slot of the table: hash, check, length (0: the slot is free), code. A slot lies in one cache line. */
const SLOT = 4

/**
 * Two runs are taken for one if they have the same length and 64 equal bits of hash: among a million runs of one length
 * the chance is 3 in 100 million. Comparing the characters took a third of the time of the whole stage.
 */
export class RunTable {
  /** Open addressing, at most half full; see SLOT. */
  private slots = new Int32Array(SLOT << 12)
  private mask = (1 << 12) - 1
  private nRuns = 0

  /**
   * @param hash,check two independent hashes of the run's characters, int32.
   * @param length characters, ≥ 1.
   * @param missing returned if the run was never added.
   * @returns the run's code.
   */
  find(hash: number, check: number, length: number, missing: number): number {
    const { slots, mask } = this
    for (let slot = mix(hash) & mask; ; slot = (slot + 1) & mask) {
      const p = slot * SLOT
      if (slots[p] === hash && slots[p + 1] === check && slots[p + 2] === length) return slots[p + 3]
      if (slots[p + 2] === 0) return missing
    }
  }

  /** @param code an int32 that `find` gives for this run from now on. */
  add(hash: number, check: number, length: number, code: number): void {
    if (2 * this.nRuns > this.mask) this.grow()
    this.place(hash, check, length, code)
    this.nRuns++
  }

  private place(hash: number, check: number, length: number, code: number): void {
    let slot = mix(hash) & this.mask
    while (this.slots[slot * SLOT + 2] !== 0) slot = (slot + 1) & this.mask
    this.slots.set([hash, check, length, code], slot * SLOT)
  }

  private grow(): void {
    const old = this.slots
    this.mask = 2 * this.mask + 1
    this.slots = new Int32Array(SLOT * (this.mask + 1))
    for (let p = 0; p < old.length; p += SLOT) if (old[p + 2] !== 0) this.place(old[p], old[p + 1], old[p + 2], old[p + 3])
  }
}

function mix(hash: number): number {
  return Math.imul(hash, 0x9e3779b1) >>> 9
}
