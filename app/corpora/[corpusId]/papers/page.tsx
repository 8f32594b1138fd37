/** The papers of a corpus as they are stored, all or those of one import or year. In: lib/data; ?import, ?year and ?page of the address. Out: /corpora/[corpusId]/papers. */
import type { Metadata } from 'next'
import Link from 'next/link'
import { connection } from 'next/server'
import { above, idOf, orNotFound, readCorpus } from '../require.ts'
import { AddressNote } from '@/app/_components/address-note.tsx'
import { StoredPapers } from '@/app/_components/corpus/stored-papers.tsx'
import { PageTitle } from '@/app/_components/page-title.tsx'
import { Pager } from '@/app/_components/pager.tsx'
import { Section } from '@/app/_components/section.tsx'
import { listCorpusPapers } from '@/lib/data/corpus-papers.ts'
import { requireImport } from '@/lib/data/import-reports.ts'
import { formatCount, formatNumberOf } from '@/lib/view/format.ts'
import { pageOf } from '@/lib/view/paging.ts'
import { isPage } from '@/lib/view/unread-params.ts'

const PAGE_SIZE = 50

type Props = { params: Promise<{ corpusId: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await connection()
  return { title: `Papers of ${(await readCorpus((await params).corpusId)).name}` }
}

export default async function StoredPapersPage({ params, searchParams }: Props) {
  const [corpus, query] = [await readCorpus((await params).corpusId), await searchParams]
  const past = query.import === undefined ? null : await orNotFound(requireImport(corpus.id, idOf(query.import)))
  const year = typeof query.year === 'string' && /^(\d{4}|none)$/.test(query.year) ? query.year : null
  const part = { importId: past?.id ?? null, year }
  const count = past || year ? (await listCorpusPapers(corpus.id, part, { skip: 0, take: 1 })).count : corpus.papers
  const { page, pages } = pageOf(query.page, count, PAGE_SIZE)
  const { papers } = await listCorpusPapers(corpus.id, part, { skip: (page - 1) * PAGE_SIZE, take: PAGE_SIZE })
  const path = `/corpora/${corpus.id}/papers`
  const since = past && !year ? past.accepted - count : 0
  return (
    <>
      <PageTitle above={above(corpus)} title={past ? `Papers that ${past.source} brought` : 'Papers'}>
        <p>
          {formatNumberOf(count, 'paper')}{year && (year === 'none' ? ' without a date' : ` of ${year}`)}{past && ' that stand for themselves'}, in the order they came.
          {since > 0 && <> {formatCount(since)} more of this import {since === 1 ? 'has' : 'have'} become part of <Link href={`/corpora/${corpus.id}/merges`}>another</Link> since.</>}
          {past || year ? <> <Link href={path}>Show all of the corpus</Link></> : ' To search them, open a run.'}
        </p>
      </PageTitle>
      <AddressNote query={query} reads={{ import: () => past !== null, year: () => year !== null, page: isPage }} />
      <Section id="papers" title={page === 1 ? 'As they are stored' : `As they are stored, page ${page}`}>
        {count === 0 ? <p>There are none.</p> : <StoredPapers corpusId={corpus.id} papers={papers} start={(page - 1) * PAGE_SIZE + 1} />}
        <Pager page={page} pages={pages} address={(to) => `${path}?${new URLSearchParams({ ...(past && { import: String(past.id) }), ...(year && { year }), page: String(to) })}`} />
      </Section>
    </>
  )
}
