/**
 * A .paperdrift archive, opened: every checksum compared before a row is given out.
 * In: a file that ../export/archive.ts wrote.   Out: RunArchive with its manifest, stored by ../data/store-archive.ts.
 */
import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { crc32 } from 'node:zlib'
import { openPromise, type Entry, type ZipFile } from 'yauzl'
import { InvalidInputError } from '../domain/errors.ts'
import { ARCHIVE_VERSION, archiveManifestSchema, archiveRows, MANIFEST_MEMBER, memberName, membersOf, MODEL_MEMBER, NEAREST_MEMBER, type ArchiveManifest, type ArchiveRow, type ArchiveTable, type RunArchive } from '../domain/run-archive.ts'
import { readLines } from './read-lines.ts'

export interface OpenArchive extends RunArchive {
  manifest: ArchiveManifest
  close(): void
}

const MOST_MEMBERS = 32
const MOST_MANIFEST_BYTES = 64 * 1024 * 1024
/** Text of papers shrinks to a third or a tenth: a member that unpacks to more is made to fill the disk or the memory. */
const MOST_RATIO = 200
const ROWS_PER_CHUNK = 500

/**
 * @param file its path.
 * @returns the archive; its members are read from the file again when they are asked for.
 * @throws InvalidInputError, in one sentence, if the file is no archive, is of a newer version, is cut off, or any member is not what
 *   its checksum says.
 */
export async function openRunArchive(file: string): Promise<OpenArchive> {
  const zip = await openPromise(file, { lazyEntries: true, autoClose: false }).catch((error: NodeJS.ErrnoException) => {
    throw new InvalidInputError(error.code === 'ENOENT' ? `There is no file ${file}.` : `The file ${file} is no .paperdrift archive, or is cut off.`, error)
  })
  try {
    const entries = await listEntries(zip)
    const manifest = await readManifest(zip, entries)
    for (const member of manifest.members) await checkMember(zip, entries.get(member.name), member)
    const isEmpty = (name: string) => !manifest.members.find((member) => member.name === name)?.bytes
    const bytesOf = async (name: string) => (isEmpty(name) ? null : collect(await openEntry(zip, entries.get(name)!)))
    return {
      manifest, run: manifest.run, areProposalsCurrent: manifest.areProposalsCurrent ?? false, close: () => zip.close(),
      rows: (table) => (isEmpty(memberName(table)) ? noRows() : rowsOf(table, openEntry(zip, entries.get(memberName(table))!))),
      fittedModel: () => bytesOf(MODEL_MEMBER), nearest: () => bytesOf(NEAREST_MEMBER),
    }
  } catch (error) {
    zip.close()
    throw error instanceof InvalidInputError ? new InvalidInputError(`The archive ${file} cannot be used: ${error.message} Nothing was imported.`, error) : new InvalidInputError(`The archive ${file} is damaged (${(error as Error).message}). Nothing was imported.`, error)
  }
}

async function listEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>()
  await new Promise<void>((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      if (entries.size >= MOST_MEMBERS) return reject(new InvalidInputError(`it must have at most ${MOST_MEMBERS} members.`))
      entries.set(entry.fileName, entry)
      zip.readEntry()
    })
    zip.on('end', resolve)
    zip.on('error', reject)
    zip.readEntry()
  })
  return entries
}

async function readManifest(zip: ZipFile, entries: Map<string, Entry>): Promise<ArchiveManifest> {
  const entry = entries.get(MANIFEST_MEMBER)
  if (!entry || entry.uncompressedSize > MOST_MANIFEST_BYTES) throw new InvalidInputError('it has no manifest.json that can be read.')
  const bytes = await collect(await openEntry(zip, entry))
  // The manifest vouches for the others; the zip's own checksum, which yauzl does not look at, vouches for it.
  if (crc32(bytes) !== entry.crc32) throw new InvalidInputError('manifest.json is not what its checksum says.')
  const value = parsed(bytes.toString('utf8')) as { formatVersion?: unknown } | null
  if (typeof value?.formatVersion === 'number' && value.formatVersion > ARCHIVE_VERSION) throw new InvalidInputError(`it was made by a newer Paperdrift (format ${value.formatVersion}; this one reads up to ${ARCHIVE_VERSION}).`)
  const { data, error } = archiveManifestSchema.safeParse(value)
  if (!data) throw new InvalidInputError(`its manifest.json is not one of a run: ${error.issues[0].path.join('.') || 'it'} ${error.issues[0].message}.`)
  const missing = membersOf(data.formatVersion).filter((name) => !data.members.some((member) => member.name === name))
  if (missing.length > 0) throw new InvalidInputError(`it lacks ${missing.join(', ')}.`)
  return data
}

async function checkMember(zip: ZipFile, entry: Entry | undefined, { name, bytes, sha256 }: ArchiveManifest['members'][number]): Promise<void> {
  if (!entry) throw new InvalidInputError(`it lacks ${name}.`)
  if (entry.uncompressedSize !== bytes || bytes > MOST_RATIO * Math.max(entry.compressedSize, 1024)) throw new InvalidInputError(`${name} has not the length its manifest says.`)
  const hash = createHash('sha256')
  for await (const chunk of await openEntry(zip, entry)) hash.update(chunk as Buffer)
  if (hash.digest('hex') !== sha256) throw new InvalidInputError(`${name} is not what its checksum says.`)
}

async function* noRows(): AsyncGenerator<never[]> {}

async function* rowsOf<T extends ArchiveTable>(table: T, content: Promise<Readable>): AsyncGenerator<ArchiveRow<T>[]> {
  let chunk: ArchiveRow<T>[] = []
  for await (const { number, text, tooLong } of readLines(await content)) {
    const { data, error } = archiveRows[table].safeParse(tooLong ? null : parsed(text))
    if (!data) throw new InvalidInputError(`The archive cannot be used: ${memberName(table)}, line ${number}: ${error!.issues[0].path.join('.') || 'the row'} ${error!.issues[0].message}. Nothing was imported.`)
    if (chunk.push(data as ArchiveRow<T>) < ROWS_PER_CHUNK) continue
    yield chunk
    chunk = []
  }
  if (chunk.length > 0) yield chunk
}

const openEntry = (zip: ZipFile, entry: Entry): Promise<Readable> =>
  new Promise((resolve, reject) => zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream as Readable))))

async function collect(stream: Readable): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of stream) pieces.push(piece as Buffer)
  return Buffer.concat(pieces)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
