/**
 * The worker: takes one job after the other until none waits, alone on its database.
 * In: rows that ./start-job.ts put into the queue.   Out: the same rows, ended; runs and papers, stored by the processes of ./run-job.ts.
 */
import { claimNextJob, endJob, listLostJobs } from '../data/job-states.ts'
import { listJobs } from '../data/jobs.ts'
import { acquireLock } from '../data/lock.ts'
import { endRun } from '../data/runs.ts'
import { program } from '../data/settings.ts'
import { runJob } from './run-job.ts'
import { removeFolder, removeLeftovers } from './upload-folders.ts'

// Longer than another worker needs to find the queue empty and leave: what was queued meanwhile is then taken up here.
const WAIT_FOR_LOCK_MS = 3000
const LOST = 'Interrupted: its process ended without a word. Nothing of it was stored; start it again.'

/**
 * @param file the command line's boot file; a test may give another.
 * Returns when no job waits, or when another worker is at it. A job that fails does not end it.
 */
export async function drainQueue(file = program().file): Promise<void> {
  do {
    const release = await acquireLock('worker', WAIT_FOR_LOCK_MS)
    if (!release) return
    try {
      await settleLostJobs()
      await removeLeftovers()
      for (let job = await claimNextJob(); job; job = await claimNextJob()) await runJob(job, file)
    } finally {
      await release()
    }
    // One that came while the lock was being given up has no other worker.
  } while ((await listJobs()).some(({ status }) => status === 'queued'))
}

/** Say of jobs whose worker died what became of them; the caller holds the lock "worker", so none of them can be alive. */
export async function settleLostJobs(): Promise<void> {
  for (const job of await listLostJobs()) {
    if (job.runId) await endRun(job.runId, 'failed', LOST).catch(() => {})
    await endJob(job.id, job.cancelAskedAt ? 'cancelled' : 'failed', job.cancelAskedAt ? null : LOST, null)
    await removeFolder(job.folder)
  }
}
