/**
 * Folders for files on their way into the database: one an upload, removed when its import has ended.
 * In: names that a person's file has.   Out: empty folders beside the database, filled by app/api, read by the processes of ./run-job.ts.
 */
import { randomBytes } from 'node:crypto'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { listJobs } from '../data/jobs.ts'
import { uploadsFolder } from '../data/settings.ts'
import { hasEnded } from '../domain/job.ts'

// An upload that is still coming in belongs to no job yet; a slow one touches its file within this time.
const LEFTOVER_AFTER_MS = 3600_000

/** @returns a new, empty folder for one upload. */
export async function makeFolder(): Promise<string> {
  const folder = path.join(uploadsFolder(), randomBytes(8).toString('hex'))
  await mkdir(folder, { recursive: true })
  return folder
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
