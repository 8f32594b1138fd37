/** A corpus: start a run with options, bring more papers, rename, remove. In: lib/data. Out: /corpora/[corpusId]. */
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { connection } from 'next/server'
import { cache } from 'react'
import { aboutCorpus } from '@/app/_components/corpus-card.tsx'
import { EnrichForm } from '@/app/_components/forms/enrich-form.tsx'
import { ManageCorpus } from '@/app/_components/forms/manage-corpus.tsx'
import { ImportForms } from '@/app/_components/forms/import-forms.tsx'
import { RunForm } from '@/app/_components/forms/run-form.tsx'
import { PageTitle } from '@/app/_components/page-title.tsx'
import { RunTable } from '@/app/_components/run-table.tsx'
import { Section } from '@/app/_components/section.tsx'
import { requireCorpusById } from '@/lib/data/overview.ts'
import { listRuns } from '@/lib/data/runs.ts'
import { errorCode } from '@/lib/domain/errors.ts'

type Props = { params: Promise<{ corpusId: string }> }

const readCorpus = cache((id: string) => requireCorpusById(id).catch((error) => (errorCode(error) === 'NOT_FOUND' ? notFound() : Promise.reject(error))))

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await connection()
  return { title: (await readCorpus((await params).corpusId)).name }
}

export default async function CorpusPage({ params }: Props) {
  const corpus = await readCorpus((await params).corpusId)
  const runs = await listRuns(corpus.id)
  return (
    <>
      <PageTitle above={[{ label: 'All corpora', href: '/' }]} title={corpus.name}><p>{aboutCorpus(corpus)}</p></PageTitle>
      {corpus.papers > 0 && <Section id="run" title="Find its themes"><RunForm corpus={corpus.name} /></Section>}
      {runs.length > 0 && <Section id="runs" title="Runs"><RunTable runs={runs} canRemove /></Section>}
      <Section id="import" title="More papers" about="Duplicates are merged; importing a file twice changes nothing."><ImportForms corpora={[corpus.name]} isFixed /></Section>
      <Section id="enrich" title="Fill in what is missing" about="Dates, DOIs, venues and abstracts, from services on the network."><EnrichForm id={corpus.id} /></Section>
      <Section id="manage" title="Rename or remove"><ManageCorpus id={corpus.id} name={corpus.name} /></Section>
    </>
  )
}
