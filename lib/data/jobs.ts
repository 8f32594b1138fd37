/**
 * Jobs on disk: asked for, listed, found again, asked to end.
 * In: JobRequest, from ../jobs/start-job.ts.   Out: rows of Job, worked off by ../jobs/drain-queue.ts through ./job-states.ts, shown by the dashboard.
 */
import { NotFoundError } from '../domain/errors.ts'
import type { Job, JobRequest } from '../domain/job.ts'
import { openJobsDatabase, type Database } from './database.ts'

const MAX_LISTED = 200

/** Put a job at the end of the queue. */
export async function insertJob(request: JobRequest): Promise<Job> {
  const database = await openJobsDatabase()
  return toJob(await database.job.create({ data: request }))
}

/** @param limit default 200. @returns jobs of any status, newest first, without their results. */
export async function listJobs(limit = MAX_LISTED): Promise<Job[]> {
  const database = await openJobsDatabase()
  const rows = await database.job.findMany({ orderBy: { id: 'desc' }, take: limit, omit: { result: true } })
  return rows.map((row) => toJob({ ...row, result: null }))
}

/** @returns the job. @throws NotFoundError if there is none of that id. */
export async function requireJob(id: number): Promise<Job> {
  const database = await openJobsDatabase()
  const row = Number.isInteger(id) && id > 0 && id < 2 ** 31 ? await database.job.findUnique({ where: { id } }) : null
  if (!row) throw new NotFoundError(`There is no job ${id}.`)
  return toJob(row)
}

/** Ask to end a job: one that waits is cancelled at once, one that runs by its worker. Does nothing to one that has ended. */
export async function askToCancel(id: number): Promise<void> {
  const database = await openJobsDatabase()
  const now = new Date()
  await database.job.updateMany({ where: { id, status: 'queued' }, data: { status: 'cancelled', cancelAskedAt: now, finishedAt: now, error: null } })
  await database.job.updateMany({ where: { id, status: 'running', cancelAskedAt: null }, data: { cancelAskedAt: now } })
}

type JobRow = Awaited<ReturnType<Database['job']['findFirstOrThrow']>>

/** A row as the rest of the program knows it. */
export function toJob({ pid: _, ...row }: JobRow): Job {
  return { ...row, kind: row.kind as Job['kind'], status: row.status as Job['status'], words: row.words as string[] }
}
