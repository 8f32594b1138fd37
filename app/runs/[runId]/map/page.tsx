/** The map of a run: every paper a dot. In: lib/data; the dots come from app/api/runs/[runId]/map. Out: /runs/[runId]/map. */
import type { Metadata } from 'next'
import { connection } from 'next/server'
import { NuqsAdapter } from 'nuqs/adapters/next/app'
import { preload } from 'react-dom'
import { readRunTrends, readThemeParents, readThemes, requireRun } from '../require.ts'
import { MapExplorer } from '@/app/_components/map/map-explorer.tsx'
import { PageTitle } from '@/app/_components/page-title.tsx'
import { PaperCount } from '@/app/_components/paper-count.tsx'
import { UnfinishedRun } from '@/app/_components/unfinished-run.tsx'
import { formatNumberOf } from '@/lib/view/format.ts'
import { papersAddress } from '@/lib/view/paper-address.ts'

type Props = { params: Promise<{ runId: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await connection()
  const run = await requireRun((await params).runId)
  return { title: `Map of ${run.corpusName}` }
}

export default async function MapPage({ params }: Props) {
  await connection()
  const run = await requireRun((await params).runId)
  if (run.status !== 'done') return <UnfinishedRun run={run} />
  const version = String(run.finishedAt?.getTime() ?? 0)
  // The dots are asked for while the page's code is still on its way.
  preload(`/api/runs/${encodeURIComponent(run.id)}/map?v=${version}`, { as: 'fetch', crossOrigin: 'anonymous' })
  const [themes, parents, trends] = await Promise.all([readThemes(run.id), readThemeParents(run.id), readRunTrends(run.id)])
  const papers = themes.reduce((sum, theme) => sum + theme.size, 0)
  return (
    <>
      <PageTitle above={[{ label: 'All corpora', href: '/' }, { label: run.corpusName, href: `/runs/${encodeURIComponent(run.id)}` }]} title="Map">
        <p><PaperCount papers={papers} href={papersAddress(run.id)} isWorded /> in {formatNumberOf(themes.length, 'theme')}: each dot a paper, like beside like.</p>
      </PageTitle>
      <NuqsAdapter>
        <MapExplorer run={{
          runId: run.id, version, corpus: run.corpusName, papers, unit: trends?.periods.unit ?? 'year',
          themes: themes.map(({ index, label, size, x, y, parentIndex }) => ({ index, label, size, x, y, parentIndex })),
          groups: parents.map(({ index, label, size }) => ({ index, label, size })),
        }} />
      </NuqsAdapter>
    </>
  )
}
