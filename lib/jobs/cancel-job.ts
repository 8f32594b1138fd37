/**
 * Ends a job that somebody no longer wants.
 * In: its id.   Out: the row of the job, cancelled by its worker, ./run-job.ts; the last good run stays as it was.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { askToCancel, requireJob } from '../data/jobs.ts'
import { hasEnded, type Job } from '../domain/job.ts'
import { lookAfterJobs } from './watch-job.ts'

const POLL_MS = 100
// A worker asks the process to end, and ends it after 1.2 s.
const WAIT_MS = 3000

/**
 * @returns the job, as a rule ended: it waits up to three seconds for that. A job that had ended before is as it was.
 * @throws NotFoundError if there is none.
 */
export async function cancelJob(id: number): Promise<Job> {
  await requireJob(id)
  await askToCancel(id)
  // If its worker died, nobody would answer.
  await lookAfterJobs()
  for (const until = performance.now() + WAIT_MS; ; await sleep(POLL_MS)) {
    const job = await requireJob(id)
    if (hasEnded(job) || performance.now() > until) return job
  }
}
