/** A job: how far it is, a way to end it, and what came of it. In: lib/data, lib/jobs. Out: /jobs/[jobId]. */
import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { connection } from 'next/server'
import styles from './job.module.css'
import { ImportReport } from '@/app/_components/jobs/import-report.tsx'
import { JobOutcome } from '@/app/_components/jobs/job-outcome.tsx'
import { JobWatch } from '@/app/_components/jobs/job-watch.tsx'
import { PageTitle } from '@/app/_components/page-title.tsx'
import { jobView } from '@/lib/api/job-view.ts'
import { requireJob } from '@/lib/data/jobs.ts'
import { errorCode } from '@/lib/domain/errors.ts'
import { hasEnded, type Job } from '@/lib/domain/job.ts'
import type { IngestReport } from '@/lib/export/ingest-report.ts'
import { findCorpusId } from '@/lib/data/corpora.ts'
import { formatMoment, formatNumberOf } from '@/lib/view/format.ts'
import { jobTitle } from '@/lib/view/job-words.ts'
import { lookAfterJobs } from '@/lib/jobs/watch-job.ts'

type Props = { params: Promise<{ jobId: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await connection()
  return { title: jobTitle(await readJob((await params).jobId)) }
}

export default async function JobPage({ params }: Props) {
  const jobs = await lookAfterJobs()
  const job = await readJob((await params).jobId)
  const ahead = job.status === 'queued' ? jobs.filter((other) => !hasEnded(other) && other.id < job.id).length : 0
  const next = jobs.filter((other) => other.corpus === job.corpus && other.id > job.id && other.kind === 'run').at(-1)
  const report = job.result as IngestReport | null
  return (
    <>
      <PageTitle above={[{ label: 'All corpora', href: '/' }, { label: 'Jobs', href: '/jobs' }]} title={jobTitle(job)}>
        <p>{job.kind === 'run' ? `With ${job.subject}. ` : ''}{hasEnded(job) ? `Asked for on ${formatMoment(job.createdAt)}.` : 'You may close this page or the server: the work goes on.'}{ahead > 0 && ` ${formatNumberOf(ahead, 'job')} before it.`}</p>
      </PageTitle>
      {!hasEnded(job) && <noscript><meta httpEquiv="refresh" content="2" /></noscript>}
      {hasEnded(job) ? <JobOutcome job={jobView(job)} /> : <JobWatch job={jobView(job)} />}
      {next && (job.kind === 'import' || job.kind === 'fetch') && job.status !== 'failed' && <p className={styles.next}>Then: <Link href={next.status === 'done' && next.runId ? `/runs/${encodeURIComponent(next.runId)}` : `/jobs/${next.id}`}>{jobTitle(next)}</Link></p>}
      {report && 'refusals' in report && <ImportReport report={report} corpusId={await findCorpusId(report.corpus)} />}
    </>
  )
}

async function readJob(text: string): Promise<Job> {
  return requireJob(/^\d{1,9}$/.test(text) ? Number(text) : 0).catch((error) => (errorCode(error) === 'NOT_FOUND' ? notFound() : Promise.reject(error)))
}
