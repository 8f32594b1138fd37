/**
 * A zip file as a stream; equal members give equal bytes on any day and in any time zone.
 * In: members, each made when its turn comes.   Out: bytes; used by ./xlsx.ts and ./archive.ts.
 */
import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import type { Bytes } from './bytes.ts'

export interface ZipMember {
  name: string
  /** Called when the members before it are written. */
  content: () => AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>
}

/** @returns the file piece by piece, made as fast as it is read. What a member throws is thrown here. */
export async function* zipBytes(members: ZipMember[]): Bytes {
  const zip = new ZipFile()
  const out = zip.outputStream as Readable
  let open: Readable | null = null
  // A zip holds local time: this date is the same everywhere; forceDosTimestamp leaves out the world's.
  const fixed = { mtime: new Date(1990, 0, 1), forceDosTimestamp: true, mode: 0o100644 }
  zip.on('error', (error: Error) => out.destroy(error))
  for (const { name, content } of members) {
    zip.addReadStreamLazy(name, fixed, (give) => {
      open = Readable.from(content(), { objectMode: true, highWaterMark: 1 })
      open.on('error', (error) => out.destroy(error))
      give(null, open)
    })
  }
  zip.end()
  try {
    for await (const piece of out) yield piece as Uint8Array<ArrayBuffer>
  } finally {
    (open as Readable | null)?.destroy()
  }
}
