/**
 * Seeded random numbers (xoshiro128**, state filled by splitmix32): the only source of chance in a run.
 * In: a seed.   Out: Random, read by ../cluster/seeding.ts, ./svd.ts and everything else that draws.
 * Source: Blackman & Vigna, ACM Transactions on Mathematical Software 47 (2021) 36, doi:10.1145/3460772.
 */

export interface Random {
  /** @returns a number in [0, 1), a multiple of 2⁻³². */
  nextFloat(): number
  /** @param bound integer in [1, 2³²]. @returns an integer in [0, bound). */
  nextInteger(bound: number): number
}

/**
 * @param seed any integer; its lowest 32 bits count.
 * @returns an endless sequence, the same for the same seed on every machine.
 */
export function createRandom(seed: number): Random {
  const state = Uint32Array.from({ length: 4 }, (_, i) => splitmix32(seed + Math.imul(i + 1, 0x9e3779b9)))
  const nextUint32 = () => {
    const result = Math.imul(rotateLeft(Math.imul(state[1], 5), 7), 9) >>> 0
    const shifted = state[1] << 9
    state[2] ^= state[0]
    state[3] ^= state[1]
    state[1] ^= state[2]
    state[0] ^= state[3]
    state[2] ^= shifted
    state[3] = rotateLeft(state[3], 11)
    return result
  }
  return {
    nextFloat: () => nextUint32() / 2 ** 32,
    nextInteger: (bound) => Math.floor((nextUint32() / 2 ** 32) * bound),
  }
}

/**
 * Draw without replacement (the first steps of a Fisher–Yates shuffle).
 * @param count integer in [0, n].
 * @param n     integer ≥ 0.
 * @returns count different integers of [0, n), rising. Time and memory O(n).
 */
export function sampleIndices(count: number, n: number, random: Random): Int32Array {
  const all = Int32Array.from({ length: n }, (_, i) => i)
  for (let i = 0; i < count; i++) {
    const other = i + random.nextInteger(n - i)
    const drawn = all[other]
    all[other] = all[i]
    all[i] = drawn
  }
  return all.slice(0, count).sort()
}

/** @param seed integer in [0, 2³¹). @param offset ≥ 0. @returns another seed in that range: seed + offset, from 0 on again after the last. */
export const nextSeed = (seed: number, offset: number): number => (seed + offset) % 2 ** 31

function splitmix32(value: number): number {
  let mixed = value >>> 0
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

const rotateLeft = (value: number, by: number) => (value << by) | (value >>> (32 - by))
