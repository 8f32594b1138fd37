/**
 * One WebAssembly memory that all worker threads see, handed out front to back.
 * In: sizes.   Out: typed arrays whose byteOffset is the address a kernel gets, read by ./worker-pool.ts and its users.
 */
import { ComputeError } from './compute-error.ts'

export interface SharedMemory {
  wasm: WebAssembly.Memory
  /**
   * @returns `length` zeros at an address divisible by 64.
   * @throws RangeError if length is no integer ≥ 0; ComputeError PIPELINE, before anything is allocated, if 4 GiB do not suffice.
   */
  float32(length: number): Float32Array<SharedArrayBuffer>
  float64(length: number): Float64Array<SharedArrayBuffer>
  int32(length: number): Int32Array<SharedArrayBuffer>
  uint8(length: number): Uint8Array<SharedArrayBuffer>
  /** @returns numbers and addresses of arrays (null: 0) side by side, as a kernel reads the fields of an @unmanaged class. */
  record(fields: (number | ArrayBufferView | null)[]): Int32Array<SharedArrayBuffer>
  /** @returns a place to go back to. */
  mark(): number
  /** Give back everything allocated since `mark`; arrays made since then must not be used again. */
  release(mark: number): void
}

const PAGE = 65_536
const MAX_PAGES = 65_536
/** A cache line: arrays written by different workers never share one. */
const ALIGNMENT = 64
/** The kernels have no data of their own, but address 0 stays unused so that a zero pointer is a mistake. */
const FIRST_ADDRESS = 1024

type Maker<T> = new (buffer: SharedArrayBuffer, byteOffset: number, length: number) => T

/** @throws ComputeError PIPELINE if the machine does not give the 4 GiB of address space. */
export function createSharedMemory(): SharedMemory {
  const wasm = reserve()
  let next = FIRST_ADDRESS
  let highest = FIRST_ADDRESS

  const allocate = <T extends { fill(value: number): T }>(Maker: Maker<T>, bytesEach: number, length: number): T => {
    if (!Number.isSafeInteger(length) || length < 0) throw new RangeError(`length must be an integer ≥ 0. Got ${length}.`)
    const address = Math.ceil(next / ALIGNMENT) * ALIGNMENT
    const end = address + length * bytesEach
    growTo(wasm, end)
    const array = new Maker(wasm.buffer as unknown as SharedArrayBuffer, address, length)
    if (address < highest) array.fill(0)
    next = end
    highest = Math.max(highest, end)
    return array
  }
  const int32 = (length: number) => allocate<Int32Array<SharedArrayBuffer>>(Int32Array, 4, length)
  return {
    wasm,
    float32: (length) => allocate<Float32Array<SharedArrayBuffer>>(Float32Array, 4, length),
    float64: (length) => allocate<Float64Array<SharedArrayBuffer>>(Float64Array, 8, length),
    int32,
    uint8: (length) => allocate<Uint8Array<SharedArrayBuffer>>(Uint8Array, 1, length),
    record: (fields) => {
      const record = int32(fields.length)
      record.set(fields.map((field) => (typeof field === 'number' ? field : (field?.byteOffset ?? 0))))
      return record
    },
    mark: () => next,
    release: (mark) => {
      next = mark
    },
  }
}

function reserve(): WebAssembly.Memory {
  try {
    return new WebAssembly.Memory({ initial: 16, maximum: MAX_PAGES, shared: true })
  } catch (error) {
    throw new ComputeError('PIPELINE', 'The machine does not give the numeric core its 4 GiB of address space. Raise the limit on virtual memory (ulimit -v).', error)
  }
}

function growTo(wasm: WebAssembly.Memory, end: number): void {
  const pages = Math.ceil(end / PAGE)
  if (pages > MAX_PAGES) {
    throw new ComputeError('PIPELINE', `The numeric core can use 4.0 GiB of memory. Needed: ${(end / 2 ** 30).toFixed(1)} GiB. Take fewer papers, fewer terms or a smaller k.`)
  }
  const missing = pages - wasm.buffer.byteLength / PAGE
  if (missing <= 0) return
  try {
    wasm.grow(missing)
  } catch (error) {
    throw new ComputeError('PIPELINE', `The memory of the numeric core cannot grow to ${Math.ceil(end / 2 ** 20)} MiB: the machine has too little left.`, error)
  }
}
