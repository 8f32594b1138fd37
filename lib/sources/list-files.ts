/**
 * The files behind the names on the command line: folders are walked, archives are opened.
 * In: paths, or "-".   Out: InputFile, each opened by ./read-papers.ts.
 */
import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { InvalidInputError } from '../domain/errors.ts'
import { MANIFEST_MEMBER, memberName } from '../domain/run-archive.ts'
import { MAX_DEPTH, newBudget, openArchive, type ArchiveBudget, type ArchiveMember } from './archive.ts'
import { detectFormat } from './detect.ts'
import { copyStream, hasMagic, named, openFile, openStream, type OpenFile } from './open-file.ts'

export interface InputFile {
  /** As a person knows it: "papers.bib", "-", "archive.zip/papers.bib". */
  name: string
  /** Where it lies on disk; a file in an archive does not. */
  path?: string
  open(): Promise<OpenFile>
}

export interface FileList {
  files: InputFile[]
  /** Names of files in folders and archives that hold no papers. */
  passedOver: string[]
  /** Removes temporary files; the files cannot be opened afterwards. */
  close(): Promise<void>
}

export interface ListOptions {
  /** What "-" means; default the process's. */
  standardInput?: Readable
  /** Ends the wait for a pipe or standard input with CancelledError. */
  signal?: AbortSignal
}

const ZIP = [0x50, 0x4b, 0x03, 0x04]
const EMPTY_ZIP = [0x50, 0x4b, 0x05, 0x06]

/**
 * @param names files, folders, or "-" for standard input, which may come once. A pipe is copied to a temporary file first.
 * @returns files: the named ones in their order, each folder's and archive's in the order of their paths by code units, hidden
 *   ones left out.
 * @throws InvalidInputError if a name does not exist, a folder or archive holds no file with papers, or an archive is over a
 *   limit. Nothing has been read in by then.
 */
export async function listFiles(names: string[], options: ListOptions = {}): Promise<FileList> {
  if (names.filter((name) => name === '-').length > 1) throw new InvalidInputError('Standard input (-) can be read once only. It was named twice.')
  const list = new Lister()
  try {
    for (const name of names) await addNamed(list, name, options)
    return list
  } catch (error) {
    await list.close()
    throw error
  }
}

class Lister implements FileList {
  files: InputFile[] = []
  passedOver: string[] = []
  temporary: (() => void | Promise<void>)[] = []
  close = async (): Promise<void> => {
    for (const remove of this.temporary.splice(0)) await remove()
  }
}

async function addNamed(list: Lister, name: string, options: ListOptions): Promise<void> {
  const information = name === '-' ? null : await stat(name).catch((error) => Promise.reject(named(name, error)))
  const before = list.files.length
  if (information?.isDirectory()) {
    for (const file of await walk(name)) await addFound(list, file, file)
    if (list.files.length === before) throw new InvalidInputError(`${name}: The folder holds no file with papers.`)
  } else if (information?.isFile()) {
    refuseIf(name, await addFile(list, name, name, newBudget(), 0))
  } else {
    const copy = await copyStream(name === '-' ? (options.standardInput ?? process.stdin) : createReadStream(name), name, options.signal)
    list.temporary.push(copy.remove)
    refuseIf(name, await addFile(list, copy.file, name, newBudget(), 0))
  }
}

function refuseIf(name: string, reason: string | null): void {
  if (reason !== null) throw named(name, new InvalidInputError(`${shown(name)}: ${reason}`))
}

/**
 * A file by itself, or all files of papers in an archive.
 * @returns null, or why an archive adds none.
 */
async function addFile(list: Lister, file: string, name: string, budget: ArchiveBudget, depth: number): Promise<string | null> {
  if (!(await isZip(file, name))) {
    list.files.push({ name, path: file, open: () => openFile(file, { name }) })
    return null
  }
  if (depth === MAX_DEPTH) throw new InvalidInputError(`${shown(name)}: It is an archive in an archive in an archive: unpack the outer ones first.`)
  const before = list.files.length
  const archive = await openArchive(file, shown(name), (await stat(file)).size, budget)
  list.temporary.push(archive.close)
  if (archive.isOffice) return 'It is an office document: save its table as CSV.'
  if ([MANIFEST_MEMBER, memberName('assignments')].every((each) => archive.members.some((member) => member.path === each))) return 'It is a run of Paperdrift: open it with paperdrift import-run.'
  for (const member of archive.members) await addMember(list, member, `${name}/${member.path}`, budget, depth)
  return list.files.length > before ? null : 'The archive holds no file with papers.'
}

/** A file of a folder: it is passed over if it holds no papers. */
async function addFound(list: Lister, file: string, name: string): Promise<void> {
  const isArchive = await isZip(file, name).catch(() => false)
  const isOurs = isArchive ? (await addFile(list, file, name, newBudget(), 0)) === null : await holdsPapers(await openFile(file).catch(() => null))
  if (!isOurs) list.passedOver.push(name)
  else if (!isArchive) list.files.push({ name, path: file, open: () => openFile(file) })
}

async function addMember(list: Lister, member: ArchiveMember, name: string, budget: ArchiveBudget, depth: number): Promise<void> {
  const open = async () => openStream(await member.open().catch((error) => Promise.reject(named(name, error))), member.bytes, name)
  const opened = await open().catch(() => null)
  await opened?.close()
  if (opened && ZIP.every((byte, i) => opened.head[i] === byte)) {
    const copy = await copyStream(await member.open(), name)
    list.temporary.push(copy.remove)
    if ((await addFile(list, copy.file, name, budget, depth + 1)) !== null) list.passedOver.push(name)
  } else if (await holdsPapers(opened)) {
    list.files.push({ name, open })
  } else {
    list.passedOver.push(name)
  }
}

const isZip = async (file: string, name: string) => (await hasMagic(file, name, ZIP)) || hasMagic(file, name, EMPTY_ZIP)

const shown = (name: string) => (name === '-' ? 'Standard input' : name)

// A damaged file is not passed over in silence: importing it says what is wrong.
async function holdsPapers(opened: OpenFile | null): Promise<boolean> {
  await opened?.close()
  return opened === null || detectFormat(opened.head).format !== null
}

async function walk(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error) => Promise.reject(named(folder, error)))
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !path.relative(folder, file).split(path.sep).some((part) => part.startsWith('.')))
    .sort()
}

/** "papers.jsonl.gz" and the folder "papers" make the corpus "papers"; standard input "input". */
export const corpusNameFor = (name: string): string => (name === '-' ? 'input' : path.basename(path.resolve(name)).replace(/\.(gz|zip)$/i, '').replace(/(?<=.)\.[^.]+$/, '') || 'input')
