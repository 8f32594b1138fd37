/**
 * Bytes → numbered lines, in bounded memory whatever the file holds.
 * In: chunks of bytes, from ./open-file.ts.   Out: Line, read by ./json-lines.ts and ./trending-page.ts.
 */

/** A longer line is not kept: no record is that long, and one line must not fill the memory. */
export const MAX_LINE_BYTES = 16 * 1024 * 1024

export const TOO_LONG_REASON = `the line is longer than ${MAX_LINE_BYTES / 1024 / 1024} MB`

export const RECORD_TOO_LONG = TOO_LONG_REASON.replace('line', 'record')

export interface Line {
  /** From 1. */
  number: number
  /** Without line end and byte order mark; bytes that are not UTF-8 are U+FFFD; empty if tooLong. */
  text: string
  /** The line is longer than MAX_LINE_BYTES. */
  tooLong: boolean
}

const NEWLINE = 10
const CARRIAGE_RETURN = 13

/**
 * @param chunks UTF-8 text, cut anywhere; LF, CRLF, CR, also mixed, and a last line without an end.
 * @param maxBytes the longest line that is kept.
 * Yields every line, empty ones too. Holds at most one line and one chunk.
 */
export async function* readLines(chunks: AsyncIterable<Uint8Array>, maxBytes = MAX_LINE_BYTES): AsyncGenerator<Line> {
  let number = 0
  let parts: Uint8Array[] = []
  let length = 0
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  const finish = (rest: Uint8Array): Line[] => {
    length += rest.length
    const tooLong = length > maxBytes
    const bytes = tooLong || parts.length === 0 ? rest : Buffer.concat([...parts, rest])
    parts = []
    length = 0
    if (tooLong) return [{ number: ++number, text: '', tooLong }]
    const text = decode(decoder, bytes, number === 0)
    return (text.includes('\r') ? text.split('\r') : [text]).map((each) => ({ number: ++number, text: each, tooLong }))
  }
  for await (const chunk of chunks) {
    let start = 0
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      for (const line of finish(chunk.subarray(start, end))) yield line
      start = end + 1
    }
    if (start === chunk.length) continue
    length += chunk.length - start
    if (length > maxBytes) parts = []
    else parts.push(Buffer.from(chunk.subarray(start)))
  }
  if (length > 0) for (const line of finish(new Uint8Array(0))) yield line
}

function decode(decoder: TextDecoder, bytes: Uint8Array, isFirst: boolean): string {
  const end = bytes[bytes.length - 1] === CARRIAGE_RETURN ? bytes.length - 1 : bytes.length
  const text = decoder.decode(bytes.subarray(0, end))
  return isFirst && text.startsWith('\uFEFF') ? text.slice(1) : text
}
