/**
 * A form with a file, part by part as it comes in: nothing is kept but the piece at hand.
 * In: the body of a request with content type multipart/form-data (RFC 7578).   Out: FormPart, read by ./import-request.ts.
 */
import { InvalidInputError } from '../domain/errors.ts'

export interface FormPart {
  name: string
  /** Null for a field that is no file. */
  fileName: string | null
  /** To be read once and before the next part; what is left unread is passed over. */
  bytes: AsyncGenerator<Buffer>
}

const MAX_HEAD_BYTES = 16 * 1024
const BROKEN_OFF = 'The upload broke off before its end. Nothing of it was kept; send it again.'

/**
 * @param body bytes as they come. @param contentType as in the header, with the boundary.
 * @throws InvalidInputError if it is no such form or breaks off.
 * Memory: one chunk of the body and the length of the boundary.
 */
export async function* readForm(body: AsyncIterable<Uint8Array>, contentType: string): AsyncGenerator<FormPart> {
  const boundary = /;\s*boundary=(?:"([^"]{1,200})"|([^\s;]{1,200}))/i.exec(contentType)
  if (!boundary) throw new InvalidInputError('The form has no boundary: send it as multipart/form-data.')
  const source = createSource(body)
  const delimiter = `\r\n--${boundary[1] ?? boundary[2]}`
  for await (const _ of source.upTo(delimiter, MAX_HEAD_BYTES));
  while ((await source.take(2)) === '\r\n') {
    const head: Buffer[] = []
    for await (const piece of source.upTo('\r\n\r\n', MAX_HEAD_BYTES)) head.push(piece)
    const bytes = source.upTo(delimiter)
    yield { ...describePart(Buffer.concat(head).toString()), bytes }
    for await (const _ of bytes);
  }
}

function describePart(head: string): { name: string; fileName: string | null } {
  const disposition = /^content-disposition:(.*)$/im.exec(head)?.[1] ?? ''
  const value = (key: string) => new RegExp(`[;\\s]${key}="([^"]*)"`, 'i').exec(disposition)?.[1] ?? null
  // Browsers write a quotation mark as %22 and line breaks likewise.
  const plain = (text: string | null) => text?.replace(/%22/g, '"').replace(/%0[ad]/gi, ' ') ?? null
  return { name: plain(value('name')) ?? '', fileName: plain(value('filename')) }
}

function createSource(body: AsyncIterable<Uint8Array>) {
  const chunks = body[Symbol.asyncIterator]()
  // A line break before the first boundary makes it look like the others.
  let buffer: Buffer = Buffer.from('\r\n')

  async function more(): Promise<void> {
    const { done, value } = await chunks.next()
    if (done) throw new InvalidInputError(BROKEN_OFF)
    const piece = Buffer.from(value.buffer, value.byteOffset, value.byteLength)
    buffer = buffer.length ? Buffer.concat([buffer, piece]) : piece
  }

  /** The bytes before `mark`, which is passed over. */
  async function* upTo(mark: string, limit = Infinity): AsyncGenerator<Buffer> {
    for (let seen = 0; ; await more()) {
      const end = buffer.indexOf(mark)
      const ready = end >= 0 ? end : Math.max(0, buffer.length - mark.length + 1)
      if ((seen += ready) > limit) throw new InvalidInputError('The form is malformed: a part has no end to its head.')
      const piece = buffer.subarray(0, ready)
      buffer = buffer.subarray(end >= 0 ? end + mark.length : ready)
      if (piece.length) yield piece
      if (end >= 0) return
    }
  }

  async function take(length: number): Promise<string> {
    while (buffer.length < length) await more()
    const text = buffer.toString('latin1', 0, length)
    buffer = buffer.subarray(length)
    return text
  }

  return { upTo, take }
}
