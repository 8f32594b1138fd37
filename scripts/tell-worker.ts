/**
 * The line from the process of a job to the worker that started it (lib/jobs/run-job.ts).
 * In: progress, the id of a run.   Out: JobNews over Node's channel; nothing in a process that a person started.
 */
import type { JobNews } from '../lib/domain/job.ts'

const isJob = process.env.PAPERDRIFT_JOB !== undefined && process.channel !== undefined
if (isJob) endWithWorker()

// A job that nobody listens to any more ends: the next worker must not find it at work.
function endWithWorker(): void {
  process.once('disconnect', () => {
    process.kill(process.pid, 'SIGTERM')
    setTimeout(() => process.exit(130), 1000).unref()
  })
  process.channel!.unref()
}

/** Tell the worker, if this process is a job. */
export function tellWorker(news: JobNews): void {
  if (isJob && process.connected) process.send!(news)
}
