/** How far a job is. In: its state. Out: a bar and a line of figures; both with words, so that it can be heard. */
import type { JobView } from '@/lib/api/job-view.ts'
import { formatCount, formatDuration } from '@/lib/view/format.ts'
import { jobState, timeLeftMs } from '@/lib/view/job-words.ts'
import styles from './job-bar.module.css'

export function JobBar({ job }: { job: JobView }) {
  const left = job.status === 'running' ? timeLeftMs(job) : null
  const figures = [
    `${Math.floor(job.progress * 100)} %`,
    job.papersPerSecond !== null && `${formatCount(Math.round(job.papersPerSecond))} papers a second`,
    job.elapsedMs !== null && `${formatDuration(job.elapsedMs)} so far`,
    left !== null && `about ${formatDuration(left)} left`,
  ].filter(Boolean)
  return (
    <div className={styles.bar}>
      <progress className={styles.track} value={job.progress} max={1} aria-label={`Progress of job ${job.id}`} />
      <p className={styles.words}>
        <span>{jobState(job)}</span>
        {job.status === 'running' && <span className={styles.figures}>{figures.join(' · ')}</span>}
      </p>
    </div>
  )
}
