/** A run: its map, what moves, its trends, its themes, its figures. In: lib/data. Out: /runs/[runId]. */
import type { Metadata } from 'next'
import Link from 'next/link'
import { connection } from 'next/server'
import styles from './run.module.css'
import { readRunTrends, readThemeParents, readThemes, requireRun } from './require.ts'
import { Downloads } from '@/app/_components/downloads.tsx'
import { Facts } from '@/app/_components/facts.tsx'
import { KSweep } from '@/app/_components/k-sweep.tsx'
import { PaperMap } from '@/app/_components/map/paper-map.tsx'
import { Movers } from '@/app/_components/movers.tsx'
import { PageTitle } from '@/app/_components/page-title.tsx'
import { RisingTerms } from '@/app/_components/rising-terms.tsx'
import { RunDetails } from '@/app/_components/run-details.tsx'
import { RunQuality } from '@/app/_components/run-quality.tsx'
import { Section } from '@/app/_components/section.tsx'
import { ThemeList } from '@/app/_components/theme-list.tsx'
import { RunTrend } from '@/app/_components/run-trend.tsx'
import { UnfinishedRun } from '@/app/_components/unfinished-run.tsx'
import type { RunSummary } from '@/lib/data/runs.ts'
import { listKCandidates, listTrendPoints } from '@/lib/data/themes.ts'
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
  const [themes, parents, points, trends, candidates] = await Promise.all([readThemes(run.id), readThemeParents(run.id), listTrendPoints(run.id), readRunTrends(run.id), listKCandidates(run.id)])
  const placed = themes.reduce((sum, theme) => sum + theme.size, 0)
  const [span, start] = [timeSpan(points), coverageStart(points)]
  const partial = trends?.periods.partial ?? null
  const rising = trends?.risingTerms.filter(({ themeIndex }) => themeIndex === null) ?? []
  const isDated = (span?.periods ?? 0) > 1
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
      {isDated && <Section id="moves" title="What rises, what falls" about="Themes whose share of all papers changes by more than chance, corrected for looking at all of them."><Movers runId={run.id} themes={themes} /></Section>}
      <Section id="trend" title="Trend" about="The share of the largest themes in all papers of a period, so that a growing field does not make every theme grow.">
        <RunTrend runId={run.id} themes={themes} points={points} partial={partial} />
        {isDated && trends && trends.notes.length > 0 && <ul className={styles.notes}>{trends.notes.map((note) => <li key={note}>{note}</li>)}</ul>}
        <p className={styles.more}><Link href={`/runs/${encodeURIComponent(run.id)}/evolution`}>{isDated ? 'How themes hand over to each other, and which are central' : 'Which themes are central'}</Link></p>
      </Section>
      {rising.length > 0 && <Section id="rising" title="Rising terms" about="Words and phrases that have become common in the whole corpus, whatever their theme."><RisingTerms terms={rising} /></Section>}
      <Section id="themes" title="Themes" about={`${parents.length > 0 ? 'Like beside like, the largest group first' : 'Largest first'}, with the terms that set each apart${span ? ' and its share of all papers over time' : ''}.`}>
        <ThemeList runId={run.id} themes={themes} parents={parents} points={points.filter((point) => point.period >= (start ?? ''))} papers={placed} partial={partial} />
      </Section>
      {run.kReason && <Section id="k" title={`Why ${formatNumberOf(themes.length, 'theme')}`}><KSweep candidates={candidates} k={themes.length} reason={run.kReason} /></Section>}
      <Section id="trust" title="How far to trust it"><RunQuality quality={run.quality} /></Section>
      <Section id="download" title="Take it with you" about="CSV opens in a spreadsheet; JSON Lines is one object a line, for programs."><Downloads runId={run.id} /></Section>
      <Section id="made" title="How it was made">
        <Facts facts={countsOf(run, placed, span?.dated ?? 0)} />
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
