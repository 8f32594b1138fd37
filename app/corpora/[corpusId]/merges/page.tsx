/** What became one in a corpus, and what did not come in: records that joined a paper, papers of several sources, refused records. In: lib/data; ?show and ?page of the address. Out: /corpora/[corpusId]/merges. */
import type { Metadata } from 'next'
import Link from 'next/link'
import { connection } from 'next/server'
import { above, readCorpus } from '../require.ts'
import styles from './merges.module.css'
import { AddressNote } from '@/app/_components/address-note.tsx'
import { RecordList } from '@/app/_components/corpus/record-list.tsx'
import { PageTitle } from '@/app/_components/page-title.tsx'
import { Pager } from '@/app/_components/pager.tsx'
import { Section } from '@/app/_components/section.tsx'
import { SwitchLinks } from '@/app/_components/switch-links.tsx'
import { listImportedRecords, type Range } from '@/lib/data/import-reports.ts'
import { countLosses } from '@/lib/data/losses.ts'
import { countMixedPapers, listMixedPapers, type MixedPaper } from '@/lib/data/merges.ts'
import { formatCount, formatNumberOf } from '@/lib/view/format.ts'
import { choiceOf, pageOf } from '@/lib/view/paging.ts'
import { isPage, oneOf } from '@/lib/view/unread-params.ts'

const PAGE_SIZE = 50
const SHOWN = ['records', 'sources', 'refused'] as const

type Props = { params: Promise<{ corpusId: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await connection()
  return { title: `Merged records of ${(await readCorpus((await params).corpusId)).name}` }
}

export default async function MergesPage({ params, searchParams }: Props) {
  const [corpus, query] = [await readCorpus((await params).corpusId), await searchParams]
  const [losses, mixed] = await Promise.all([countLosses(corpus.id), countMixedPapers(corpus.id)])
  const show = choiceOf(query.show, SHOWN)
  const count = { records: losses.merged, sources: mixed, refused: losses.refused }[show]
  const { page, pages } = pageOf(query.page, count, PAGE_SIZE)
  const range = { skip: (page - 1) * PAGE_SIZE, take: PAGE_SIZE }
  const path = `/corpora/${corpus.id}/merges`
  return (
    <>
      <PageTitle above={above(corpus)} title={show === 'refused' ? 'What was refused' : 'What was merged'}>
        <p>{show === 'refused' ? 'A record needs a title and an abstract. ' : ''}Two records are one paper if they share a DOI, arXiv id or PubMed number, or the title with the year and first author as far as they are known. The richer field wins. <Link href={`/corpora/${corpus.id}/duplicates`}>Papers that may be one</Link> are proposed apart.</p>
      </PageTitle>
      <AddressNote query={query} reads={{ show: oneOf(SHOWN), page: isPage }} />
      <Section id="merged" title={HEADS[show].title} about={show === 'records' && losses.unchanged > 0 ? `${formatNumberOf(losses.unchanged, 'record')} more brought nothing new to an earlier import and ${losses.unchanged === 1 ? 'is' : 'are'} not kept one by one.` : HEADS[show].about}>
        <SwitchLinks label="Show" choices={[{ label: `records, ${formatCount(losses.merged)}`, href: path, isOn: show === 'records' }, { label: `sources of fields, ${formatCount(mixed)}`, href: `${path}?show=sources`, isOn: show === 'sources' }, { label: `refused, ${formatCount(losses.refused)}`, href: `${path}?show=refused`, isOn: show === 'refused' }]} />
        <div className={styles.list}>{count === 0 ? <p>{HEADS[show].none}</p> : show === 'sources' ? <Mixed corpusId={corpus.id} range={range} /> : <Records corpusId={corpus.id} kind={show === 'records' ? 'merged' : 'refused'} range={range} />}</div>
        <Pager page={page} pages={pages} address={(to) => `${path}?show=${show}&page=${to}`} />
      </Section>
    </>
  )
}

const HEADS = {
  records: { title: 'Records that joined another', about: undefined, none: 'No record has joined another.' },
  sources: { title: 'Papers of several sources', about: 'Which source gave which field.', none: 'Every paper is of one source.' },
  refused: { title: 'Records that could not be taken', about: 'Each with its line and reason.', none: 'No record was refused.' },
}

async function Records({ corpusId, kind, range }: { corpusId: number; kind: 'merged' | 'refused'; range: Range }) {
  const { records } = await listImportedRecords(corpusId, null, kind, range)
  return <RecordList corpusId={corpusId} records={records} start={range.skip + 1} isOfOneImport={false} />
}

async function Mixed({ corpusId, range }: { corpusId: number; range: Range }) {
  const papers = await listMixedPapers(corpusId, range)
  return <ol className={styles.papers} start={range.skip + 1}>{papers.map((paper) => <MixedEntry key={paper.id} corpusId={corpusId} paper={paper} />)}</ol>
}

function MixedEntry({ corpusId, paper: { id, title, fields } }: { corpusId: number; paper: MixedPaper }) {
  const sources = [...new Set(Object.values(fields).flat())]
  return (
    <li className={styles.paper}>
      <p dir="auto"><Link href={`/corpora/${corpusId}/papers/${id}`} prefetch={false}>{title}</Link></p>
      <dl className={styles.sources}>
        {sources.map((source) => <div key={source}><dt>{source}</dt><dd>{Object.entries(fields).filter(([, from]) => from.includes(source)).map(([field]) => FIELD_WORDS[field] ?? field).join(', ')}</dd></div>)}
      </dl>
    </li>
  )
}

const FIELD_WORDS: Record<string, string> = { sourceId: 'id', arxivId: 'arXiv id', doi: 'DOI', pmid: 'PubMed number', url: 'link' }
