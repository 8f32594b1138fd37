/** All jobs that are remembered. In: lib/jobs. Out: /jobs. */
import type { Metadata } from 'next'
import { connection } from 'next/server'
import { JobList } from '@/app/_components/jobs/job-list.tsx'
import { PageTitle } from '@/app/_components/page-title.tsx'
import { Section } from '@/app/_components/section.tsx'
import { jobView } from '@/lib/api/job-view.ts'
import { lookAfterJobs } from '@/lib/jobs/watch-job.ts'

export const metadata: Metadata = { title: 'Jobs' }

export default async function Jobs() {
  await connection()
  const jobs = await lookAfterJobs()
  return (
    <>
      <PageTitle above={[{ label: 'All corpora', href: '/' }]} title="Jobs">
        <p>Imports and runs are worked off one after the other, by a process that goes on when this page or the server is closed.</p>
      </PageTitle>
      <Section id="list" title={jobs.length === 0 ? 'There was none yet' : 'Newest first'}>{jobs.length > 0 && <JobList jobs={jobs.map(jobView)} />}</Section>
    </>
  )
}
