/**
 * Known phrases as a prefix tree, and the longest of them that begins at a place.
 * In: addresses from ../../../text/stream-kernels.ts.   Out: Phrases, match, read by ../matches.ts and ../terms.ts.
 */
import { codeAt, findPair, hasBit, hashPair, pairKey, STEM_SHIFT, Stream, wordAt } from './stream'

/** Known phrases as a prefix tree; field order as in ../../../text/stream-kernels.ts. */
@unmanaged
export class Phrases {
  /** in: table of edges (node, stem) → the node it leads to, the phrase that ends there or −1, and its words. */
  edges: usize
  mask: i32
  /** in: bits of the edges. */
  bits: usize
  bitMask: i32
}

/** Words in the phrase that `match` found last. */
export let matchedLength: i32 = 0

/** @returns the longest phrase that begins with the word at p, whose stem begins one, or −1. */
export function match(stream: Stream, phrases: Phrases, word: i32, p: i32, end: i32): i32 {
  let node = word >> STEM_SHIFT
  let found = -1
  for (let at = p + 1; at < end; at++) {
    const code = codeAt(at)
    if (code < 0) break
    const key = pairKey(node, wordAt(stream, code) >> STEM_SHIFT)
    if (!hasBit(phrases.bits, phrases.bitMask, hashPair(key))) break
    const slot = findPair(phrases.edges, phrases.mask, key)
    if (load<u64>(slot) == 0) break
    node = load<i32>(slot, 8)
    const phrase = load<i32>(slot, 12)
    if (phrase < 0) continue
    found = phrase
    matchedLength = load<i32>(slot, 16)
  }
  return found
}
