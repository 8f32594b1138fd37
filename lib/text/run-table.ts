/**
 * A hash table from runs of characters to codes that looks them up inside a text, without cutting the text up.
 * In: texts and hashes, from tokenize.ts.   Out: RunTable, read by tokenize.ts.
 */

/** Numbers per slot of the table: hash, first character + 1 (0: the slot is free), length, code. */
const SLOT = 4

export class RunTable {
  /** Open addressing, at most half full; see SLOT. A slot lies in one cache line. */
  private slots = new Int32Array(SLOT << 12)
  private mask = (1 << 12) - 1
  private characters = new Uint16Array(1 << 15)
  private nCharacters = 0
  private nRuns = 0

  /**
   * @param text holds the run at [start, end).
   * @param hash the caller's hash of these characters, an int32, always the same for the same run.
   * @param missing returned if the run was never added.
   * @returns the run's code.
   */
  find(text: string, start: number, end: number, hash: number, missing: number): number {
    const { slots, mask, characters } = this
    const length = end - start
    for (let slot = mix(hash) & mask; ; slot = (slot + 1) & mask) {
      const p = slot * SLOT
      const first = slots[p + 1]
      if (first === 0) return missing
      if (slots[p] !== hash || slots[p + 2] !== length) continue
      let at = 0
      while (at < length && characters[first - 1 + at] === text.charCodeAt(start + at)) at++
      if (at === length) return slots[p + 3]
    }
  }

  /** @param code an int32 that `find` gives for this run from now on. */
  add(run: string, hash: number, code: number): void {
    if (2 * this.nRuns > this.mask) this.grow()
    if (this.nCharacters + run.length > this.characters.length) {
      const larger = new Uint16Array(2 * this.characters.length + run.length)
      larger.set(this.characters)
      this.characters = larger
    }
    this.place(hash, this.nCharacters + 1, run.length, code)
    for (let at = 0; at < run.length; at++) this.characters[this.nCharacters++] = run.charCodeAt(at)
    this.nRuns++
  }

  private place(hash: number, first: number, length: number, code: number): void {
    let slot = mix(hash) & this.mask
    while (this.slots[slot * SLOT + 1] !== 0) slot = (slot + 1) & this.mask
    this.slots.set([hash, first, length, code], slot * SLOT)
  }

  private grow(): void {
    const old = this.slots
    this.mask = 2 * this.mask + 1
    this.slots = new Int32Array(SLOT * (this.mask + 1))
    for (let p = 0; p < old.length; p += SLOT) if (old[p + 1] !== 0) this.place(old[p], old[p + 1], old[p + 2], old[p + 3])
  }
}

function mix(hash: number): number {
  return Math.imul(hash, 0x9e3779b1) >>> 9
}
