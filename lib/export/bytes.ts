/**
 * Text on its way out, as UTF-8.
 * In: pieces of text.   Out: pieces of bytes, read by every writer of text formats.
 */

/** What an export is made of: pieces that come one after another, so that memory does not grow with the file. */
export type Bytes = AsyncGenerator<Uint8Array<ArrayBuffer>>

/** @returns the pieces in UTF-8, in their order; empty ones are left out. */
export async function* encoded(pieces: AsyncIterable<string> | Iterable<string>): Bytes {
  const encoder = new TextEncoder()
  for await (const piece of pieces) if (piece !== '') yield encoder.encode(piece)
}

/** @returns one chunk of rows as a stream of chunks. */
export async function* inOneChunk<T>(rows: T[]): AsyncGenerator<T[]> {
  yield rows
}
