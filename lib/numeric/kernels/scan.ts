/**
 * Texts → runs of letters and marks: the first look at every character.
 * In and out: the arrays of ../../text/text-scanner.ts, by address.
 */
import { hashUnits } from './parts/strings'

/** One batch of texts; field order as in Batch of ../../text/text-scanner.ts. */
@unmanaged
class Batch {
  /** in: u16; the texts' UTF-16 units, one text behind the other. */
  units: usize
  /** in: i32, nTexts + 1 offsets into units. */
  starts: usize
  /** out: i32 per unit; what was found in a text lies from the text's own start on: the number of a run, or a mark. */
  found: usize
  /** out: i32 per text; how many were found, or DIRTY: the text must be cleaned first, nothing was found. */
  counts: usize
  /** in: u8 per possible unit: what it is, see below. */
  classes: usize
  /** in: 1 if the texts are clean, and no suspicion counts. */
  isClean: i32
  /** in-out: the runs met so far; see RunTable of ../../text/run-table.ts. */
  runs: RunTable
}

/** Field order as in ../../text/run-table.ts. */
@unmanaged
class RunTable {
  /** in-out: slots of 16 bytes: hash i64 (0: free), number of the run + 1 (0: not yet known) i32. At most half full. */
  slots: usize
  mask: i32
  /** in-out: i32; runs so far. */
  size: usize
  /** out: i32 per run; where it was met first, in units from address 0; and its units. */
  places: usize
  lengths: usize
}

const DIRTY: i32 = -1

/** Classes of characters: what they are to the scanner, and whether they are suspicious, or ask for a look at their neighbours. */
const IN_RUN: i32 = 1
const MARK: i32 = 2
const SUSPICIOUS: i32 = 4
const ASK: i32 = 8

/** As in ../../text/tokenize.ts. */
const BREAK: i32 = -1
const OPEN: i32 = -3
const CLOSE: i32 = -4

/** Scan the texts start … end − 1. Several workers may do so at once. */
export function scanTexts(batch: Batch, start: i32, end: i32, _chunk: i32, _worker: i32): void {
  for (let t = start; t < end; t++) {
    const at = batch.starts + (<usize>t << 2)
    const from = batch.units + (<usize>load<i32>(at) << 1)
    const to = batch.units + (<usize>load<i32>(at, 4) << 1)
    const isDirty = batch.isClean == 0 && isSuspicious(batch.classes, from, to)
    store<i32>(batch.counts + (<usize>t << 2), isDirty ? DIRTY : scan(batch, from, to, batch.found + (<usize>load<i32>(at) << 2)))
  }
}

/** @returns how many runs and marks were written to `found`. */
function scan(batch: Batch, from: usize, to: usize, found: usize): i32 {
  const classes = batch.classes
  let out = found
  let p = from
  while (p < to) {
    let c = load<u16>(p)
    let kind = <i32>load<u8>(classes + c) & (IN_RUN | MARK)
    if (kind != IN_RUN) {
      if (kind == MARK) {
        store<i32>(out, c == 40 ? OPEN : c == 41 ? CLOSE : BREAK)
        out += 4
      }
      p += 2
      continue
    }
    const first = p
    do {
      p += 2
    } while (p < to && (<i32>load<u8>(classes + load<u16>(p)) & (IN_RUN | MARK)) == IN_RUN)
    store<i32>(out, findRun(batch.runs, hashUnits(first, p), first, <i32>((p - first) >> 1)))
    out += 4
  }
  return <i32>((out - found) >> 2)
}

/**
 * @returns the number of the run, a new one if it was not met before. Two runs are taken for one if 64 bits of hash are
 *   equal: among a million runs the chance is 3 in 100 million.
 */
function findRun(runs: RunTable, hash: u64, first: usize, length: i32): i32 {
  for (let slot = <i32>(hash >> 8) & runs.mask; ; slot = (slot + 1) & runs.mask) {
    const at = runs.slots + (<usize>slot << 4)
    let key = load<u64>(at)
    if (key == 0) {
      key = atomic.cmpxchg<u64>(at, 0, hash)
      if (key == 0) {
        const run = atomic.add<i32>(runs.size, 1)
        store<i32>(runs.places + (<usize>run << 2), <i32>(first >> 1))
        store<i32>(runs.lengths + (<usize>run << 2), length)
        atomic.store<i32>(at + 8, run + 1)
        return run
      }
    }
    if (key != hash) continue
    let run = atomic.load<i32>(at + 8)
    // another worker has taken the slot and is about to say its number
    while (run == 0) run = atomic.load<i32>(at + 8)
    return run - 1
  }
  return 0
}

/** Where a batch's texts lie once all are scanned; field order as in ../../text/token-stream.ts. */
@unmanaged
class Scanned {
  /** in: i32 per text; where its runs and marks lie, in i32 from address 0, and how many they are. */
  found: usize
  counts: usize
  /** in: i32 per run; its code, SEVERAL − i for those at several[i], whose number comes first, or UNKNOWN. */
  codes: usize
  several: usize
}

/** As in ../../text/run-table.ts. */
const SEVERAL: i32 = -10
const UNKNOWN: i32 = i32.MIN_VALUE
const LISTED: i32 = i32.MIN_VALUE + 1
/** As in ../../text/tokenize.ts. */
const TITLE_END: i32 = -2

/** List the runs without a code, by first appearance, and mark them LISTED. @param unknown out: i32 each. @param size in-out: i32. */
export function listUnknown(scanned: Scanned, unknown: usize, size: usize, start: i32, end: i32, _chunk: i32, _worker: i32): void {
  let n = <usize>load<i32>(size)
  for (let t = start; t < end; t++) {
    const text = <usize>t << 2
    const first = <usize>load<i32>(scanned.found + text) << 2
    const last = first + (<usize>load<i32>(scanned.counts + text) << 2)
    for (let p = first; p < last; p += 4) {
      const run = load<i32>(p)
      if (run < 0) continue
      const code = scanned.codes + (<usize>run << 2)
      if (load<i32>(code) != UNKNOWN) continue
      store<i32>(code, LISTED)
      store<i32>(unknown + (n << 2), run)
      n++
    }
  }
  store<i32>(size, <i32>n)
}

/** Write the codes of documents start … end − 1, whose titles are texts 2·i and whose abstracts 2·i + 1, from code `at` on. @param ends out: i32 per document. */
export function writeCodes(scanned: Scanned, at: i32, ends: usize, start: i32, end: i32, _chunk: i32, _worker: i32): void {
  let out = <usize>at << 2
  for (let i = start; i < end; i++) {
    out = writeText(scanned, 2 * i, out)
    store<i32>(out, TITLE_END)
    out = writeText(scanned, 2 * i + 1, out + 4)
    store<i32>(ends + (<usize>i << 2), <i32>(out >> 2))
  }
}

function writeText(scanned: Scanned, t: i32, out: usize): usize {
  const text = <usize>t << 2
  const first = <usize>load<i32>(scanned.found + text) << 2
  const last = first + (<usize>load<i32>(scanned.counts + text) << 2)
  for (let p = first; p < last; p += 4) {
    let code = load<i32>(p)
    if (code >= 0) code = load<i32>(scanned.codes + (<usize>code << 2))
    if (code > SEVERAL) {
      store<i32>(out, code)
      out += 4
      continue
    }
    const list = scanned.several + (<usize>(SEVERAL - code) << 2)
    const bytes = <usize>load<i32>(list) << 2
    memory.copy(out, list + 4, bytes)
    out += bytes
  }
  return out
}

/** Bring all slots of the table to a larger one. @param old slots of 16 bytes, oldMask + 1 of them. */
export function moveRuns(runs: RunTable, old: usize, start: i32, end: i32, _chunk: i32, _worker: i32): void {
  for (let from = start; from < end; from++) {
    const source = old + (<usize>from << 4)
    const hash = load<u64>(source)
    if (hash == 0) continue
    let slot = <i32>(hash >> 8) & runs.mask
    while (load<u64>(runs.slots + (<usize>slot << 4)) != 0) slot = (slot + 1) & runs.mask
    memory.copy(runs.slots + (<usize>slot << 4), source, 16)
  }
}

/** Finds at least what findSuspicion of ../../text/suspicion.ts finds, which decides. */
function isSuspicious(classes: usize, from: usize, to: usize): bool {
  for (let p = from; p < to; p += 2) {
    const kind = <i32>load<u8>(classes + load<u16>(p))
    if (kind < SUSPICIOUS) continue
    if ((kind & ASK) == 0 || isSuspiciousMark(p, from, to)) return true
  }
  return false
}

/** The unit `back` places before p in lower case; a space before the text's beginning. */
function before(p: usize, back: usize, from: usize): i32 {
  return p >= from + (back << 1) ? <i32>load<u16>(p - (back << 1)) | 32 : 32
}

function isSuspiciousMark(p: usize, from: usize, to: usize): bool {
  const mark = <i32>load<u16>(p)
  const next = p + 2 < to ? <i32>load<u16>(p + 2) : 32
  if (mark == 45) return next == 45 || (next <= 32 && endsLine(p + 2, to))
  if (mark == 46) {
    // "www.", and the first two letters of com, org, io, net, edu
    if (before(p, 1, from) == 119 && before(p, 2, from) == 119) return true
    const second = p + 4 < to ? <i32>load<u16>(p + 4) | 32 : 32
    const first = next | 32
    return next > 64 && ((second == 111 && (first == 99 || first == 105)) || (first == 111 && second == 114) || (first == 110 && second == 101) || (first == 101 && second == 100))
  }
  if (mark == 58) {
    // "://", "doi:", "cid:"
    const one = before(p, 1, from)
    const two = before(p, 2, from)
    return next == 47 || (one == 105 && two == 111) || (one == 100 && two == 105)
  }
  // "O(", "Omega(", "Theta(", "poly(", "polylog(", "Õ(", "Ω(", "Θ(", spaces between
  let back: usize = 1
  while (p >= from + (back << 1) && load<u16>(p - (back << 1)) <= 32) back++
  const one = before(p, back, from)
  const two = before(p, back + 1, from)
  const three = before(p, back + 2, from)
  const unit = p >= from + (back << 1) ? <i32>load<u16>(p - (back << 1)) : 32
  if (unit == 0xd5 || unit == 0x3a9 || unit == 0x398) return true
  if (one == 111) return load<u16>(p - (back << 1)) == 79 && !isLetter(two)
  return (one == 97 && ((two == 103 && three == 101) || (two == 116 && three == 101))) || (one == 121 && two == 108 && three == 111) || (one == 103 && two == 111 && three == 108)
}

function isLetter(unit: i32): bool {
  return unit >= 97 && unit <= 122
}

function endsLine(p: usize, to: usize): bool {
  while (p < to && (load<u16>(p) == 32 || load<u16>(p) == 9)) p += 2
  return p < to && (load<u16>(p) == 10 || load<u16>(p) == 13)
}
