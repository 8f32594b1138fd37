/**
 * Tells a PNG file how large it is on paper. In: the bytes of a PNG as a canvas makes it. Out: the same with a pHYs chunk.
 * Source: Portable Network Graphics (W3C), section 11.3.4.3.
 */
const HEADER_END = 8 + 25
const INCHES_PER_METRE = 1 / 0.0254

/** @param png signature, IHDR, then anything but a pHYs chunk. Not modified. @param dotsPerInch > 0. */
export function withDensity(png: Uint8Array, dotsPerInch: number): Uint8Array<ArrayBuffer> {
  const chunk = new Uint8Array(21)
  const view = new DataView(chunk.buffer)
  view.setUint32(0, 9)
  chunk.set([0x70, 0x48, 0x59, 0x73], 4)
  const dotsPerMetre = Math.round(dotsPerInch * INCHES_PER_METRE)
  view.setUint32(8, dotsPerMetre)
  view.setUint32(12, dotsPerMetre)
  chunk[16] = 1
  view.setUint32(17, crc32(chunk.subarray(4, 17)))
  const out = new Uint8Array(png.length + chunk.length)
  out.set(png.subarray(0, HEADER_END))
  out.set(chunk, HEADER_END)
  out.set(png.subarray(HEADER_END), HEADER_END + chunk.length)
  return out
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}
