/** A theme: its trend and terms, what to read first, its venues, its neighbours, its papers. In: lib/data; ?page and ?sort of the address. Out: /runs/[runId]/themes/[themeId]. */
import type { Metadata } from 'next'
import { connection } from 'next/server'
import { readRunTrends, readThemeParents, requireParent, requireTheme } from '../../require.ts'
import { ParentTheme } from './parent-theme.tsx'
import styles from './theme.module.css'
import { AddressNote } from '@/app/_components/address-note.tsx'
import { Downloads } from '@/app/_components/downloads.tsx'
import { Facts, type Fact } from '@/app/_components/facts.tsx'
import { PageTitle } from '@/app/_components/page-title.tsx'
import { PaperCount } from '@/app/_components/paper-count.tsx'
import { PaperList } from '@/app/_components/paper-list.tsx'
import { ReadFirst } from '@/app/_components/read-first.tsx'
import { RisingTerms } from '@/app/_components/rising-terms.tsx'
import { Section } from '@/app/_components/section.tsx'
import { TermBars } from '@/app/_components/term-bars.tsx'
import { ThemeKin } from '@/app/_components/theme-kin.tsx'
import { ThemeTrend } from '@/app/_components/theme-trend.tsx'
import { TopAuthors } from '@/app/_components/top-authors.tsx'
import { TrendWords } from '@/app/_components/trend-words.tsx'
import { VenueShares } from '@/app/_components/venue-shares.tsx'
import { listTopAuthors } from '@/lib/data/authors.ts'
import { searchPapers } from '@/lib/data/search.ts'
import { listPapersByIds, listRelatedThemes, listTrendPoints, listVenueShares } from '@/lib/data/themes.ts'
import { NO_FILTER } from '@/lib/domain/paper-filter.ts'
import { parentIndex, themeId, type Theme } from '@/lib/domain/theme.ts'
import { formatFigure, formatShare, sentenceCase } from '@/lib/view/format.ts'
import { choiceOf, pageOf } from '@/lib/view/paging.ts'
import { listAddress, papersAddress } from '@/lib/view/paper-address.ts'
import { themeColor } from '@/lib/view/palette.ts'
import { WEAK_FIT_MEANING } from '@/lib/view/quality-figures.ts'
import { shortLabel } from '@/lib/view/short-label.ts'
import { stabilityText } from '@/lib/view/stability.ts'
import { isPage, oneOf } from '@/lib/view/unread-params.ts'

const PAGE_SIZE = 25
const SHOWN_AUTHORS = 20
const SORTS = ['fit', 'weakest', 'date', 'citations', 'title'] as const

type Props = { params: Promise<{ runId: string; themeId: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await connection()
  const { runId, themeId } = await params
  const { run, theme } = parentIndex(themeId) === null ? await requireTheme(runId, themeId) : await requireParent(runId, themeId)
  return { title: `${shortLabel(theme.label, 80)} · ${run.corpusName}` }
}

export default async function ThemePage({ params, searchParams }: Props) {
  await connection()
  const [address, query] = [await params, await searchParams]
  if (parentIndex(address.themeId) !== null) return <ParentTheme runId={address.runId} id={address.themeId} query={query} />
  const { run, theme, themes } = await requireTheme(address.runId, address.themeId)
  const sort = choiceOf(query.sort, SORTS)
  const { page, pages } = pageOf(query.page, theme.size, PAGE_SIZE)
  const filter = { ...NO_FILTER, theme: themeId(theme.index) }
  const [points, { papers }, first, related, venues, parents, trends, authors] = await Promise.all([
    listTrendPoints(run.id, theme.index), searchPapers(run.id, filter, sort, { page, pageSize: PAGE_SIZE }), listPapersByIds(run.id, theme.representatives),
    listRelatedThemes(run.id, theme.index), listVenueShares(run.id, theme.index), readThemeParents(run.id), readRunTrends(run.id), listTopAuthors(run.id, [theme.index], SHOWN_AUTHORS),
  ])
  const color = themeColor(theme.index)
  const isDated = points.length > 1
  const rising = trends?.risingTerms.filter(({ themeIndex }) => themeIndex === theme.index) ?? []
  const parent = parents.find(({ index }) => index === theme.parentIndex)
  return (
    <>
      <PageTitle above={[{ label: 'All corpora', href: '/' }, { label: run.corpusName, href: `/runs/${encodeURIComponent(run.id)}` }]} title={theme.label} color={color}>
        <p><PaperCount papers={theme.size} href="#papers" isWorded />{leadOf(theme, themes.reduce((sum, { size }) => sum + size, 0))}</p>
        {theme.labelNote && <p><small>{theme.labelNote}</small></p>}
      </PageTitle>
      <AddressNote query={query} reads={{ page: isPage, sort: oneOf(SORTS) }} />
      <div className={styles.columns}>
        <Section id="trend" title="Trend" about={isDated && 'Its share of all papers of the period. The shaded band is where the true share lies with 95\u00a0% confidence (Wilson).'}>
          {isDated && <TrendWords trend={theme.trend} />}
          <ThemeTrend runId={run.id} theme={themeId(theme.index)} points={points} color={color} trend={theme.trend} periods={trends?.periods} />
        </Section>
        <Section id="terms" title="Terms" about="What sets its abstracts apart from those of other themes, and how many of its papers contain it: in any form, as an acronym too, by itself or within a longer term.">
          <TermBars runId={run.id} theme={themeId(theme.index)} terms={theme.terms} size={theme.size} color={color} />
          {isDated && rising.length === 0 && <p className={styles.note}>No term has become clearly more common among its papers over time.</p>}
        </Section>
      </div>
      <div className={styles.columns}>
        <Section id="first" title="Read these first" about="Papers near its centre and unlike each other.">
          <ReadFirst runId={run.id} papers={first} />
        </Section>
        {venues.length > 0 && <Section id="venues" title="Venues" about="Which venues carry it, the ones with most of its papers first."><VenueShares runId={run.id} theme={themeId(theme.index)} shares={venues} color={color} /></Section>}
      </div>
      {authors.length > 0 && <Section id="authors" title="Authors" about="The names on most of its papers."><TopAuthors runId={run.id} theme={themeId(theme.index)} authors={authors} /></Section>}
      {rising.length > 0 && (
        <Section id="rising" title="Rising terms" about="Terms that have become common among its papers, tested against a flat series and corrected for all terms looked at. They are counted as the terms above.">
          <RisingTerms runId={run.id} terms={rising} />
        </Section>
      )}
      {themes.length > 1 && <Section id="kin" title="Its neighbours"><ThemeKin runId={run.id} theme={theme} themes={themes} related={related} parent={parent} /></Section>}
      <Section id="trust" title="How far to trust it">
        <Facts facts={trustOf(theme, listAddress(papersAddress(run.id), { filter: { theme: themeId(theme.index), fit: 'weak' }, sort: 'weakest', page: 1 }, 'date'))} />
      </Section>
      <Section id="papers" title="Papers">
        <PaperList
          runId={run.id} papers={papers} count={theme.size} page={page} pages={pages} pageSize={PAGE_SIZE} sort={sort} sorts={SORTS}
          address={(to) => listAddress(`/runs/${encodeURIComponent(run.id)}/themes/${themeId(theme.index)}`, { filter: {}, ...to }, SORTS[0], '#papers')}
        />
      </Section>
      <Section id="download" title="Take them with you"><Downloads runId={run.id} list={{ filter, sort }} /></Section>
    </>
  )
}

function leadOf(theme: Theme, placed: number): string {
  const size = `, ${formatShare(theme.size / Math.max(1, placed))} of all papers in the run’s themes.`
  const stability = stabilityText(theme.metrics.stability)
  return stability ? `${size} ${sentenceCase(stability.word)}: ${stability.meaning}.` : size
}

function trustOf(theme: Theme, weakFitsAt: string): Fact[] {
  const { coherence, similarity, silhouette, weakFits } = theme.metrics
  const stability = stabilityText(theme.metrics.stability)
  const facts: Fact[] = [{ name: 'Fit', value: formatFigure(similarity), meaning: 'Mean cosine between its papers and its centre; 1 would be all alike.' }]
  if (coherence !== null) facts.push({ name: 'Coherence', value: formatFigure(coherence), meaning: 'From −1 to 1 (NPMI): how often its terms occur together.' })
  facts.push({ name: 'Silhouette', value: formatFigure(silhouette), meaning: 'From −1 to 1: how much closer its papers are to it than to the next theme.' })
  if (stability) facts.unshift({ name: 'Stability', value: `${stability.sign} ${formatFigure(theme.metrics.stability)}`, meaning: `${sentenceCase(stability.word)}, from 0 to 1 (mean best Jaccard over refits): stable from 0.75, dissolving below 0.5.` })
  if (weakFits > 0) facts.push({ name: 'Weak fits', value: <PaperCount papers={weakFits} href={weakFitsAt} />, meaning: WEAK_FIT_MEANING })
  return facts
}
