import { describe, expect, it, vi } from 'vitest'
import { createSharedMemory } from './shared-memory.ts'

describe('createSharedMemory', () => {
  it('hands out aligned zeros that do not overlap', () => {
    const memory = createSharedMemory()
    const first = memory.float32(3).fill(1)
    const second = memory.float64(2)
    const third = memory.int32(1)
    expect([first, second, third].map((array) => array.byteOffset % 64)).toEqual([0, 0, 0])
    expect([...second, ...third]).toEqual([0, 0, 0])
    expect(second.byteOffset).toBeGreaterThanOrEqual(first.byteOffset + first.byteLength)
  })

  it('grows, and older arrays keep their contents', () => {
    const memory = createSharedMemory()
    const small = memory.uint8(4).fill(9)
    const large = memory.uint8(50_000_000)
    large[large.length - 1] = 1
    expect([...small]).toEqual([9, 9, 9, 9])
  })

  it('gives released memory out again, as zeros', () => {
    const memory = createSharedMemory()
    const mark = memory.mark()
    const first = memory.int32(10).fill(5)
    memory.release(mark)
    const second = memory.int32(10)
    expect(second.byteOffset).toBe(first.byteOffset)
    expect([...second]).toEqual(new Array(10).fill(0))
  })

  it('refuses what does not fit before it allocates', () => {
    const memory = createSharedMemory()
    for (const length of [2 ** 30, 2 ** 31 - 1, 2 ** 31, 2 ** 32, 2 ** 40]) {
      expect(() => memory.float32(length)).toThrow(`The numeric core can use 4.0 GiB of memory. Needed: ${((length * 4 + 1024) / 2 ** 30).toFixed(1)} GiB. Take fewer papers, fewer terms or a smaller k.`)
      expect(() => memory.float64(length)).toThrow(expect.objectContaining({ code: 'PIPELINE' }))
    }
    expect(memory.wasm.buffer.byteLength).toBe(16 * 65_536)
    for (const length of [-1, 1.5, NaN, Infinity]) expect(() => memory.int32(length)).toThrow(`length must be an integer ≥ 0. Got ${length}.`)
  })

  it('says so when the machine has no memory left', () => {
    const memory = createSharedMemory()
    const grow = vi.spyOn(WebAssembly.Memory.prototype, 'grow').mockImplementation(() => {
      throw new RangeError('Unable to grow instance memory')
    })
    expect(() => memory.uint8(100 * 2 ** 20)).toThrow(
      expect.objectContaining({ code: 'PIPELINE', message: 'The memory of the numeric core cannot grow to 101 MiB: the machine has too little left.' }),
    )
    grow.mockRestore()
  })
})
