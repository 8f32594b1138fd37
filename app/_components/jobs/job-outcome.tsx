/** What became of a job. In: its last state. Out: a sentence, and the way on. */
import Link from 'next/link'
import type { JobView } from '@/lib/api/job-view.ts'
import { formatDuration } from '@/lib/view/format.ts'
import styles from './job-outcome.module.css'

export function JobOutcome({ job }: { job: JobView }) {
  const took = job.elapsedMs === null ? '' : ` after ${formatDuration(job.elapsedMs)}`
  if (job.status === 'done') return (
    <div className={styles.outcome} role="status">
      <p>Done{took}.</p>
      {job.runId && <p><Link className={styles.open} href={`/runs/${encodeURIComponent(job.runId)}`}>Open the run</Link></p>}
    </div>
  )
  return (
    <div className={styles.outcome} role="status">
      {job.status === 'cancelled' ? <p>Cancelled{took}. Nothing of it was stored, and what was there before is as it was.</p> : <p className={styles.error}><strong>Failed{took}.</strong> {job.error}</p>}
      {job.kind === 'run' && job.corpus && <form method="post" action="/api/runs"><input type="hidden" name="corpus" value={job.corpus} /><button className={styles.again}>Start a run with the recommended options</button></form>}
      {job.kind !== 'run' && <p><Link href="/#import">Import again</Link></p>}
    </div>
  )
}
