/** A paper: its abstract, its theme and why it is there. In: lib/data. Out: /runs/[runId]/papers/[paperId]. */
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { connection } from 'next/server'
import { cache } from 'react'
import { readThemeNames, requireRun } from '../../require.ts'
import styles from './paper.module.css'
import { MarkedText, MarkLegend } from '@/app/_components/marked-text.tsx'
import { NearestPapers } from '@/app/_components/nearest-papers.tsx'
import { PageTitle } from '@/app/_components/page-title.tsx'
import { PaperPlace } from '@/app/_components/paper-place.tsx'
import { Section } from '@/app/_components/section.tsx'
import { findNearestPapers } from '@/lib/data/nearest-of-run.ts'
import { findPlacedPaper } from '@/lib/data/papers.ts'
import { listPapersByIds } from '@/lib/data/themes.ts'
import { themeId } from '@/lib/domain/theme.ts'
import { formatNumberOf } from '@/lib/view/format.ts'
import { paperLinks } from '@/lib/view/paper-links.ts'
import { shortLabel } from '@/lib/view/short-label.ts'

type Props = { params: Promise<{ runId: string; paperId: string }> }

const LARGEST_ID = 2 ** 31 - 1

const requirePaper = cache(async (runId: string, id: string) => {
  const run = await requireRun(runId)
  const known = /^[1-9]\d{0,9}$/.test(id) && Number(id) <= LARGEST_ID
  return { run, paper: (known && (await findPlacedPaper(run.id, Number(id)))) || notFound() }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await connection()
  const { runId, paperId } = await params
  return { title: shortLabel((await requirePaper(runId, paperId)).paper.title, 100) }
}

export default async function PaperPage({ params }: Props) {
  await connection()
  const { runId, paperId } = await params
  const { run, paper } = await requirePaper(runId, paperId)
  const [themes, nearest] = await Promise.all([readThemeNames(run.id), listNearest(run.id, paper.id)])
  const theme = themes.find((candidate) => candidate.index === paper.placement?.themeIndex)
  const runnerUp = themes.find((candidate) => candidate.index === paper.placement?.runnerUpIndex)
  const marks = { own: theme, next: runnerUp, reasons: paper.placement?.reasons ?? [], runnerUpReasons: paper.placement?.runnerUpReasons ?? [] }
  const home = `/runs/${encodeURIComponent(run.id)}`
  const links = paperLinks(paper)
  const above = [{ label: 'All corpora', href: '/' }, { label: run.corpusName, href: home }, ...(theme ? [{ label: shortLabel(theme.label, 40), href: `${home}/themes/${themeId(theme.index)}` }] : [])]
  return (
    <article>
      <PageTitle above={above} title={paper.title} marked={<MarkedText text={paper.title} {...marks} />} />
      {paper.authors.length > 0 && <p className={styles.authors} dir="auto">{paper.authors.join(', ')}</p>}
      <p className={styles.source}>
        {[paper.venue, paper.published, paper.citations === null ? null : formatNumberOf(paper.citations, 'citation')].filter(Boolean).map((text) => <span key={text} dir="auto">{text}</span>)}
        {links.map(({ label, href }) => <a key={href} href={href} rel="noopener noreferrer" target="_blank">{label}<span className="hidden"> (opens another site)</span></a>)}
      </p>
      <div className={styles.columns}>
        <section aria-labelledby="abstract">
          <h2 id="abstract" className="hidden">Abstract</h2>
          <p className={styles.abstract} dir="auto"><MarkedText text={paper.abstract} {...marks} isSpoken /></p>
          {theme && marks.reasons.length > 0 && <MarkLegend own={theme} next={runnerUp} />}
          {paper.keywords.length > 0 && <p className={styles.keywords}>Keywords: {paper.keywords.join(', ')}</p>}
          <p className={styles.keywords}>Id in its source: <code>{paper.sourceId}</code></p>
        </section>
        <PaperPlace runId={run.id} placement={paper.placement} themes={themes} />
      </div>
      {nearest.length > 0 && (
        <Section id="nearest" title="Nearest papers" about="The abstracts most like this one among all papers of the run, by the cosine of their vectors; 1 would be the same.">
          <NearestPapers runId={run.id} papers={nearest} themes={themes} />
        </Section>
      )}
    </article>
  )
}

async function listNearest(runId: string, paperId: number) {
  const nearest = await findNearestPapers(runId, paperId)
  const papers = await listPapersByIds(runId, nearest.map((other) => other.paperId))
  return papers.map((paper) => ({ ...paper, cosine: nearest.find((other) => other.paperId === paper.id)?.cosine ?? 0 }))
}
