/** What became one in a corpus: records that joined a paper, and papers of several sources. In: lib/data; ?show and ?page of the address. Out: /corpora/[corpusId]/merges. */
import type { Metadata } from 'next'
import Link from 'next/link'
import { connection } from 'next/server'
import { above, readCorpus } from '../require.ts'
import styles from './merges.module.css'
import { RecordList } from '@/app/_components/corpus/record-list.tsx'
import { PageTitle } from '@/app/_components/page-title.tsx'
import { Pager } from '@/app/_components/pager.tsx'
import { Section } from '@/app/_components/section.tsx'
import { SwitchLinks } from '@/app/_components/switch-links.tsx'
import { listImportedRecords } from '@/lib/data/import-reports.ts'
import { countMixedPapers, listMixedPapers, type MixedPaper } from '@/lib/data/merges.ts'
import { formatCount } from '@/lib/view/format.ts'
import { choiceOf, pageOf } from '@/lib/view/paging.ts'

const PAGE_SIZE = 50

type Props = { params: Promise<{ corpusId: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await connection()
  return { title: `Merged records of ${(await readCorpus((await params).corpusId)).name}` }
}

export default async function MergesPage({ params, searchParams }: Props) {
  const [corpus, query] = [await readCorpus((await params).corpusId), await searchParams]
  const [{ count }, mixed] = await Promise.all([listImportedRecords(corpus.id, null, 'merged', { skip: 0, take: 1 }), countMixedPapers(corpus.id)])
  const show = choiceOf(query.show, ['records', 'sources'])
  const { page, pages } = pageOf(query.page, show === 'records' ? count : mixed, PAGE_SIZE)
  const range = { skip: (page - 1) * PAGE_SIZE, take: PAGE_SIZE }
  const path = `/corpora/${corpus.id}/merges`
  return (
    <>
      <PageTitle above={above(corpus)} title="What was merged">
        <p>Two records are one paper if they share a DOI, arXiv id or PubMed number, or the title with the year and first author as far as they are known. The richer field wins. <Link href={`/corpora/${corpus.id}/duplicates`}>Papers that may be one</Link> are proposed apart.</p>
      </PageTitle>
      <Section id="merged" title={show === 'records' ? 'Records that joined another' : 'Papers of several sources'} about={show === 'records' ? 'Records that brought nothing new to an earlier import are counted there, and not kept one by one.' : 'Which source gave which field.'}>
        <SwitchLinks label="Show" choices={[{ label: `records, ${formatCount(count)}`, href: path, isOn: show === 'records' }, { label: `sources of fields, ${formatCount(mixed)}`, href: `${path}?show=sources`, isOn: show === 'sources' }]} />
        <div className={styles.list}>{show === 'records' ? <Records corpusId={corpus.id} range={range} count={count} /> : <Mixed corpusId={corpus.id} range={range} count={mixed} />}</div>
        <Pager page={page} pages={pages} address={(to) => `${path}?show=${show}&page=${to}`} />
      </Section>
    </>
  )
}

interface ListProps {
  corpusId: number
  range: { skip: number; take: number }
  count: number
}

async function Records({ corpusId, range, count }: ListProps) {
  if (count === 0) return <p>No record has joined another.</p>
  const { records } = await listImportedRecords(corpusId, null, 'merged', range)
  return <RecordList corpusId={corpusId} records={records} start={range.skip + 1} isOfOneImport={false} />
}

async function Mixed({ corpusId, range, count }: ListProps) {
  if (count === 0) return <p>Every paper is of one source.</p>
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
