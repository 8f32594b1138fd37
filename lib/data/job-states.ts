/**
 * What becomes of a job: taken from the queue, watched, ended. Only the holder of the lock "worker" may call these, save noteWaiting.
 * In: rows of ./jobs.ts.   Out: the same rows with status, progress and result; read by whoever watches.
 */
import type { Job, JobNews } from '../domain/job.ts'
import { openJobsDatabase, Prisma } from './database.ts'
import { toJob } from './jobs.ts'

/** @returns the job that has waited longest, now running; null if none waits. */
export async function claimNextJob(): Promise<Job | null> {
  const database = await openJobsDatabase()
  for (;;) {
    const next = await database.job.findFirst({ where: { status: 'queued' }, orderBy: { id: 'asc' } })
    if (!next) return null
    const now = new Date()
    const { count } = await database.job.updateMany({ where: { id: next.id, status: 'queued' }, data: { status: 'running', startedAt: now, heartbeatAt: now, error: null } })
    // Otherwise it was cancelled in between.
    if (count === 1) return toJob({ ...next, status: 'running', startedAt: now, heartbeatAt: now, error: null })
  }
}

/** Say of all jobs that wait why nobody takes them up; forgotten as soon as somebody does. Needs no lock. */
export async function noteWaiting(reason: string): Promise<void> {
  const database = await openJobsDatabase()
  await database.job.updateMany({ where: { status: 'queued' }, data: { error: reason } })
}

/** Note a sign of life of a running job and what is new. @returns whether somebody asked to end it. */
export async function noteJob(id: number, news: JobNews & { papersPerSecond?: number; pid?: number }): Promise<boolean> {
  const database = await openJobsDatabase()
  const row = await database.job.update({ where: { id }, data: { ...news, heartbeatAt: new Date() }, select: { cancelAskedAt: true } })
  return row.cancelAskedAt !== null
}

/** @param error one sentence; null if it went well. @param result what the command printed as JSON; null if nothing. */
export async function endJob(id: number, status: 'done' | 'failed' | 'cancelled', error: string | null, result: unknown): Promise<void> {
  const database = await openJobsDatabase()
  const done = status === 'done' ? { progress: 1, stage: null } : {}
  await database.job.update({ where: { id }, data: { status, error, result: (result as Prisma.InputJsonValue) ?? Prisma.DbNull, finishedAt: new Date(), pid: null, ...done } })
}

/** @returns jobs that stand as running although no worker is left, as the caller knows because it holds the lock. */
export async function listLostJobs(): Promise<Job[]> {
  const database = await openJobsDatabase()
  return (await database.job.findMany({ where: { status: 'running' } })).map(toJob)
}
