/**
 * A corpus as one stream of codes, and a hash table of pairs of numbers.
 * In: addresses from ../../../text/stream-kernels.ts.   Out: Stream and pair tables, read by ../phrases.ts, ../matches.ts, ../terms.ts and ../places.ts.
 */

/** Codes are numbered from address 0 on: code p is the i32 at 4·p. Their values are those of ../../../text/tokenize.ts. */
@unmanaged
export class Stream {
  /** in: i32 per document; its first code, and the one after its last. */
  starts: usize
  ends: usize
  /** in: i32 per word: stem · 16 + FLAG_B + FLAG_A + kind. */
  words: usize
}

/** What a flag says of the word's stem is up to the kernel. */
export const FLAG_A: i32 = 4
export const FLAG_B: i32 = 8
export const KIND: i32 = 3
export const STEM_SHIFT: i32 = 4

/** As in ../../../text/lexicon.ts and ../../../text/tokenize.ts. */
export const FILLER_WORD: i32 = 0
export const STOP: i32 = 1
export const TERM: i32 = 3
export const JOINED: i32 = 1
export const INSERTED: i32 = 2
export const BREAK: i32 = -1
export const TITLE_END: i32 = -2
export const OPEN: i32 = -3

// @ts-ignore: a decorator of AssemblyScript; TypeScript knows none on functions
@inline
export function codeAt(p: i32): i32 {
  return load<i32>(<usize>p << 2)
}

// @ts-ignore: a decorator of AssemblyScript; TypeScript knows none on functions
@inline
export function wordAt(stream: Stream, code: i32): i32 {
  return load<i32>(stream.words + (<usize>(code >> 2) << 2))
}

/** Bytes of a slot: key u64 (0: free), then four i32 of whoever uses the table. */
const SLOT: usize = 24

// @ts-ignore: a decorator of AssemblyScript; TypeScript knows none on functions
@inline
export function pairKey(first: i32, second: i32): u64 {
  return (<u64>first << 32) | <u64>second | 0x8000000000000000
}

// @ts-ignore: a decorator of AssemblyScript; TypeScript knows none on functions
@inline
export function hashPair(key: u64): i32 {
  const mixed = key * 0x9e3779b97f4a7c15
  return <i32>((mixed ^ (mixed >> 29)) >> 16)
}

/** @returns the address of the pair's slot, or of the free slot where it belongs. */
// @ts-ignore: a decorator of AssemblyScript; TypeScript knows none on functions
@inline
export function findPair(table: usize, mask: i32, key: u64): usize {
  let slot = hashPair(key) & mask
  let at = table + <usize>slot * SLOT
  for (let found = load<u64>(at); found != key && found != 0; found = load<u64>(at)) {
    slot = (slot + 1) & mask
    at = table + <usize>slot * SLOT
  }
  return at
}

/** Whether a pair may be in a table: one bit in sixteen is set, and all of them lie in the nearest cache. @param hash hashPair of its key. */
// @ts-ignore: a decorator of AssemblyScript; TypeScript knows none on functions
@inline
export function hasBit(bits: usize, mask: i32, hash: i32): bool {
  const bit = hash & mask
  return ((<i32>load<u8>(bits + <usize>(bit >> 3)) >> (bit & 7)) & 1) != 0
}

export function setBit(bits: usize, mask: i32, hash: i32): void {
  const bit = hash & mask
  const at = bits + <usize>(bit >> 3)
  store<u8>(at, <i32>load<u8>(at) | (1 << (bit & 7)))
}
