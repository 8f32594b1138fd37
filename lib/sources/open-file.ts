/**
 * Opens what a person named: a plain file, a gzip file, a pipe or standard input.
 * In: a path, or "-".   Out: OpenFile, its bytes uncompressed; read by ./read-papers.ts.
 */
import { createReadStream } from 'node:fs'
import { mkdtemp, open, rm, stat, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { addAbortSignal, pipeline, type Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { CancelledError, errorCode, InvalidInputError } from '../domain/errors.ts'

export interface OpenFile {
  /** The first bytes, up to HEAD_BYTES, uncompressed; `chunks` gives them again. */
  head: Uint8Array
  /** All bytes, uncompressed. To be read once. Throws InvalidInputError if the file breaks off. */
  chunks: AsyncIterable<Uint8Array>
  /** Share of the file that has been read so far, 0 … 1. */
  fraction(): number
  close(): Promise<void>
}

export interface OpenOptions {
  /** What "-" means; default the process's. */
  standardInput?: Readable
  /** Ends the wait for a pipe or standard input with CancelledError. */
  signal?: AbortSignal
}

const HEAD_BYTES = 64 * 1024

/**
 * @param name path of a file, or "-". A pipe or standard input is first copied to a temporary file, so that a slow sender
 *   never holds up the database.
 * @returns the open file; close it when done.
 * @throws InvalidInputError if there is no such file, it cannot be read, or its compression is damaged.
 */
export async function openFile(name: string, { standardInput = process.stdin, signal }: OpenOptions = {}): Promise<OpenFile> {
  const information = name === '-' ? null : await stat(name).catch((error) => Promise.reject(named(name, error)))
  const copy = information?.isFile() ? null : await copyStream(name === '-' ? standardInput : createReadStream(name), name, signal)
  try {
    const opened = await openRegular(copy?.file ?? name, name)
    return { ...opened, close: async () => (await opened.close(), await copy?.remove()) }
  } catch (error) {
    await copy?.remove()
    throw error
  }
}

async function copyStream(stream: Readable, name: string, signal?: AbortSignal): Promise<{ file: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'paperdrift-'))
  const file = path.join(folder, 'input')
  const remove = () => rm(folder, { recursive: true, force: true })
  try {
    await writeFile(file, signal ? addAbortSignal(signal, stream) : stream)
    return { file, remove }
  } catch (error) {
    await remove()
    throw signal?.aborted ? new CancelledError() : named(name, error)
  }
}

async function openRegular(file: string, name: string): Promise<OpenFile> {
  const raw = createReadStream(file, { highWaterMark: 256 * 1024 })
  const gzipped = await hasMagic(file, name, [0x1f, 0x8b])
  // What goes wrong in the pipeline is thrown to the reader of its last stream.
  const stream: Readable = gzipped ? pipeline(raw, createGunzip({ chunkSize: 256 * 1024 }), () => {}) : raw
  const bytes = stream[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>
  const first: Uint8Array[] = []
  const size = (await stat(file)).size
  try {
    for (let length = 0; length < HEAD_BYTES; ) {
      const { value, done } = await bytes.next()
      if (done) break
      first.push(value)
      length += value.length
    }
  } catch (error) {
    throw named(name, error)
  }
  return {
    head: Buffer.concat(first).subarray(0, HEAD_BYTES),
    chunks: again(first, bytes, name),
    fraction: () => (size === 0 ? 1 : Math.min(1, raw.bytesRead / size)),
    close: async () => {
      raw.destroy()
      stream.destroy()
    },
  }
}

async function hasMagic(file: string, name: string, magic: number[]): Promise<boolean> {
  const handle = await open(file).catch((error) => Promise.reject(named(name, error)))
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(magic.length), 0, magic.length, 0)
    return bytesRead === magic.length && magic.every((byte, i) => buffer[i] === byte)
  } finally {
    await handle.close()
  }
}

async function* again(first: Uint8Array[], rest: AsyncIterator<Uint8Array>, name: string): AsyncGenerator<Uint8Array> {
  yield* first
  try {
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
  } catch (error) {
    throw named(name, error)
  }
}

const REASONS: Record<string, string> = {
  ENOENT: 'There is no such file.',
  ENOTDIR: 'There is no such file.',
  EACCES: 'It may not be read: check its permissions.',
  EPERM: 'It may not be read: check its permissions.',
  EISDIR: 'It is a folder where a file is needed.',
  Z_BUF_ERROR: 'The compressed file is cut off: fetch it again. Nothing of it was imported.',
  Z_DATA_ERROR: 'The compressed file is damaged: fetch it again. Nothing of it was imported.',
}

/** The file's trouble as one line that names it; an error that is ours already stays as it is. */
export function named(name: string, error: unknown): Error {
  if (errorCode(error)) return error as Error
  const { code, message } = error as NodeJS.ErrnoException
  return new InvalidInputError(`${name === '-' ? 'Standard input' : name}: ${REASONS[code ?? ''] ?? `It cannot be read: ${message}.`}`, error)
}
