/** How the themes of a run hand over to each other, and which are central. In: lib/data. Out: /runs/[runId]/evolution. */
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { connection } from 'next/server'
import { readRunTrends, readThemes, requireRun } from '../require.ts'
import { Alluvial } from '@/app/_components/alluvial.tsx'
import { PageTitle } from '@/app/_components/page-title.tsx'
import { Section } from '@/app/_components/section.tsx'
import { StrategicDiagram } from '@/app/_components/strategic-diagram.tsx'
import { formatNumberOf } from '@/lib/view/format.ts'

type Props = { params: Promise<{ runId: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await connection()
  const run = await requireRun((await params).runId)
  return { title: `Evolution · ${run.corpusName}` }
}

export default async function EvolutionPage({ params }: Props) {
  await connection()
  const run = await requireRun((await params).runId)
  const [themes, trends] = await Promise.all([readThemes(run.id), readRunTrends(run.id)])
  if (run.status !== 'done' || !trends) notFound()
  const { evolution, diagram } = trends
  const joined = evolution.links.filter(({ kind }) => kind === 'continuation').length
  return (
    <>
      <PageTitle above={[{ label: 'All corpora', href: '/' }, { label: run.corpusName, href: `/runs/${encodeURIComponent(run.id)}` }]} title="Evolution">
        <p>{evolution.windows.length > 1 ? `${formatNumberOf(evolution.windows.length, 'window')} of time with ${formatNumberOf(evolution.themes.length, 'theme')} of their own, ${formatNumberOf(joined, 'of them carried on', 'of them carried on')} into the next.` : 'Where each theme stands among the others.'}</p>
      </PageTitle>
      <Section
        id="evolution" title="From window to window"
        about={evolution.windows.length > 1 && 'Each column is a stretch of time whose papers were grouped on their own; a bar is a theme, as high as its share, coloured after the theme of the run that holds most of it. Filled bands carry a theme on; dashed ones split off or join in. The width of a band shows likeness, not a number of papers.'}
      >
        {evolution.windows.length > 1 ? <Alluvial evolution={evolution} themes={themes} /> : <p>There is no evolution to show: it takes dated papers for at least two windows of time.</p>}
      </Section>
      {diagram.length > 1 && (
        <Section id="diagram" title="Strategic diagram" about="After Callon: how much the terms of a theme occur with those of other themes (centrality), and with each other (density). The dashed lines are the medians.">
          <StrategicDiagram runId={run.id} diagram={diagram} themes={themes} />
        </Section>
      )}
    </>
  )
}
