/**
 * The runs of characters of a corpus, each once: found by kernels on all threads, remembered with the codes it stands for.
 * In: runs, from ../numeric/kernels/scan.ts.   Out: RunTable, read by text-scanner.ts and token-stream.ts.
 */
import type { WorkerPool } from '../numeric/worker-pool.ts'
import { enlarged } from './string-table.ts'

/** Codes of a run that stand for lists of codes begin here and go down; above are single codes. */
const SEVERAL = -10
/** The codes of the run are not known yet. */
const UNKNOWN = -(2 ** 31)

const SLOT_BYTES = 16
const FIRST_ROOM = 1 << 14

export class RunTable {
  /** As the kernels read it: addresses of slots, mask, size, places, lengths. */
  readonly record: Int32Array
  /** A code per run; SEVERAL − i for a run of several codes or none: their number is several[i], they follow; or UNKNOWN. */
  codes: Int32Array
  several: Int32Array
  /** As ../numeric/kernels/words.ts reads it: addresses of places, lengths, codes, several and of how much of those is in use. */
  readonly learnt: Int32Array
  private readonly severalEnd: Int32Array
  private readonly pool: WorkerPool
  private readonly size: Int32Array
  private slots: Uint8Array
  /** Where each run was met first, in UTF-16 units from address 0, and its units. Good while that batch of texts is there. */
  private places: Int32Array
  private lengths: Int32Array
  /** Runs that there is room for. */
  private room = 0

  constructor(pool: WorkerPool) {
    const { memory } = pool
    this.pool = pool
    this.size = memory.int32(1)
    this.slots = memory.uint8(0)
    this.places = this.lengths = this.codes = memory.int32(0)
    this.several = memory.int32(1 << 12)
    this.severalEnd = memory.int32(1)
    this.record = memory.record([0, 0, this.size, 0, 0])
    this.learnt = memory.int32(5)
    this.describe()
  }

  /** Make room for more runs; no kernel may be at work. @param added at least as many as will be met before the next call. */
  makeRoom(added: number): void {
    const needed = this.size[0] + added
    if (needed <= this.room) return
    const { memory } = this.pool
    const old = { slots: this.slots, codes: this.codes, places: this.places, lengths: this.lengths }
    this.room = Math.max(FIRST_ROOM, this.room)
    while (this.room < needed) this.room *= 2
    this.places = enlarged(old.places, memory.int32(this.room))
    this.lengths = enlarged(old.lengths, memory.int32(this.room))
    this.codes = enlarged(old.codes, memory.int32(this.room).fill(UNKNOWN))
    this.slots = memory.uint8(2 * this.room * SLOT_BYTES)
    this.record.set([this.slots.byteOffset, 2 * this.room - 1, this.size.byteOffset, this.places.byteOffset, this.lengths.byteOffset])
    this.describe()
    this.pool.runHere('scan/moveRuns', [this.record, old.slots], old.slots.byteLength / SLOT_BYTES)
  }

  /** @param bytes over the pool's memory. @returns the characters of a run whose batch of texts is still there. */
  textOf(run: number, bytes: Buffer): string {
    const start = 2 * (this.places[run] >>> 0)
    return bytes.toString('utf16le', start, start + 2 * this.lengths[run])
  }

  /** @returns the units of the first `nListed` of these runs. */
  unitsIn(listed: Int32Array, nListed: number): number {
    let nUnits = 0
    for (let at = 0; at < nListed; at++) nUnits += this.lengths[listed[at]]
    return nUnits
  }

  /** Make room for the codes of more runs, and their numbers. */
  makeRoomForCodes(added: number): void {
    const needed = this.severalEnd[0] + added
    if (needed <= this.several.length) return
    this.several = enlarged(this.several, this.pool.memory.int32(2 * needed))
    this.describe()
  }

  /** Remember what a run stands for; there must be room. */
  learn(run: number, codes: number[]): void {
    const place = this.severalEnd[0]
    this.codes[run] = codes.length === 1 ? codes[0] : SEVERAL - place
    if (codes.length === 1) return
    this.several[place] = codes.length
    this.several.set(codes, place + 1)
    this.severalEnd[0] += codes.length + 1
  }

  private describe(): void {
    this.learnt.set([this.places, this.lengths, this.codes, this.several, this.severalEnd].map(({ byteOffset }) => byteOffset))
  }
}
