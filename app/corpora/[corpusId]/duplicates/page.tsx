/** Papers of a corpus that may be one, side by side, and what was said of them. In: lib/data, lib/jobs; ?show and ?page of the address. Out: /corpora/[corpusId]/duplicates. */
import type { Metadata } from 'next'
import { connection } from 'next/server'
import styles from '../merges/merges.module.css'
import { above, readCorpus } from '../require.ts'
import { AddressNote } from '@/app/_components/address-note.tsx'
import { ProposalForm } from '@/app/_components/corpus/proposal-form.tsx'
import form from '@/app/_components/forms/form.module.css'
import { JobList } from '@/app/_components/jobs/job-list.tsx'
import { PageTitle } from '@/app/_components/page-title.tsx'
import { Pager } from '@/app/_components/pager.tsx'
import { Section } from '@/app/_components/section.tsx'
import { SwitchLinks } from '@/app/_components/switch-links.tsx'
import { jobView } from '@/lib/api/job-view.ts'
import { areProposalsCurrent, listProposals } from '@/lib/data/proposals.ts'
import { hasEnded } from '@/lib/domain/job.ts'
import { lookAfterJobs } from '@/lib/jobs/watch-job.ts'
import { formatCount } from '@/lib/view/format.ts'
import { choiceOf, pageOf } from '@/lib/view/paging.ts'
import { isPage, oneOf } from '@/lib/view/unread-params.ts'

const PAGE_SIZE = 10
const SHOWN = ['undecided', 'joined', 'apart'] as const

type Props = { params: Promise<{ corpusId: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await connection()
  return { title: `Near-duplicates in ${(await readCorpus((await params).corpusId)).name}` }
}

export default async function DuplicatesPage({ params, searchParams }: Props) {
  const [corpus, query] = [await readCorpus((await params).corpusId), await searchParams]
  const [jobs, isCurrent, ...lists] = await Promise.all([lookAfterJobs(), areProposalsCurrent(corpus.id), ...SHOWN.map((show) => listProposals(corpus.id, decisionOf(show), { skip: 0, take: 1 }))])
  const atWork = jobs.filter((job) => !hasEnded(job) && job.kind === 'duplicates' && job.corpus === corpus.name)
  const show = choiceOf(query.show, SHOWN)
  const { count } = lists[SHOWN.indexOf(show)]
  const { page, pages } = pageOf(query.page, count, PAGE_SIZE)
  const { proposals } = await listProposals(corpus.id, decisionOf(show), { skip: (page - 1) * PAGE_SIZE, take: PAGE_SIZE })
  const path = `/corpora/${corpus.id}/duplicates`
  return (
    <>
      <PageTitle above={above(corpus)} title="Papers that may be one">
        <p>Pairs whose abstracts are nearly the same under different titles, such as a preprint and its article. Nothing is merged until you say so, and you can take it back.</p>
      </PageTitle>
      <AddressNote query={query} reads={{ show: oneOf(SHOWN), page: isPage }} />
      {atWork.length > 0 && <Section id="work" title="At work"><JobList key={atWork[0].id} jobs={atWork.map(jobView)} /></Section>}
      {!isCurrent && atWork.length === 0 && (
        <Section id="search" title="Look for them" about="The corpus has changed since they were last looked for, or they never were. Every abstract is compared: some seconds for 60,000 papers.">
          <form method="post" action={`/api${path}`}><button className={form.go}>Look for near-duplicates</button></form>
        </Section>
      )}
      <Section id="pairs" title="Pairs">
        <SwitchLinks label="Show" choices={SHOWN.map((each, i) => ({ label: `${each === 'apart' ? 'kept apart' : each}, ${formatCount(lists[i].count)}`, href: `${path}?show=${each}`, isOn: each === show }))} />
        {count === 0 ? <p className={styles.list}>{emptySentence(show, isCurrent)}</p> : <ProposalForm corpusId={corpus.id} proposals={proposals} />}
        <Pager page={page} pages={pages} address={(to) => `${path}?show=${show}&page=${to}`} />
      </Section>
    </>
  )
}

const decisionOf = (show: (typeof SHOWN)[number]) => (show === 'undecided' ? null : show)

const emptySentence = (show: (typeof SHOWN)[number], isCurrent: boolean) =>
  show === 'undecided' ? (isCurrent ? 'No two papers have nearly the same abstract and are undecided.' : 'None is known yet.') : show === 'joined' ? 'None has been joined by hand.' : 'None has been kept apart.'
