/**
 * Folders for files on their way into the database: one an upload, removed when its import has ended.
 * In: names that a person's file has.   Out: empty folders beside the database, filled by app/api, read by the processes of ./run-job.ts.
 */
import { randomBytes } from 'node:crypto'
import { mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises'
import path from 'node:path'
import { listJobs } from '../data/jobs.ts'
import { uploadsFolder } from '../data/settings.ts'
import { NotFoundError } from '../domain/errors.ts'
import { hasEnded } from '../domain/job.ts'

// An upload that is still coming in, or being looked at, belongs to no job yet; both touch it within this time.
const LEFTOVER_AFTER_MS = 3600_000
const ID_BYTES = 16

/** @returns a new, empty folder for one upload. */
export async function makeFolder(): Promise<string> {
  const folder = path.join(uploadsFolder(), newId())
  await mkdir(folder, { recursive: true })
  return folder
}

const newId = (): string => randomBytes(ID_BYTES).toString('hex')

/** @returns the name by which ./preview-upload.ts finds an upload again; nobody can guess it. */
export const uploadId = (folder: string): string => path.basename(folder)

/**
 * @param id of uploadId, from an address; it may be hostile.
 * @returns its folder and the one file in it, which now stay for another hour.
 * @throws NotFoundError if there is no such upload, or no longer.
 */
export async function findUpload(id: string): Promise<{ folder: string; file: string }> {
  const gone = new NotFoundError('This upload is no longer here: it was imported or discarded, or nobody looked at it for an hour. Send the file again.')
  if (!new RegExp(`^[\\da-f]{${2 * ID_BYTES}}$`).test(id)) throw gone
  const folder = path.join(uploadsFolder(), id)
  const [file] = await readdir(folder).catch(() => [])
  if (file === undefined) throw gone
  const now = new Date()
  await utimes(folder, now, now).catch(() => {})
  return { folder, file }
}

/** As findUpload, and takes the upload away from everybody else: of two who want it at once, one gets it. */
export async function claimUpload(id: string): Promise<{ folder: string; file: string }> {
  const { folder, file } = await findUpload(id)
  const own = path.join(uploadsFolder(), newId())
  await rename(folder, own).catch(async (error) => {
    await findUpload(id)
    throw error
  })
  return { folder: own, file }
}

/** @param folder of makeFolder; anything else is left alone, since what is in there belongs to somebody. */
export async function removeFolder(folder: string | null): Promise<void> {
  if (folder === null || path.dirname(folder) !== uploadsFolder()) return
  await rm(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => {})
}

/** Remove what a server that died during an upload left behind. */
export async function removeLeftovers(): Promise<void> {
  const wanted = new Set((await listJobs()).filter((job) => !hasEnded(job)).map(({ folder }) => folder))
  for (const name of await readdir(uploadsFolder()).catch(() => [])) {
    const folder = path.join(uploadsFolder(), name)
    if (!wanted.has(folder) && Date.now() - (await newest(folder)) > LEFTOVER_AFTER_MS) await removeFolder(folder)
  }
}

async function newest(folder: string): Promise<number> {
  const names = await readdir(folder).catch(() => [])
  const times = await Promise.all([folder, ...names.map((name) => path.join(folder, name))].map((file) => stat(file).then(({ mtimeMs }) => mtimeMs, () => 0)))
  return Math.max(...times)
}
