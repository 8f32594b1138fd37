'use client'
/** A job while it waits or runs. In: its state when the page was drawn. Out: a bar that moves, and a way to end it. */
import type { JobView } from '@/lib/api/job-view.ts'
import { hasEnded } from '@/lib/domain/job.ts'
import { CancelButton } from './cancel-button.tsx'
import { JobBar } from './job-bar.tsx'
import styles from './job-list.module.css'
import { ServerSilent } from './server-silent.tsx'
import { useLive } from './use-live.ts'

const read = (json: unknown) => (json as { job: JobView }).job

export function JobWatch({ job: start }: { job: JobView }) {
  const { value: job, isSilent } = useLive(`/api/jobs/${start.id}`, start, read, hasEnded)
  return (
    <div className={styles.watch}>
      <JobBar job={job} />
      {isSilent && <ServerSilent />}
      {!hasEnded(job) && job.error && <p className={styles.error}>{job.error}</p>}
      {!hasEnded(job) && <CancelButton id={job.id} isBusy={job.isCancelling} />}
    </div>
  )
}
