/** How the themes of a run hand over to each other, and which are central. In: lib/data; ?follow of the address. Out: /runs/[runId]/evolution. */
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { connection } from 'next/server'
import { readRunTrends, readThemes, requireRun } from '../require.ts'
import { AddressNote } from '@/app/_components/address-note.tsx'
import { Alluvial } from '@/app/_components/alluvial.tsx'
import { EvolutionEvents } from '@/app/_components/evolution-events.tsx'
import { EvolutionTable } from '@/app/_components/evolution-table.tsx'
import { ColorNote } from '@/app/_components/color-note.tsx'
import { ChartFigure } from '@/app/_components/figure/chart-figure.tsx'
import { FollowTheme } from '@/app/_components/follow-theme.tsx'
import { PageTitle } from '@/app/_components/page-title.tsx'
import { Section } from '@/app/_components/section.tsx'
import { DiagramTable, StrategicDiagram } from '@/app/_components/strategic-diagram.tsx'
import { keepsPlaces } from '@/lib/data/papers.ts'
import { themeIndex } from '@/lib/domain/theme.ts'
import { isTintedByGroup } from '@/lib/domain/theme-tint.ts'
import { formatNumberOf } from '@/lib/view/format.ts'
import { colorMeaning } from '@/lib/view/palette.ts'

type Props = { params: Promise<{ runId: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await connection()
  const run = await requireRun((await params).runId)
  return { title: `Evolution · ${run.corpusName}` }
}

export default async function EvolutionPage({ params, searchParams }: Props) {
  await connection()
  const run = await requireRun((await params).runId)
  const [themes, trends, isByPaper, query] = await Promise.all([readThemes(run.id), readRunTrends(run.id), keepsPlaces(run.id), searchParams])
  if (run.status !== 'done' || !trends) notFound()
  const { evolution, diagram } = trends
  const asked = typeof query.follow === 'string' ? themeIndex(query.follow) : null
  const follow = asked !== null && themes[asked] ? asked : null
  const [windows, joined] = [evolution.windows, evolution.links.filter(({ kind }) => kind === 'continuation').length]
  const links = { runId: run.id, evolution, isByPaper }
  const hasWindows = windows.length > 1
  return (
    <>
      <PageTitle above={[{ label: 'All corpora', href: '/' }, { label: run.corpusName, href: `/runs/${encodeURIComponent(run.id)}` }]} title="Evolution">
        <p>{hasWindows ? `${formatNumberOf(windows.length, 'window')} of time with ${formatNumberOf(evolution.themes.length, 'theme')} of their own, ${formatNumberOf(joined, 'of them carried on', 'of them carried on')} into the next.` : diagram.length > 1 ? 'Where each theme stands among the others.' : 'How themes hand over to each other, and where each stands among the others.'}</p>
      </PageTitle>
      <AddressNote query={query} reads={{ follow: () => follow !== null }} />
      {(hasWindows || diagram.length > 1) && themes.length > 1 && <FollowTheme themes={themes} follow={follow} verb={hasWindows ? 'Follow' : 'Mark'} />}
      <Section
        id="evolution" title="From window to window"
        about={hasWindows && `Each column is a stretch of time whose papers were grouped on their own; a bar is a theme, as high as its share, coloured after the ${isTintedByGroup(themes) ? 'group of the ' : ''}theme of the run that holds most of it. Filled bands carry a theme on; dashed ones split off or join in.`}
      >
        {hasWindows ? (
          <>
            <ChartFigure
              id="evolution-figure" title={`Themes of ${formatNumberOf(windows.length, 'window')} of time and what joins them, ${windows[0].from} to ${windows[windows.length - 1].to}${follow === null ? '' : `, following “${themes[follow].label}”`}`} fileName="evolution"
              rule={`The papers are cut into windows of about equal size, and each window is clustered by itself. Themes of neighbouring windows are joined by the cosine of their centroids: the best pairing carries on, further likeness splits off or joins in. The width of a band shows likeness, not a number of papers. ${isByPaper ? 'A bar leads to its papers.' : 'A bar leads to the papers of its window in the run’s theme that holds most of it: this run was made by an earlier version, which did not keep the papers of each bar.'}`}
              numbers={<EvolutionTable {...links} themes={themes} />}
            >
              <Alluvial {...links} themes={themes} follow={follow} />
            </ChartFigure>
            <EvolutionEvents {...links} follow={follow} />
          </>
        ) : <p>There is no evolution to show: it takes dated papers for at least two windows of time{diagram.length > 1 ? '' : ', and the diagram of themes at least two themes'}.</p>}
      </Section>
      {diagram.length > 1 && (
        <Section id="diagram" title="Strategic diagram" about="How much the terms of a theme occur with those of other themes (centrality), and with each other (density).">
          <ChartFigure
            id="diagram-figure" title={`Centrality and density of ${formatNumberOf(themes.length, 'theme')}, by rank`} fileName="strategic-diagram"
            rule={`After Callon, Courtial & Laville (1991, doi:10.1007/BF02019280): two terms are as near as the square of the papers that hold both ÷ the product of those that hold each. Centrality adds up the nearness to terms of other themes, density that among the theme’s own. Places are ranks, so that no theme hides another; the dashed lines are the medians. A dot is as large as its theme. ${colorMeaning(themes)}`}
            under={<ColorNote themes={themes} />}
            numbers={<DiagramTable diagram={diagram} themes={themes} />}
          >
            <StrategicDiagram runId={run.id} diagram={diagram} themes={themes} follow={follow} />
          </ChartFigure>
        </Section>
      )}
    </>
  )
}
