/** A run that has no result: waiting, running, failed or cancelled. In: the run. Out: a page that says so and what to do. */
import Link from 'next/link'
import type { RunSummary } from '@/lib/data/runs.ts'
import { runState } from '@/lib/view/run-state.ts'
import form from './forms/form.module.css'
import { PageTitle } from './page-title.tsx'
import { RunDetails } from './run-details.tsx'
import { Section } from './section.tsx'

export function UnfinishedRun({ run }: { run: RunSummary }) {
  const ended = run.status === 'failed' || run.status === 'cancelled'
  return (
    <>
      <PageTitle above={[{ label: 'All corpora', href: '/' }]} title={`${run.corpusName}: no result ${ended ? 'from this run' : 'yet'}`}>
        <p>Run <code>{run.id}</code> is {runState(run)}{runState(run).endsWith('.') ? '' : '.'} {ended ? 'Nothing of it was stored, and earlier runs are as they were.' : <Link href="/jobs">The list of jobs</Link>}</p>
      </PageTitle>
      {ended && <Section id="again" title="Start it again"><form method="post" action="/api/runs"><input type="hidden" name="corpus" value={run.corpusName} /><button className={form.go}>Start a run with the recommended options</button></form></Section>}
      <Section id="made" title="How it was to be made"><RunDetails run={run} /></Section>
    </>
  )
}
