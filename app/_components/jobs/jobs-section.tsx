/** What is being worked on, on the home page. In: jobs, newest first. Out: those that wait or run and the last that ended; nothing if there was none for a day. */
import Link from 'next/link'
import { jobView } from '@/lib/api/job-view.ts'
import { hasEnded, type Job } from '@/lib/domain/job.ts'
import { JobList } from './job-list.tsx'
import styles from './jobs-section.module.css'

const RECENT_MS = 24 * 3600_000
const MAX_ENDED = 3

const isRecent = (job: Job) => !hasEnded(job) || Date.now() - job.finishedAt!.getTime() < RECENT_MS

export function JobsSection({ jobs }: { jobs: Job[] }) {
  const recent = jobs.filter(isRecent)
  if (recent.length === 0) return null
  return (
    <section className={styles.jobs} aria-labelledby="jobs">
      <h2 id="jobs" className={styles.title}>{recent.every(hasEnded) ? 'Worked on lately' : 'At work'}</h2>
      <JobList key={recent[0].id} jobs={recent.slice(0, 30).map(jobView)} ended={MAX_ENDED} />
      {jobs.length > MAX_ENDED && <p className={styles.all}><Link href="/jobs">All jobs</Link></p>}
    </section>
  )
}
