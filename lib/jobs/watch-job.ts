/**
 * Jobs as they go on, for pages that stay open and for pages that are asked for once.
 * In: rows that a worker changes.   Out: Job after Job, sent by app/api as server-sent events.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { listJobs, requireJob } from '../data/jobs.ts'
import { acquireLock } from '../data/lock.ts'
import { hasEnded, type Job } from '../domain/job.ts'
import { settleLostJobs } from './drain-queue.ts'
import { wakeWorker } from './wake-worker.ts'

const POLL_MS = 300
const MAX_WATCHED = 30
// A worker writes four times a second.
const STALE_AFTER_MS = 5000
// Time that a new worker has to take up a job before another is started.
const LOOK_AFTER_MS = 3000

/**
 * @param id of a job. @param signal ends the watching, not the job.
 * Yields the job now and whenever it has changed; returns after the state in which it ended.
 * @throws NotFoundError if there is none.
 */
export const watchJob = (id: number, signal: AbortSignal): AsyncGenerator<Job> => watch(() => requireJob(id), hasEnded, signal)

/** As watchJob, for the newest jobs together; returns when none of them waits or runs. */
export const watchJobs = (signal: AbortSignal): AsyncGenerator<Job[]> => watch(() => listJobs(MAX_WATCHED), (jobs) => jobs.every(hasEnded), signal)

async function* watch<T>(read: () => Promise<T>, isOver: (value: T) => boolean, signal: AbortSignal): AsyncGenerator<T> {
  let last = ''
  for (let lookedAt = -Infinity; !signal.aborted; ) {
    if (performance.now() - lookedAt > LOOK_AFTER_MS) {
      await lookAfterJobs()
      lookedAt = performance.now()
    }
    const value = await read()
    const now = JSON.stringify(value)
    if (now !== last) yield value
    last = now
    if (isOver(value)) return
    await sleep(POLL_MS, undefined, { signal }).catch(() => {})
  }
}

/**
 * If nobody works on jobs that wait or stand as running: say what became of the latter and start a worker for the former.
 * @returns the newest jobs, as they are after that.
 */
export async function lookAfterJobs(): Promise<Job[]> {
  const jobs = await listJobs()
  const running = jobs.filter(({ status }) => status === 'running')
  const isStale = running.some(({ heartbeatAt }) => Date.now() - heartbeatAt!.getTime() > STALE_AFTER_MS)
  const isLeft = running.length === 0 && jobs.some(({ status }) => status === 'queued')
  if (!isStale && !isLeft) return jobs
  const release = await acquireLock('worker', 0)
  if (!release) return jobs
  await settleLostJobs().finally(release)
  const after = await listJobs()
  if (after.some(({ status }) => status === 'queued')) wakeWorker()
  return after
}
