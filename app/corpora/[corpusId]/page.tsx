/** A corpus: start a run with options, bring more papers, rename, remove. In: lib/data; of the address: ?imports, the page of imports, and options to fill in. Out: /corpora/[corpusId]. */
import type { Metadata } from 'next'
import Link from 'next/link'
import { connection } from 'next/server'
import { readCorpus } from './require.ts'
import { AboutCorpus } from '@/app/_components/about-corpus.tsx'
import { AddressNote } from '@/app/_components/address-note.tsx'
import { ImportTable } from '@/app/_components/corpus/import-table.tsx'
import { EnrichForm } from '@/app/_components/forms/enrich-form.tsx'
import { ManageCorpus } from '@/app/_components/forms/manage-corpus.tsx'
import { ImportForms } from '@/app/_components/forms/import-forms.tsx'
import { RUN_FIELDS, RunForm } from '@/app/_components/forms/run-form.tsx'
import { PageTitle } from '@/app/_components/page-title.tsx'
import { Pager } from '@/app/_components/pager.tsx'
import { RunTable } from '@/app/_components/run-table.tsx'
import { Section } from '@/app/_components/section.tsx'
import { listImports } from '@/lib/data/import-reports.ts'
import { listRuns } from '@/lib/data/runs.ts'
import { formatNumberOf } from '@/lib/view/format.ts'
import { pageOf } from '@/lib/view/paging.ts'
import { isPage } from '@/lib/view/unread-params.ts'

const IMPORTS_PER_PAGE = 10

type Props = { params: Promise<{ corpusId: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await connection()
  return { title: (await readCorpus((await params).corpusId)).name }
}

export default async function CorpusPage({ params, searchParams }: Props) {
  const [corpus, query] = [await readCorpus((await params).corpusId), await searchParams]
  const path = `/corpora/${corpus.id}`
  const [runs, first] = await Promise.all([listRuns(corpus.id), listImports(corpus.id, { skip: 0, take: IMPORTS_PER_PAGE })])
  const { page, pages } = pageOf(query.imports, first.count, IMPORTS_PER_PAGE)
  const { imports } = page === 1 ? first : await listImports(corpus.id, { skip: (page - 1) * IMPORTS_PER_PAGE, take: IMPORTS_PER_PAGE })
  return (
    <>
      <PageTitle above={[{ label: 'All corpora', href: '/' }]} title={corpus.name}><AboutCorpus corpus={corpus} /></PageTitle>
      <AddressNote query={query} reads={{ ...Object.fromEntries(RUN_FIELDS.map((name) => [name, () => true])), imports: isPage }} />
      {corpus.papers > 0 && <Section id="run" title="Find its themes"><RunForm corpus={corpus.name} papers={corpus.papers} given={query} /></Section>}
      {runs.length > 0 && <Section id="runs" title="Runs"><RunTable runs={runs} canRemove /></Section>}
      {imports.length > 0 && (
        <Section id="imports" title="Where its papers come from" about={<>All <Link href={`${path}/papers`}>{formatNumberOf(corpus.papers, 'paper')}</Link>; what was <Link href={`${path}/merges`}>merged</Link>; papers that <Link href={`${path}/duplicates`}>may be one</Link>.</>}>
          <ImportTable corpusId={corpus.id} imports={imports} />
          <Pager page={page} pages={pages} address={(to) => `${path}?imports=${to}#imports`} />
        </Section>
      )}
      <Section id="import" title="More papers" about="Duplicates are merged; importing a file twice changes nothing."><ImportForms corpora={[corpus.name]} isFixed /></Section>
      <Section id="enrich" title="Fill in what is missing" about="Dates, DOIs, venues and abstracts, from services on the network."><EnrichForm id={corpus.id} /></Section>
      <Section id="manage" title="Rename or remove"><ManageCorpus id={corpus.id} name={corpus.name} /></Section>
    </>
  )
}
