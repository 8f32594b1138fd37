/**
 * Abstracts that say much the same in the same words: found without comparing all with all.
 * In: abstracts, one by one.   Out: pairs of them, checked by abstractSimilarity; read by scripts/duplicates.ts.
 * Source: Broder, Compression and Complexity of Sequences (1997) 21–29, doi:10.1109/SEQUEN.1997.666900 (MinHash);
 * Li, Owen & Zhang, NIPS 25 (2012) 3113–3121 (one permutation).
 */

/** Words in a row that are compared. */
const SHINGLE_WORDS = 3
/** Bins of a signature, and how many must agree in a row. Of pairs that share 80 % of their shingles 98 % are found. */
const BINS = 32
const ROWS_OF_BAND = 4
const EMPTY = 0xffffffff

/** Takes abstracts in any order; memory 128 bytes for each. */
export class NearDuplicateFinder {
  private readonly firstOf: Map<number, number>[] = Array.from({ length: BINS / ROWS_OF_BAND }, () => new Map<number, number>())
  private readonly pairs = new Map<string, [number, number]>()

  /**
   * @param id of the paper. @param abstract as its source has it; one of fewer than eight words is passed over.
   * A pair is noted with the first abstract that looks alike, so that a phrase used a thousand times makes a thousand pairs.
   */
  add(id: number, abstract: string): void {
    const shingles = shinglesOf(abstract)
    if (shingles.size < 6) return
    const signature = signatureOf(shingles)
    for (const [band, first] of this.firstOf.entries()) {
      let key = band
      for (let bin = 0; bin < ROWS_OF_BAND; bin++) key = mix(key ^ signature[band * ROWS_OF_BAND + bin])
      const other = first.get(key)
      if (other === undefined) first.set(key, id)
      else this.pairs.set(`${other}|${id}`, [other, id])
    }
  }

  /** @returns pairs of ids that look alike, the one added first in front; some are not: ask abstractSimilarity. */
  candidates = (): [number, number][] => [...this.pairs.values()]
}

/** @returns share of the word triples of both that they have in common, 0 … 1; symmetric; 1 for the same words. */
export function abstractSimilarity(a: string, b: string): number {
  const [x, y] = [shinglesOf(a), shinglesOf(b)]
  let common = 0
  for (const shingle of x) if (y.has(shingle)) common++
  return x.size + y.size === 0 ? 0 : common / (x.size + y.size - common)
}

function shinglesOf(text: string): Set<number> {
  const words = text.normalize('NFKD').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  const shingles = new Set<number>()
  const hashes = words.map(hashOf)
  for (let i = 0; i + SHINGLE_WORDS <= hashes.length; i++) {
    let shingle = 0
    for (let j = 0; j < SHINGLE_WORDS; j++) shingle = mix(Math.imul(shingle, 31) ^ hashes[i + j])
    shingles.add(shingle)
  }
  return shingles
}

function signatureOf(shingles: Set<number>): Uint32Array {
  const signature = new Uint32Array(BINS).fill(EMPTY)
  for (const shingle of shingles) {
    const bin = shingle % BINS
    const value = Math.floor(shingle / BINS)
    if (value < signature[bin]) signature[bin] = value
  }
  // A bin without a shingle borrows from the next that has one.
  const own = signature.slice()
  for (let bin = 0; bin < BINS; bin++) for (let step = 1; signature[bin] === EMPTY; step++) if (own[(bin + step) % BINS] !== EMPTY) signature[bin] = mix(own[(bin + step) % BINS] + step)
  return signature
}

function hashOf(word: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

function mix(value: number): number {
  let x = value | 0
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b)
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35)
  return (x ^ (x >>> 16)) >>> 0
}
