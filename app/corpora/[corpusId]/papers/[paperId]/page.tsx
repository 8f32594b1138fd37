/** A paper as it is stored: its fields, which source gave each, and what was merged into it. In: lib/data. Out: /corpora/[corpusId]/papers/[paperId]. */
import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound, permanentRedirect } from 'next/navigation'
import { connection } from 'next/server'
import { cache } from 'react'
import { above, idOf, readCorpus } from '../../require.ts'
import { PageTitle } from '@/app/_components/page-title.tsx'
import { Section } from '@/app/_components/section.tsx'
import { StoredPapers } from '@/app/_components/corpus/stored-papers.tsx'
import { findCorpusPaper, type CorpusPaper } from '@/lib/data/corpus-papers.ts'
import { formatCount } from '@/lib/view/format.ts'
import { paperLinks } from '@/lib/view/paper-links.ts'
import { shortLabel } from '@/lib/view/short-label.ts'
import styles from './paper.module.css'

type Props = { params: Promise<{ corpusId: string; paperId: string }> }

const FIELDS = { title: 'Title', abstract: 'Abstract', authors: 'Authors', venue: 'Venue', published: 'Published', doi: 'DOI', arxivId: 'arXiv id', pmid: 'PubMed number', url: 'Link', keywords: 'Keywords', citations: 'Citations', sourceId: 'Id in its source' } as const

const readPaper = cache(async (corpusId: number, text: string) => (await findCorpusPaper(corpusId, idOf(text))) ?? notFound())

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await connection()
  const { corpusId, paperId } = await params
  return { title: shortLabel((await readPaper((await readCorpus(corpusId)).id, paperId)).paper.title, 100) }
}

export default async function StoredPaperPage({ params }: Props) {
  const { corpusId, paperId } = await params
  const corpus = await readCorpus(corpusId)
  const stored = await readPaper(corpus.id, paperId)
  if (stored.mergedIntoId !== null) permanentRedirect(`/corpora/${corpus.id}/papers/${stored.mergedIntoId}`)
  const { paper, parts, runId } = stored
  return (
    <article>
      <PageTitle above={[...above(corpus), { label: 'Papers', href: `/corpora/${corpus.id}/papers` }]} title={paper.title}>
        <p className={styles.links}>
          {runId && <Link href={`/runs/${encodeURIComponent(runId)}/papers/${stored.id}`}>Its theme in the newest run</Link>}
          {paperLinks(paper).map(({ label, href }) => <a key={href} href={href} rel="noopener noreferrer" target="_blank">{label}<span className="hidden"> (opens another site)</span></a>)}
        </p>
      </PageTitle>
      <Section id="fields" title="What is known, and which source gave it">
        <dl className={styles.fields}>{(Object.keys(FIELDS) as (keyof typeof FIELDS)[]).map((field) => <Field key={field} corpusId={corpus.id} field={field} stored={stored} />)}</dl>
      </Section>
      {parts.length > 0 && <Section id="parts" title="Merged into it" about="Papers of the same title, or that a person said are the same; the richer field of each is shown above."><StoredPapers corpusId={corpus.id} papers={parts} /></Section>}
    </article>
  )
}

function Field({ corpusId, field, stored: { paper, sources, origin } }: { corpusId: number; field: keyof typeof FIELDS; stored: CorpusPaper }) {
  const value = paper[field]
  if (value === null || (Array.isArray(value) && value.length === 0)) return null
  const imports = sources.find((each) => each.field === field)?.imports ?? [{ id: origin.importId, source: origin.source }]
  return (
    <div className={styles.field}>
      <dt>{FIELDS[field]}</dt>
      <dd dir="auto">{Array.isArray(value) ? value.join('; ') : typeof value === 'number' ? formatCount(value) : value}</dd>
      <dd className={styles.source}>from {imports.map(({ id, source }, i) => <span key={id}>{i > 0 && ', '}<Link href={`/corpora/${corpusId}/imports/${id}`} prefetch={false}>{source}</Link></span>)}{imports.length === 1 && imports[0].id === origin.importId && `, line ${formatCount(origin.line)}`}</dd>
    </div>
  )
}
