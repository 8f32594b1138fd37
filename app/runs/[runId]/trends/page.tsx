/** How the themes of a run move over time. In: lib/data; the search params of lib/view/trends-state.ts. Out: /runs/[runId]/trends. */
import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { connection } from 'next/server'
import { readRunTrends, readThemeParents, readThemes, requireRun } from '../require.ts'
import styles from './trends.module.css'
import { AddressNote } from '@/app/_components/address-note.tsx'
import { NoTrend } from '@/app/_components/no-trend.tsx'
import { PageTitle } from '@/app/_components/page-title.tsx'
import { PaperCount } from '@/app/_components/paper-count.tsx'
import { RisingTerms } from '@/app/_components/rising-terms.tsx'
import { Section } from '@/app/_components/section.tsx'
import { SwitchLinks } from '@/app/_components/switch-links.tsx'
import { BurstsFigure } from '@/app/_components/trends/bursts-figure.tsx'
import { ShareFigures } from '@/app/_components/trends/share-figures.tsx'
import { ThemeRisers } from '@/app/_components/trends/theme-risers.tsx'
import { VerdictTable } from '@/app/_components/trends/verdict-table.tsx'
import { listTrendPoints } from '@/lib/data/themes.ts'
import { parentId, themeId, type Theme, type ThemeParent } from '@/lib/domain/theme.ts'
import { termBursts, themeBursts } from '@/lib/view/burst-rows.ts'
import { formatNumberOf } from '@/lib/view/format.ts'
import { papersAddress } from '@/lib/view/paper-address.ts'
import { dateNotes } from '@/lib/view/date-notes.ts'
import { hasFixedMix, seriesSet } from '@/lib/view/theme-series.ts'
import { readTrendsState, trendsReaders, trendsSearch } from '@/lib/view/trends-state.ts'

const FEW_BURSTS = 16

type Props = { params: Promise<{ runId: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await connection()
  const run = await requireRun((await params).runId)
  return { title: `Trends · ${run.corpusName}` }
}

export default async function TrendsPage({ params, searchParams }: Props) {
  await connection()
  const run = await requireRun((await params).runId)
  const query = await searchParams
  const asked = readTrendsState(query)
  const [themes, parents, points, trends] = await Promise.all([readThemes(run.id), readThemeParents(run.id), listTrendPoints(run.id), readRunTrends(run.id)])
  if (run.status !== 'done' || !trends) notFound()
  const { periods, notes, risingTerms, leftOut } = trends
  const canFix = hasFixedMix(themes)
  const state = { ...asked, mix: canFix ? asked.mix : 'raw' as const, of: parents.length > 0 ? asked.of : 'themes' as const, parent: parents.some(({ index }) => index === asked.parent) ? asked.parent : null, pick: asked.pick.filter((id) => isThere(id, themes, parents)) }
  const sources = { themes, parents, of: state.of, points, periods, mix: state.mix }
  const [set, whole] = [seriesSet(sources), seriesSet({ ...sources, isWhole: true })]
  const head = (
    <>
      <PageTitle above={[{ label: 'All corpora', href: '/' }, { label: run.corpusName, href: `/runs/${encodeURIComponent(run.id)}` }]} title="Trends">
        {set && <p>{formatNumberOf(themes.length, 'theme')} from {set.periods[0].name} to {set.periods[set.periods.length - 1].name}: what grows, what fades, what came and went.</p>}
      </PageTitle>
      <AddressNote query={query} reads={trendsReaders(state)} />
    </>
  )
  if (!set || !whole) {
    return (
      <>
        {head}
        <div className={styles.none}><NoTrend periods={[...new Set(points.map(({ period }) => period))].sort()} /></div>
        {leftOut.undated > 0 && <p className={styles.alone}><PaperCount papers={leftOut.undated} href={papersAddress(run.id, { date: 'none' })} /> of <PaperCount papers={themes.reduce((sum, { size }) => sum + size, 0)} href={papersAddress(run.id)} isWorded /> have no date. The map, the themes and the papers need none.</p>}
      </>
    )
  }
  const [ofThemes, ofTerms] = [themeBursts(themes), termBursts(trends.termBursts)]
  const most = state.bursts === 'all' ? Infinity : FEW_BURSTS
  const bursts = { runId: run.id, themes, periods, start: set.periods[0].name, most }
  const rising = risingTerms.filter(({ themeIndex }) => themeIndex === null)
  return (
    <>
      {head}
      <div className={styles.switches}>
        {parents.length > 0 && <SwitchLinks label="Show" choices={[{ label: 'themes', href: trendsSearch(state, { of: 'themes', pick: [] }), isOn: state.of === 'themes' }, { label: 'groups of themes', href: trendsSearch(state, { of: 'parents', pick: [] }), isOn: state.of === 'parents' }]} />}
        {canFix && <SwitchLinks label="Venues" choices={[{ label: 'as collected', href: trendsSearch(state, { mix: 'raw' }), isOn: state.mix === 'raw' }, { label: 'mix held fixed', href: trendsSearch(state, { mix: 'fixed' }), isOn: state.mix === 'fixed' }]} />}
      </div>
      {notes.length > 0 && <ul className={styles.notes}>{dateNotes(notes, run.id).map(({ papers, text }) => <li key={text}>{papers && <><Link href={papers.href} prefetch={false}>{papers.label}</Link> </>}{text}</li>)}</ul>}
      <ShareFigures runId={run.id} set={set} whole={whole} themes={themes} state={state} />
      <Section id="verdicts" title="Verdicts" about={`What can be said of each theme beyond chance${state.mix === 'fixed' ? ', with the mix of venues held fixed' : ''}. Click a heading to sort.`}>
        <VerdictTable runId={run.id} themes={themes} parents={parents} state={state} />
      </Section>
      <Section id="bursts" title="Bursts" about="Stretches of time in which a theme or a term was at least twice as common as usual.">
        <div className={styles.bursts}>
          {Math.max(ofThemes.length, ofTerms.length) > FEW_BURSTS && <SwitchLinks label="Show" choices={[{ label: 'the strongest', href: trendsSearch(state, { bursts: 'most' }), isOn: state.bursts === 'most' }, { label: 'all', href: trendsSearch(state, { bursts: 'all' }), isOn: state.bursts === 'all' }]} />}
          <BurstsFigure {...bursts} of="themes" rows={ofThemes} />
          <BurstsFigure {...bursts} of="terms" rows={ofTerms} />
        </div>
      </Section>
      {risingTerms.length > 0 && (
        <Section id="rising" title="Rising terms" about="Words and phrases that have become common, tested against a flat series and corrected for all terms looked at. The numbers count a term in any form, as an acronym too, by itself or within a longer one.">
          {rising.length > 0 ? <RisingTerms runId={run.id} terms={rising} /> : <p className="muted">None in the corpus as a whole.</p>}
          <ThemeRisers runId={run.id} terms={risingTerms} themes={themes} />
        </Section>
      )}
    </>
  )
}

/** @param id "t3" or "p1". */
const isThere = (id: string, themes: Theme[], parents: ThemeParent[]) => themes.some(({ index }) => themeId(index) === id) || parents.some(({ index }) => parentId(index) === id)
