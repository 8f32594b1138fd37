'use client'
/** Jobs, newest first. In: their states when the page was drawn. Out: a list that keeps itself up to date while one of them waits or runs. */
import Link from 'next/link'
import type { JobView } from '@/lib/api/job-view.ts'
import { hasEnded } from '@/lib/domain/job.ts'
import { formatMoment } from '@/lib/view/format.ts'
import { jobState, jobTitle } from '@/lib/view/job-words.ts'
import { CancelButton } from './cancel-button.tsx'
import { JobBar } from './job-bar.tsx'
import styles from './job-list.module.css'
import { ServerSilent } from './server-silent.tsx'
import { useLive } from './use-live.ts'

const read = (json: unknown) => (json as { jobs: JobView[] }).jobs
const areOver = (jobs: JobView[]) => jobs.every(hasEnded)

/** @param ended how many ended jobs are shown; default all. */
export function JobList({ jobs: start, ended = Infinity }: { jobs: JobView[]; ended?: number }) {
  const { value: jobs, isSilent } = useLive('/api/jobs', start, read, areOver)
  const shown = [...jobs.filter((job) => !hasEnded(job)).reverse(), ...jobs.filter(hasEnded).slice(0, ended)]
  return (
    <>
      {isSilent && <ServerSilent />}
      <ul className={styles.list}>{shown.map((job) => <JobItem key={job.id} job={job} />)}</ul>
    </>
  )
}

function JobItem({ job }: { job: JobView }) {
  return (
    <li className={styles.item}>
      <div className={styles.head}>
        <span dir="auto"><Link href={`/jobs/${job.id}`}>{jobTitle(job)}</Link>{job.kind === 'run' && <span className={styles.subject}> {job.subject}</span>}</span>
        {hasEnded(job) ? <Ending job={job} /> : <CancelButton id={job.id} isBusy={job.isCancelling} />}
      </div>
      {!hasEnded(job) && <JobBar job={job} />}
      {job.error && <p className={styles.error}>{job.error}</p>}
    </li>
  )
}

function Ending({ job }: { job: JobView }) {
  return (
    <span className={styles.ending}>
      {job.status === 'done' && job.runId ? <Link href={`/runs/${encodeURIComponent(job.runId)}`}>open the run</Link> : jobState(job)}
      {job.finishedAt && <time className="date" dateTime={job.finishedAt}>{formatMoment(new Date(job.finishedAt))}</time>}
    </span>
  )
}
