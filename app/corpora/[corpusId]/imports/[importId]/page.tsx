/** A past import: its figures, its notes, and every record that did not become a paper. In: lib/data; ?show and ?page of the address. Out: /corpora/[corpusId]/imports/[importId]. */
import type { Metadata } from 'next'
import Link from 'next/link'
import { connection } from 'next/server'
import list from '../../merges/merges.module.css'
import { above, idOf, orNotFound, readCorpus } from '../../require.ts'
import { AddressNote } from '@/app/_components/address-note.tsx'
import { countsOf } from '@/app/_components/corpus/import-table.tsx'
import { ImportNotes } from '@/app/_components/corpus/import-notes.tsx'
import { RecordList } from '@/app/_components/corpus/record-list.tsx'
import { Facts } from '@/app/_components/facts.tsx'
import { PageTitle } from '@/app/_components/page-title.tsx'
import { Pager } from '@/app/_components/pager.tsx'
import { Section } from '@/app/_components/section.tsx'
import { SwitchLinks } from '@/app/_components/switch-links.tsx'
import { listImportedRecords, requireImport, type PastImport } from '@/lib/data/import-reports.ts'
import { formatCount, formatMoment, sentenceCase } from '@/lib/view/format.ts'
import { choiceOf, pageOf } from '@/lib/view/paging.ts'
import { corpusPapers } from '@/lib/view/paper-address.ts'
import { isPage, oneOf } from '@/lib/view/unread-params.ts'

const PAGE_SIZE = 50

type Props = { params: Promise<{ corpusId: string; importId: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await connection()
  return { title: `Import of ${(await readImport(await params)).past.source}` }
}

export default async function ImportPage({ params, searchParams }: Props) {
  const [{ corpus, past }, query] = [await readImport(await params), await searchParams]
  const kept = { refused: past.refused, merged: past.merged - past.unchanged }
  const show = choiceOf(query.show, kept.refused > 0 || kept.merged === 0 ? ['refused', 'merged'] : ['merged', 'refused'])
  const { page, pages } = pageOf(query.page, kept[show], PAGE_SIZE)
  const { records } = await listImportedRecords(corpus.id, past.id, show, { skip: (page - 1) * PAGE_SIZE, take: PAGE_SIZE })
  const path = `/corpora/${corpus.id}/imports/${past.id}`
  return (
    <>
      <PageTitle above={above(corpus)} title={`Import of ${past.source}`}><p>{aboutImport(past)}</p></PageTitle>
      <AddressNote query={query} reads={{ show: oneOf(['refused', 'merged']), page: isPage }} />
      <Section id="figures" title="What it brought">
        <Facts facts={countsOf(corpus.id, past).map(({ name, n, href }) => ({ name: sentenceCase(name), value: n > 0 && href ? <Link href={href}>{formatCount(n)}</Link> : formatCount(n), meaning: meaningOf(name) }))} />
        <ImportNotes sentences={past.warnings} undatedAt={`${corpusPapers(corpus.id, 'none')}&import=${past.id}`} />
      </Section>
      {kept.refused + kept.merged > 0 && (
        <Section id="records" title="Records that did not become papers of their own">
          <SwitchLinks label="Show" choices={(['refused', 'merged'] as const).map((kind) => ({ label: `${kind}, ${formatCount(kept[kind])}`, href: `${path}?show=${kind}#records`, isOn: kind === show }))} />
          <div className={list.list}>{records.length === 0 ? <p>None was {show}.</p> : <RecordList corpusId={corpus.id} records={records} start={(page - 1) * PAGE_SIZE + 1} isOfOneImport />}</div>
          <Pager page={page} pages={pages} address={(to) => `${path}?show=${show}&page=${to}#records`} />
        </Section>
      )}
    </>
  )
}

async function readImport({ corpusId, importId }: { corpusId: string; importId: string }) {
  const corpus = await readCorpus(corpusId)
  return { corpus, past: await orNotFound(requireImport(corpus.id, idOf(importId))) }
}

const aboutImport = ({ format, status, startedAt, error }: PastImport) => `Read as ${format} on ${formatMoment(startedAt)}.${status === 'done' ? '' : ` It has ${status === 'failed' ? 'failed' : 'not ended'}.`}${error ? ` ${error}` : ''}`

function meaningOf(name: string): string {
  if (name === 'known before') return 'Records that an earlier import had brought with all they hold; they are not kept one by one.'
  if (name === 'new') return 'Papers that were new in the corpus then; those merged with another since are not listed.'
  if (name === 'refused') return 'Records without what a paper needs; each is listed with its reason.'
  return 'Records that joined a paper that was there already.'
}
