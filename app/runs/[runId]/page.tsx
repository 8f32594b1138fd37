/** A run: its map, its themes, its trends, its figures. In: lib/data. Out: /runs/[runId]. */
import type { Metadata } from 'next'
import { connection } from 'next/server'
import styles from './run.module.css'
import { readThemes, requireRun } from './require.ts'
import { Downloads } from '@/app/_components/downloads.tsx'
import { Facts } from '@/app/_components/facts.tsx'
import { PaperMap } from '@/app/_components/map/paper-map.tsx'
import { PageTitle } from '@/app/_components/page-title.tsx'
import { RunDetails } from '@/app/_components/run-details.tsx'
import { RunQuality } from '@/app/_components/run-quality.tsx'
import { Section } from '@/app/_components/section.tsx'
import { ThemeList } from '@/app/_components/theme-list.tsx'
import { RunTrend } from '@/app/_components/run-trend.tsx'
import { UnfinishedRun } from '@/app/_components/unfinished-run.tsx'
import type { RunSummary } from '@/lib/data/runs.ts'
import { listTrendPoints } from '@/lib/data/themes.ts'
import { formatCount, formatDate, formatNumberOf } from '@/lib/view/format.ts'
import { coverageStart, timeSpan } from '@/lib/view/time-range.ts'

type Props = { params: Promise<{ runId: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await connection()
  const run = await requireRun((await params).runId)
  return { title: `${run.corpusName}, run ${run.id}` }
}

export default async function RunPage({ params }: Props) {
  await connection()
  const run = await requireRun((await params).runId)
  if (run.status !== 'done') return <UnfinishedRun run={run} />
  const [themes, points] = await Promise.all([readThemes(run.id), listTrendPoints(run.id)])
  const placed = themes.reduce((sum, theme) => sum + theme.size, 0)
  const [span, start] = [timeSpan(points), coverageStart(points)]
  return (
    <>
      <PageTitle above={[{ label: 'All corpora', href: '/' }]} title={run.corpusName}>
        <p>{formatNumberOf(placed, 'paper')} in {formatNumberOf(themes.length, 'theme')}{span && `, ${span.first} to ${span.last}`}. Run <code className="number">{run.id}</code> of <span className="number">{formatDate(run.createdAt)}</span>.</p>
      </PageTitle>
      <Section id="map" title="Map" about="Each dot is a paper; papers with similar abstracts lie close together. The axes have no unit.">
        <PaperMap
          runId={run.id} version={String(run.finishedAt?.getTime() ?? 0)} papers={placed}
          themes={themes.map(({ index, label, size, x, y }) => ({ index, label, size, x, y }))}
        />
      </Section>
      <Section id="trend" title="Trend" about="The share of the largest themes in all papers of a period, so that a growing field does not make every theme grow.">
        <RunTrend runId={run.id} themes={themes} points={points} />
      </Section>
      <Section id="themes" title="Themes" about={span ? 'Largest first, with the terms that set each apart and its share of all papers over time.' : 'Largest first, with the terms that set each apart.'}>
        <ThemeList runId={run.id} themes={themes} points={points.filter((point) => point.period >= (start ?? ''))} papers={placed} />
      </Section>
      <Section id="trust" title="How far to trust it"><RunQuality quality={run.quality} /></Section>
      <Section id="download" title="Take it with you" about="CSV opens in a spreadsheet; JSON Lines is one object a line, for programs."><Downloads runId={run.id} /></Section>
      <Section id="made" title="How it was made">
        <Facts facts={countsOf(run, placed, span?.dated ?? 0)} />
        {run.kReason && <p className={styles.reason}>{run.kReason}</p>}
        <RunDetails run={run} />
      </Section>
    </>
  )
}

function countsOf(run: RunSummary, placed: number, dated: number) {
  return [
    { name: 'Papers read', value: formatCount(run.documents ?? placed) },
    { name: 'In a theme', value: formatCount(placed) },
    { name: 'In none', value: formatCount(run.skipped ?? 0), meaning: 'Their text has no term that other papers share.' },
    { name: 'Without a date', value: formatCount(Math.max(0, placed - dated)), meaning: 'They are on the map and not in the trends.' },
  ]
}
