/**
 * A file on its way in: from the network to the disk, a piece at a time.
 * In: bytes of a request.   Out: a folder with that one file, handed to ./start-job.ts; nothing if the upload breaks off.
 */
import { createWriteStream } from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { maxUploadBytes } from '../data/settings.ts'
import { errorCode, InvalidInputError } from '../domain/errors.ts'
import { makeFolder, removeFolder } from './upload-folders.ts'

export interface Upload {
  folder: string
  /** Name of the one file in it. */
  file: string
  bytes: number
}

const MAX_NAME_BYTES = 120

/**
 * @param name as the person's file is called; it may be hostile. @param bytes as they come. @param maxBytes default maxUploadBytes().
 * @throws InvalidInputError if it is empty, too large, or breaks off; then nothing of it stays. Memory does not grow with the file.
 */
export async function receiveUpload(name: string, bytes: AsyncIterable<Uint8Array>, maxBytes = maxUploadBytes()): Promise<Upload> {
  const folder = await makeFolder()
  const file = safeName(name)
  let received = 0
  async function* counted() {
    for await (const piece of bytes) {
      received += piece.length
      if (received > maxBytes) throw new InvalidInputError(`${file} is too large: a file may have up to ${sizeInWords(maxBytes)}. Import it from a terminal instead: paperdrift ingest FILE`)
      yield piece
    }
  }
  try {
    await pipeline(counted, createWriteStream(path.join(folder, file)))
    if (received === 0) throw new InvalidInputError(`${file} is empty: it holds no papers.`)
    return { folder, file, bytes: received }
  } catch (error) {
    await removeFolder(folder)
    throw errorCode(error) ? error : brokenOff(error)
  }
}

/** @returns the sentence for an upload that could not be kept: the disk, or the person who left. */
function brokenOff(error: unknown): Error {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'ENOSPC') return new InvalidInputError('The disk is full: nothing of the upload was kept.', error)
  return new InvalidInputError(`The upload broke off (${message}). Nothing of it was kept; send it again.`, error)
}

/** @returns a name that is one file in one folder on every system, and no option of a command. */
export function safeName(name: string): string {
  const base = name.split(/[/\\]/).at(-1)!.replace(/[\p{Cc}\p{Cs}<>:"|?*]/gu, '_').replace(/^[-. ]+/, '').replace(/[. ]+$/, '')
  const extension = /(\.\w{1,10}){1,2}$/.exec(base)?.[0] ?? ''
  let stem = base.slice(0, base.length - extension.length)
  while (Buffer.byteLength(stem) > MAX_NAME_BYTES) stem = [...stem].slice(0, -1).join('')
  return /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(stem) ? `_${stem}${extension}` : `${stem}${extension}` || 'papers'
}

/** @returns "2 GB", "500 MB". */
export const sizeInWords = (bytes: number): string => (bytes >= 2 ** 30 ? `${Number((bytes / 2 ** 30).toFixed(1))} GB` : `${Math.ceil(bytes / 2 ** 20)} MB`)
