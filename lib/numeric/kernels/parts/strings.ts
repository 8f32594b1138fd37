/**
 * Distinct strings, numbered as they come; two are one if 64 bits of their hashes are equal: among a million strings the
 * chance that any two are taken for one is 3 in 100 million.
 * In: addresses from ../../../text/string-table.ts.   Out: Strings, hashUnits, read by ../scan.ts and ../words.ts.
 */

/** Field order as in ../../../text/string-table.ts. */
@unmanaged
export class Strings {
  /** in-out: slots of 16 bytes: hash u64 (0: free), number of the string + 1 as i32. At most half full. */
  slots: usize
  mask: i32
  /** in-out: strings so far. */
  size: i32
  /** in-out: i32 per string and one; string s is units starts[s] … starts[s + 1] − 1. */
  starts: usize
  /** in-out: u16; all strings' UTF-16 units, one behind the other. */
  units: usize
}

/** Four units at a time; the last four may be hashed twice. Never 0. */
export function hashUnits(first: usize, end: usize): u64 {
  const bytes = end - first
  let hash: u64 = 0
  if (bytes < 4) hash = mix(bytes == 0 ? 0 : <u64>load<u16>(first), bytes)
  else if (bytes < 8) hash = mix(<u64>load<u32>(first) | (<u64>load<u32>(end - 4) << 32), bytes)
  else {
    for (let p = first; p + 8 < end; p += 8) hash = mix(hash ^ load<u64>(p), 0)
    hash = mix(hash ^ load<u64>(end - 8), bytes)
  }
  hash ^= hash >> 29
  return hash == 0 ? 1 : hash
}

// @ts-ignore: a decorator of AssemblyScript; TypeScript knows none on functions
@inline
function mix(hash: u64, salt: usize): u64 {
  hash = (hash ^ (<u64>salt << 56)) * 0x9e3779b97f4a7c15
  return (hash ^ (hash >> 32)) * 0xd6e8feb86659fd93
}

/** @returns the slot of the string with this hash, or the free slot where it belongs. */
function slotOf(strings: Strings, hash: u64): usize {
  for (let slot = <i32>(hash >> 8) & strings.mask; ; slot = (slot + 1) & strings.mask) {
    const at = strings.slots + (<usize>slot << 4)
    const key = load<u64>(at)
    if (key == hash || key == 0) return at
  }
  return 0
}

/** @returns the number of the string of `length` units at `first`, or −1. */
export function findString(strings: Strings, first: usize, length: i32): i32 {
  return load<i32>(slotOf(strings, hashUnits(first, first + (<usize>length << 1))), 8) - 1
}

/** @returns the number of the string, which is size − 1 afterwards if it is new. */
export function addString(strings: Strings, first: usize, length: i32): i32 {
  const bytes = <usize>length << 1
  const hash = hashUnits(first, first + bytes)
  const slot = slotOf(strings, hash)
  if (load<u64>(slot) != 0) return load<i32>(slot, 8) - 1
  const number = strings.size++
  store<u64>(slot, hash)
  store<i32>(slot, number + 1, 8)
  const start = strings.starts + (<usize>number << 2)
  const unit = load<i32>(start)
  memory.copy(strings.units + (<usize>unit << 1), first, bytes)
  store<i32>(start, unit + length, 4)
  return number
}
