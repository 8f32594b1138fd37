/**
 * Zip archives: what is in them, judged before anything is unpacked.
 * In: path of a zip file.   Out: ArchiveMember, opened one by one by ./list-files.ts.
 */
import type { Readable } from 'node:stream'
import { openPromise, type Entry, type ZipFile } from 'yauzl'
import { errorCode, InvalidInputError } from '../domain/errors.ts'

/** Limits for one archive with all that is nested in it. Text shrinks to a twentieth at best; what shrinks more is a trap. */
const MAX_FILES = 10_000
const MAX_BYTES = 32 * 1024 ** 3
export const MAX_RATIO = 200
/** Below this much unpacked, the ratio does no harm. */
export const RATIO_MATTERS_BYTES = 64 * 1024 ** 2
/** An archive in an archive is read, one in that is not. */
export const MAX_DEPTH = 2

export interface ArchiveMember {
  /** Path inside the archive. */
  path: string
  bytes: number
  /** To be called as often as needed; what is damaged fails while it is read. */
  open(): Promise<Readable>
}

export interface Archive {
  members: ArchiveMember[]
  /** Word, Excel and other documents are archives too. */
  isOffice: boolean
  close(): void
}

/** What all archives of one name may still hold. */
export interface ArchiveBudget {
  files: number
  bytes: number
}

export const newBudget = (): ArchiveBudget => ({ files: MAX_FILES, bytes: MAX_BYTES })

/**
 * @param file path on disk. @param name as a person knows it. @param budget lessened by what the archive says it holds.
 * @returns its files in the order of their paths; folders, hidden files and those a Mac adds are left out.
 * @throws InvalidInputError in one line if the archive is damaged, encrypted, or over a limit. Nothing has been unpacked then.
 */
export async function openArchive(file: string, name: string, size: number, budget: ArchiveBudget): Promise<Archive> {
  const refuse = (reason: string, cause?: unknown) => new InvalidInputError(`${name}: ${reason}`, cause)
  const zip = await openPromise(file, { autoClose: false }).catch((error) => Promise.reject(refuse('The zip archive is damaged: fetch it again.', error)))
  try {
    const entries = await listEntries(zip, budget, refuse)
    const bytes = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0)
    budget.bytes -= bytes
    if (budget.bytes < 0) throw refuse(`Unpacked it would have more than ${MAX_BYTES / 1024 ** 3} GB, the most that is read of one archive.`)
    if (bytes > RATIO_MATTERS_BYTES && bytes > MAX_RATIO * size) throw refuse(`Unpacked it would be ${Math.floor(bytes / size).toLocaleString('en-US')} times as large; no more than ${MAX_RATIO} times is read.`)
    const locked = entries.find((entry) => entry.isEncrypted())
    if (locked) throw refuse(`The archive is encrypted: unpack it first. Got ${locked.fileName}.`)
    return {
      isOffice: entries.some(({ fileName }) => fileName === '[Content_Types].xml'),
      members: entries.map((entry) => ({ path: entry.fileName, bytes: entry.uncompressedSize, open: () => zip.openReadStreamPromise(entry) })),
      close: () => zip.close(),
    }
  } catch (error) {
    zip.close()
    throw errorCode(error) ? error : refuse('The zip archive is damaged: fetch it again.', error)
  }
}

async function listEntries(zip: ZipFile, budget: ArchiveBudget, refuse: (reason: string) => Error): Promise<Entry[]> {
  const entries: Entry[] = []
  for await (const entry of zip.eachEntry()) {
    if (--budget.files < 0) throw refuse(`It holds more than ${MAX_FILES.toLocaleString('en-US')} files, the most that are read of one archive.`)
    const parts = entry.fileName.split('/')
    if (!entry.fileName.endsWith('/') && !parts.some((part) => part.startsWith('.') || part === '__MACOSX')) entries.push(entry)
  }
  return entries.sort((a, b) => (a.fileName < b.fileName ? -1 : 1))
}
