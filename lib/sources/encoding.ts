/**
 * Bytes of any usual encoding → UTF-8: with or without a byte order mark, UTF-16, and Latin-1 where a file is not what it seems.
 * In: chunks of bytes, from ./open-file.ts.   Out: the same text in UTF-8, read by every reader of this room.
 */
import { isUtf8 } from 'node:buffer'

export type Encoding = 'UTF-8' | 'UTF-16LE' | 'UTF-16BE' | 'Latin-1'

const NEWLINE = 10
const NOT_ASCII = /[\x80-\xff]/
const VALID_PAIR = /[\xc3-\xdf][\x80-\xbf](?![\x80-\xbf])|[\xe0-\xef][\x80-\xbf]{2}/

/**
 * @param head the first bytes of a file.
 * @returns by byte order mark, by the NUL bytes of Western text in UTF-16, by what an XML declaration says; else UTF-8.
 */
export function detectEncoding(head: Uint8Array): Encoding {
  const bytes = Buffer.from(head.buffer, head.byteOffset, Math.min(head.byteLength, 4096))
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'UTF-16LE'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'UTF-16BE'
  const nuls = [0, 0]
  for (const [i, byte] of bytes.entries()) if (byte === 0) nuls[i % 2]++
  if (nuls[1] * 4 > bytes.length && nuls[0] * 20 < bytes.length) return 'UTF-16LE'
  if (nuls[0] * 4 > bytes.length && nuls[1] * 20 < bytes.length) return 'UTF-16BE'
  const declared = /^\s*<\?xml[^>]*\sencoding=["']([\w-]+)/.exec(bytes.toString('latin1', 0, 200))?.[1] ?? ''
  return /^(iso-?8859-?1|latin-?1|windows-1252|cp1252)$/i.test(declared) ? 'Latin-1' : 'UTF-8'
}

/** @returns the text of the first bytes, without byte order mark; a character cut at their end is left out. */
export function decodeHead(head: Uint8Array, encoding: Encoding): string {
  const text = new TextDecoder(LABELS[encoding], { ignoreBOM: false }).decode(head, { stream: true })
  return text.includes('\uFFFD') && encoding === 'UTF-8' ? repair(Buffer.from(head), () => {}).toString('utf8').replace(/^\uFEFF/, '') : text
}

// What calls itself Latin-1 is as a rule Windows-1252, which has quotation marks and dashes where Latin-1 has nothing.
const LABELS: Record<Encoding, string> = { 'UTF-8': 'utf-8', 'UTF-16LE': 'utf-16le', 'UTF-16BE': 'utf-16be', 'Latin-1': 'windows-1252' }

/**
 * @param chunks cut anywhere. @param encoding as detectEncoding gives it.
 * @param onGuess told for every line, or part of one, that is no UTF-8 where UTF-8 was expected.
 * Yields UTF-8. Such a line is read as Latin-1 if it holds no sequence that looks like UTF-8; otherwise it is damaged
 * UTF-8 and stays as it is.
 */
export async function* toUtf8(chunks: AsyncIterable<Uint8Array>, encoding: Encoding, onGuess: () => void): AsyncGenerator<Uint8Array> {
  if (encoding === 'UTF-8') {
    yield* mendUtf8(chunks, onGuess)
    return
  }
  const decoder = new TextDecoder(LABELS[encoding])
  for await (const chunk of chunks) yield Buffer.from(decoder.decode(chunk, { stream: true }))
  const rest = decoder.decode()
  if (rest) yield Buffer.from(rest)
}

async function* mendUtf8(chunks: AsyncIterable<Uint8Array>, onGuess: () => void): AsyncGenerator<Uint8Array> {
  let carried: Uint8Array = new Uint8Array(0)
  for await (const chunk of chunks) {
    const bytes = carried.length > 0 ? Buffer.concat([carried, chunk]) : Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    const end = bytes.length - cutAtEnd(bytes)
    carried = Buffer.from(bytes.subarray(end))
    const whole = bytes.subarray(0, end)
    if (whole.length > 0) yield isUtf8(whole) ? whole : repair(whole, onGuess)
  }
  if (carried.length > 0) yield repair(Buffer.from(carried), onGuess)
}

/** @returns how many bytes at the end, 0 … 3, begin a character that may go on in the next chunk. */
function cutAtEnd(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]
    if (byte < 0x80) return 0
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0
  }
  return 0
}

function repair(bytes: Buffer, onGuess: () => void): Buffer {
  const pieces: Uint8Array[] = []
  for (let start = 0; start < bytes.length; ) {
    const newline = bytes.indexOf(NEWLINE, start)
    const end = newline === -1 ? bytes.length : newline + 1
    const line = bytes.subarray(start, end)
    const text = isUtf8(line) ? '' : line.toString('latin1')
    if (NOT_ASCII.test(text) && !VALID_PAIR.test(text)) {
      onGuess()
      pieces.push(Buffer.from(new TextDecoder(LABELS['Latin-1']).decode(line)))
    } else {
      pieces.push(line)
    }
    start = end
  }
  return Buffer.concat(pieces)
}
