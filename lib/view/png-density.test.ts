import { crc32 } from 'node:zlib'
import { expect, test } from 'vitest'
import { withDensity } from './png-density.ts'

// One transparent dot.
const png = Uint8Array.from(Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64'))

test('puts a pHYs chunk of 300 dots per inch behind the header and leaves the rest', () => {
  const out = Buffer.from(withDensity(png, 300))
  expect(out.toString('latin1', 37, 41)).toBe('pHYs')
  expect([out.readUInt32BE(41), out.readUInt32BE(45), out[49]]).toEqual([11811, 11811, 1])
  expect(Buffer.concat([out.subarray(0, 33), out.subarray(54)])).toEqual(Buffer.from(png))
})

test.skipIf(typeof crc32 !== 'function')('writes the checksum that zlib computes', () => {
  const out = Buffer.from(withDensity(png, 300))
  expect(out.readUInt32BE(50)).toBe(crc32(out.subarray(37, 50)))
})
