/**
 * The files behind the names on the command line: folders are walked.
 * In: paths, or "-".   Out: paths of files, each opened by ./read-papers.ts.
 */
import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { InvalidInputError } from '../domain/errors.ts'
import { detectFormat } from './detect.ts'
import { named, openFile } from './open-file.ts'

/**
 * @param names files, folders, or "-" for standard input, which may come once.
 * @returns files: the named ones in their order, each folder's in the order of their paths by code units, hidden ones left
 *   out. passedOver: files of folders that hold no papers.
 * @throws InvalidInputError if a name does not exist, or a folder holds no file with papers. Nothing has been read in by then.
 */
export async function listFiles(names: string[]): Promise<{ files: string[]; passedOver: string[] }> {
  if (names.filter((name) => name === '-').length > 1) throw new InvalidInputError('Standard input (-) can be read once only. It was named twice.')
  const files: string[] = []
  const passedOver: string[] = []
  for (const name of names) {
    const isFolder = name !== '-' && (await stat(name).catch((error) => Promise.reject(named(name, error)))).isDirectory()
    if (!isFolder) {
      files.push(name)
      continue
    }
    const before = files.length
    for (const file of await walk(name)) (await holdsPapers(file) ? files : passedOver).push(file)
    if (files.length === before) throw new InvalidInputError(`${name}: The folder holds no file with papers. Supported are JSON Lines and copied "trending papers" pages, plain or .gz.`)
  }
  return { files, passedOver }
}

async function walk(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch((error) => Promise.reject(named(folder, error)))
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !path.relative(folder, file).split(path.sep).some((part) => part.startsWith('.')))
    .sort()
}

async function holdsPapers(file: string): Promise<boolean> {
  const opened = await openFile(file).catch(() => null)
  // A damaged file is not passed over in silence: importing it says what is wrong.
  if (!opened) return true
  await opened.close()
  return detectFormat(opened.head).format !== null
}

/** "papers.jsonl.gz" and the folder "papers" make the corpus "papers"; standard input "input". */
export const corpusNameFor = (name: string): string => (name === '-' ? 'input' : path.basename(path.resolve(name)).replace(/\.gz$/i, '').replace(/(?<=.)\.[^.]+$/, '') || 'input')
