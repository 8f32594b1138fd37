/**
 * Opens what a person named: a plain file, a gzip file, a pipe or standard input; or a file of an archive.
 * In: a path, "-", or a stream of ./list-files.ts.   Out: OpenFile, its bytes uncompressed; read by ./read-papers.ts.
 */
import { createReadStream } from 'node:fs'
import { mkdtemp, open, rm, stat, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { addAbortSignal, pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { CancelledError, errorCode, InvalidInputError } from '../domain/errors.ts'
import { MAX_RATIO, RATIO_MATTERS_BYTES } from './archive.ts'

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
  /** What the file is called in errors; default its path. */
  name?: string
  /** Ends the wait for a pipe or standard input with CancelledError. */
  signal?: AbortSignal
}

const HEAD_BYTES = 64 * 1024
const CHUNK_BYTES = 256 * 1024

/**
 * @param file its path, or "-". A pipe or standard input is first copied to a temporary file, so that a slow sender
 *   never holds up the database.
 * @returns the open file; close it when done.
 * @throws InvalidInputError if there is no such file, it cannot be read, or its compression is damaged.
 */
export async function openFile(file: string, { standardInput = process.stdin, name = file, signal }: OpenOptions = {}): Promise<OpenFile> {
  const information = file === '-' ? null : await stat(file).catch((error) => Promise.reject(named(name, error)))
  if (information?.isFile()) return openRegular(file, name)
  const copy = await copyStream(file === '-' ? standardInput : createReadStream(file), name, signal)
  try {
    const opened = await openRegular(copy.file, name)
    return { ...opened, close: async () => (await opened.close(), await copy.remove()) }
  } catch (error) {
    await copy.remove()
    throw error
  }
}

/**
 * @returns the stream as a temporary file, to be removed when done.
 * @throws CancelledError when the signal aborts.
 */
export async function copyStream(stream: Readable, name: string, signal?: AbortSignal): Promise<{ file: string; remove(): Promise<void> }> {
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
  const handle = await open(file).catch((error) => Promise.reject(named(name, error)))
  return openStream(handle.createReadStream({ highWaterMark: CHUNK_BYTES }), (await handle.stat()).size, name)
}

/**
 * @param raw the bytes of a file, gzipped or not. @param size of them; 0 if unknown.
 * @returns the open file; close it when done.
 */
export async function openStream(raw: Readable, size: number, name: string): Promise<OpenFile> {
  let bytesRead = 0
  const counted = (async function* () {
    for await (const chunk of raw as AsyncIterable<Uint8Array>) {
      bytesRead += chunk.length
      yield chunk
    }
  })()
  const close = async () => {
    raw.destroy()
  }
  try {
    const start = await firstBytes(counted, 2)
    const isGzip = start.bytes[0] === 0x1f && start.bytes[1] === 0x8b
    const { bytes: head, all } = await firstBytes(isGzip ? unzip(start.all, name) : start.all, HEAD_BYTES)
    return { head: head.subarray(0, HEAD_BYTES), chunks: withName(all, name), fraction: () => (size === 0 ? 1 : Math.min(1, bytesRead / size)), close }
  } catch (error) {
    await close()
    throw named(name, error)
  }
}

/** @returns at least `wanted` bytes if there are so many, and all bytes from the start again. */
async function firstBytes(chunks: AsyncIterable<Uint8Array>, wanted: number): Promise<{ bytes: Buffer; all: AsyncGenerator<Uint8Array> }> {
  const rest = chunks[Symbol.asyncIterator]()
  const first: Uint8Array[] = []
  for (let length = 0; length < wanted; ) {
    const { value, done } = await rest.next()
    if (done) break
    first.push(value)
    length += value.length
  }
  const all = (async function* () {
    yield* first
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
  })()
  return { bytes: Buffer.concat(first), all }
}

async function* unzip(chunks: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<Uint8Array> {
  let [packed, unpacked] = [0, 0]
  const counted = (async function* () {
    for await (const chunk of chunks) {
      packed += chunk.length
      yield chunk
    }
  })()
  // What goes wrong in the pipeline is thrown to the reader of its last stream.
  for await (const chunk of pipeline(Readable.from(counted), createGunzip({ chunkSize: CHUNK_BYTES }), () => {}) as AsyncIterable<Uint8Array>) {
    unpacked += chunk.length
    if (unpacked > RATIO_MATTERS_BYTES && unpacked > MAX_RATIO * packed) throw new InvalidInputError(`${name}: Unpacked it would be more than ${MAX_RATIO} times as large, which is more than is read. Nothing of it was imported.`)
    yield chunk
  }
}

async function* withName(chunks: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<Uint8Array> {
  try {
    yield* chunks
  } catch (error) {
    throw named(name, error)
  }
}

/** @returns whether a file on disk begins with these bytes. */
export async function hasMagic(file: string, name: string, magic: number[]): Promise<boolean> {
  const handle = await open(file).catch((error) => Promise.reject(named(name, error)))
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(magic.length), 0, magic.length, 0)
    return bytesRead === magic.length && magic.every((byte, i) => buffer[i] === byte)
  } finally {
    await handle.close()
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
