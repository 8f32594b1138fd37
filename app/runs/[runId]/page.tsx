/** A run: the answer on one screen. In: lib/data. Out: /runs/[runId]. */
import type { Metadata } from 'next'
import Link from 'next/link'
import { connection } from 'next/server'
import styles from './run.module.css'
import { readRunTrends, readThemeParents, readThemes, requireRun } from './require.ts'
import { Movers } from '@/app/_components/movers.tsx'
import { MapPicture } from '@/app/_components/overview/map-picture.tsx'
import { TrustStrip } from '@/app/_components/overview/trust-strip.tsx'
import { NoTrend } from '@/app/_components/no-trend.tsx'
import { PageTitle } from '@/app/_components/page-title.tsx'
import { PaperCount } from '@/app/_components/paper-count.tsx'
import { RunDetails } from '@/app/_components/run-details.tsx'
import { Section } from '@/app/_components/section.tsx'
import { ThemeList } from '@/app/_components/theme-list.tsx'
import { UnfinishedRun } from '@/app/_components/unfinished-run.tsx'
import { countLosses } from '@/lib/data/losses.ts'
import { sampleMap } from '@/lib/data/map-sample.ts'
import { listTrendPoints } from '@/lib/data/themes.ts'
import { isTintedByGroup } from '@/lib/domain/theme-tint.ts'
import { formatDate, formatNumberOf } from '@/lib/view/format.ts'
import { papersAddress } from '@/lib/view/paper-address.ts'
import { asideFigures, qualityFigures, weakFitFigure } from '@/lib/view/quality-figures.ts'
import { risingPapers } from '@/lib/view/rising-term.ts'
import { coverageStart, timeSpan } from '@/lib/view/time-range.ts'

const MAP_PAPERS = 1800
const SHOWN_TERMS = 6
/** The others stand on the quality page. */
const SHOWN_FIGURES = ['Stability', 'Silhouette', 'Coherence']
const NOTHING_LEFT_OUT = { undated: 0, oddYear: 0, tooCoarse: 0 }

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
  const [themes, parents, points, trends, map, losses] = await Promise.all([
    readThemes(run.id), readThemeParents(run.id), listTrendPoints(run.id), readRunTrends(run.id), sampleMap(run.id, MAP_PAPERS), countLosses(run.corpusId),
  ])
  const address = `/runs/${encodeURIComponent(run.id)}`
  const placed = themes.reduce((sum, theme) => sum + theme.size, 0)
  const [span, start] = [timeSpan(points), coverageStart(points)]
  const isDated = (span?.periods ?? 0) > 1
  const rising = trends?.risingTerms.filter(({ themeIndex }) => themeIndex === null).slice(0, SHOWN_TERMS) ?? []
  const figures = [
    ...qualityFigures(run.quality, themes.length).filter(({ name }) => SHOWN_FIGURES.includes(name)), weakFitFigure(run.quality, run.id),
    ...asideFigures({ leftOut: trends?.leftOut ?? NOTHING_LEFT_OUT, skipped: run.skipped ?? 0, ...losses }, { runId: run.id, corpusId: run.corpusId }),
  ]
  return (
    <>
      <div className={styles.top}>
        <div>
          <PageTitle above={[{ label: 'All corpora', href: '/' }]} title={run.corpusName}>
            <p><PaperCount papers={placed} href={papersAddress(run.id)} isWorded /> in {formatNumberOf(themes.length, 'theme')}{span && `, ${span.first}${span.periods > 1 ? ` to ${span.last}` : ''}`}. Run <code className="number">{run.id}</code> of <span className="date">{formatDate(run.createdAt)}</span>.</p>
          </PageTitle>
          <section className={styles.trust} aria-labelledby="trust">
            <h2 id="trust">How far to trust it</h2>
            <TrustStrip figures={figures}><Link href={`${address}/quality`} prefetch={false}>All figures{run.kReason && `, and why ${formatNumberOf(themes.length, 'theme')}`}</Link></TrustStrip>
          </section>
        </div>
        <MapPicture runId={run.id} papers={map} />
      </div>
      <div className={styles.columns}>
        <div className={styles.moves}>
          {isDated ? (
            <Section id="moves" title="What rises, what falls">
              <Movers runId={run.id} themes={themes} />
              {rising.length > 0 && <p className={styles.rising}><b>Rising terms:</b> {rising.map((term, i) => <span key={term.term}>{i > 0 && ', '}<Link href={risingPapers(run.id, term).since} prefetch={false}>{term.term}</Link> ({term.since})</span>)}.</p>}
              <p className={styles.rising}><Link href={`${address}/trends`} prefetch={false}>All verdicts, shares over time, bursts</Link> · <Link href={`${address}/evolution`} prefetch={false}>How themes hand over to each other</Link></p>
            </Section>
          ) : (
            <Section id="moves" title="Over time">
              <NoTrend periods={span ? [span.first] : []} />
              {themes.length > 1 && <p className={styles.rising}><Link href={`${address}/evolution`} prefetch={false}>Which themes are central</Link> needs no dates.</p>}
            </Section>
          )}
        </div>
        <div className={styles.themes}>
          <Section id="themes" title="Themes" about={parents.length === 0 ? 'Fewer than six themes stand side by side; from six on, like themes are put into groups.' : isTintedByGroup(themes) && 'Coloured by group of themes.'}>
            <ThemeList runId={run.id} themes={themes} parents={parents} points={points.filter((point) => point.period >= (start ?? ''))} papers={placed} partial={trends?.periods.partial ?? null} />
          </Section>
        </div>
      </div>
      <Section id="made" title="How it was made"><RunDetails run={run} /></Section>
    </>
  )
}
