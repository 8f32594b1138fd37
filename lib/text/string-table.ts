/**
 * Distinct strings in shared memory, numbered as they come; kernels find and add them.
 * In: room.   Out: StringTable, read by word-book.ts.
 */
import type { WorkerPool } from '../numeric/worker-pool.ts'

const SLOT_BYTES = 16
const FIRST_ROOM = 1 << 12

export class StringTable {
  /** As ../numeric/kernels/parts/strings.ts reads it: addresses of slots, mask, size, addresses of starts and units. */
  readonly record: Int32Array
  private readonly pool: WorkerPool
  private slots: Uint8Array
  /** String s is units starts[s] … starts[s + 1] − 1, each two bytes. */
  private starts: Int32Array
  private units: Uint8Array
  /** Strings that there is room for. */
  room = 0

  constructor(pool: WorkerPool) {
    const { memory } = pool
    this.pool = pool
    this.slots = this.units = memory.uint8(0)
    this.starts = memory.int32(1)
    this.record = memory.int32(5)
  }

  get size(): number {
    return this.record[2]
  }

  /** Make room for more strings of so many UTF-16 units together. @returns whether there now is room for more strings than before. */
  makeRoom(added: number, nUnits: number): boolean {
    const { memory } = this.pool
    const bytes = 2 * (this.starts[this.size] + nUnits)
    if (bytes > this.units.length) this.units = enlarged(this.units, memory.uint8(2 * bytes))
    const needed = this.size + added
    const grows = needed > this.room
    const old = this.slots
    if (grows) {
      this.room = Math.max(FIRST_ROOM, this.room)
      while (this.room < needed) this.room *= 2
      this.starts = enlarged(this.starts, memory.int32(this.room + 1))
      this.slots = memory.uint8(2 * this.room * SLOT_BYTES)
    }
    this.record.set([this.slots.byteOffset, this.slots.length / SLOT_BYTES - 1, this.size, this.starts.byteOffset, this.units.byteOffset])
    if (grows) this.pool.runHere('scan/moveRuns', [this.record, old], old.length / SLOT_BYTES)
    return grows
  }

  /** @returns all strings, in the order of their numbers. */
  list(): string[] {
    const { buffer, byteOffset } = this.units
    const all = Buffer.from(buffer, byteOffset, 2 * this.starts[this.size]).toString('utf16le')
    return Array.from({ length: this.size }, (_, s) => all.slice(this.starts[s], this.starts[s + 1]))
  }
}

/** @returns `to`, which now begins with what `from` holds. */
export function enlarged<T extends Int32Array | Uint8Array>(from: T, to: T): T {
  to.set(from)
  return to
}
