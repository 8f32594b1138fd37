/**
 * Batches of texts in shared memory, scanned by kernels: which runs and marks they are made of, and which must be cleaned.
 * In: texts, from token-stream.ts.   Out: TextBatch, read by token-stream.ts.
 */
import type { WorkerPool } from '../numeric/worker-pool.ts'
import type { RunTable } from './run-table.ts'
import { CHARACTER_CLASSES } from './suspicion.ts'
import { CHARACTER_KIND, IN_RUN } from './tokenize.ts'

/** Texts that a worker scans at a time. */
const CHUNK = 64

/** One byte per UTF-16 unit, shared by all batches: IN_RUN, MARK or 0, and the bits of suspicion.ts. */
export function loadCharacterClasses({ memory }: WorkerPool): Uint8Array {
  const classes = memory.uint8(CHARACTER_CLASSES.length)
  classes.set(CHARACTER_CLASSES.map((suspicion, c) => suspicion | (c < CHARACTER_KIND.length ? CHARACTER_KIND[c] : IN_RUN)))
  return classes
}

export class TextBatch {
  /** UTF-16 units of all texts together. */
  nUnits = 0
  nTexts = 0
  /** What was found in a text: runs ≥ 0 and marks, found[starts[t]] … */
  found: Int32Array
  starts: Int32Array
  /** Per text: how many runs and marks; −1 if it must be cleaned. */
  counts: Int32Array
  private units: Buffer
  private readonly pool: WorkerPool
  private readonly record: Int32Array

  /** @param isClean no text needs cleaning. */
  constructor(pool: WorkerPool, classes: Uint8Array, runs: RunTable, isClean: boolean) {
    this.pool = pool
    this.found = this.starts = this.counts = pool.memory.int32(0)
    this.units = Buffer.alloc(0)
    this.record = pool.memory.record([0, 0, 0, 0, classes, isClean ? 1 : 0, runs.record])
  }

  fill(texts: readonly string[]): void {
    this.nTexts = texts.length
    this.nUnits = texts.reduce((sum, { length }) => sum + length, 0)
    this.makeRoom()
    let end = 0
    texts.forEach((text, t) => {
      this.starts[t] = end
      end += this.units.write(text, 2 * end, 'utf16le') >> 1
    })
    this.starts[texts.length] = end
  }

  /** Scan all texts on all threads but this one, which is busy with the batch before; if there is no other, on this one. */
  scan(): Promise<void> {
    return this.pool.runBeside('scan/scanTexts', [this.record], this.nTexts, CHUNK)
  }

  /** Scan all texts on this thread, at once. */
  scanHere(): void {
    this.pool.runHere('scan/scanTexts', [this.record], this.nTexts)
  }

  private makeRoom(): void {
    const { memory } = this.pool
    if (this.nUnits > this.found.length) {
      const room = Math.ceil(this.nUnits * 1.25)
      const units = memory.uint8(2 * room)
      this.units = Buffer.from(units.buffer, units.byteOffset, units.byteLength)
      this.found = memory.int32(room)
    }
    if (this.nTexts >= this.starts.length) {
      this.starts = memory.int32(2 * this.nTexts + 1)
      this.counts = memory.int32(2 * this.nTexts + 1)
    }
    this.record.set([this.units.byteOffset, this.starts.byteOffset, this.found.byteOffset, this.counts.byteOffset])
  }
}
