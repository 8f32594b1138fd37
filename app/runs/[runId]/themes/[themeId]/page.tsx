/** A theme: its terms, its trend, its papers. In: lib/data; ?page and ?sort of the address. Out: /runs/[runId]/themes/[themeId]. */
import type { Metadata } from 'next'
import { connection } from 'next/server'
import { requireTheme } from '../../require.ts'
import styles from './theme.module.css'
import { Downloads } from '@/app/_components/downloads.tsx'
import { Facts } from '@/app/_components/facts.tsx'
import { PageTitle } from '@/app/_components/page-title.tsx'
import { PaperList } from '@/app/_components/paper-list.tsx'
import { Section } from '@/app/_components/section.tsx'
import { TermBars } from '@/app/_components/term-bars.tsx'
import { ThemeTrend } from '@/app/_components/theme-trend.tsx'
import { listThemePapers, listTrendPoints, THEME_PAPER_SORTS } from '@/lib/data/themes.ts'
import { themeId, type Theme } from '@/lib/domain/theme.ts'
import { formatCount, formatFigure, formatNumberOf, formatShare } from '@/lib/view/format.ts'
import { choiceOf, pageOf } from '@/lib/view/paging.ts'
import { themeColor } from '@/lib/view/palette.ts'
import { shortLabel } from '@/lib/view/short-label.ts'

const PAGE_SIZE = 25

type Props = { params: Promise<{ runId: string; themeId: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await connection()
  const { runId, themeId } = await params
  const { run, theme } = await requireTheme(runId, themeId)
  return { title: `${shortLabel(theme.label, 80)} · ${run.corpusName}` }
}

export default async function ThemePage({ params, searchParams }: Props) {
  await connection()
  const [address, query] = [await params, await searchParams]
  const { run, theme, themes } = await requireTheme(address.runId, address.themeId)
  const sort = choiceOf(query.sort, THEME_PAPER_SORTS)
  const { page, pages } = pageOf(query.page, theme.size, PAGE_SIZE)
  const [points, papers] = await Promise.all([listTrendPoints(run.id, theme.index), listThemePapers(run.id, theme.index, page, PAGE_SIZE, sort)])
  const placed = themes.reduce((sum, { size }) => sum + size, 0)
  const color = themeColor(theme.index)
  return (
    <>
      <PageTitle above={[{ label: 'All corpora', href: '/' }, { label: run.corpusName, href: `/runs/${encodeURIComponent(run.id)}` }]} title={theme.label} color={color}>
        <p>{formatNumberOf(theme.size, 'paper')}, {formatShare(theme.size / Math.max(1, placed))} of all papers in the run’s themes.</p>
      </PageTitle>
      <div className={styles.columns}>
        <Section id="trend" title="Trend" about="Its share of all papers of the period. The shaded band is where the true share lies with 95 % confidence (Wilson).">
          {points.length > 1 && <p className={styles.verdict}>{theme.trend.sentence}</p>}
          <ThemeTrend points={points} color={color} />
        </Section>
        <Section id="terms" title="Terms" about="What sets its abstracts apart from those of other themes, and how many of its papers contain it.">
          <TermBars terms={theme.terms} size={theme.size} color={color} />
        </Section>
      </div>
      <Section id="trust" title="How far to trust it"><Facts facts={trustOf(theme)} /></Section>
      <Section id="papers" title="Papers">
        <PaperList runId={run.id} themeId={themeId(theme.index)} papers={papers} count={theme.size} page={page} pages={pages} pageSize={PAGE_SIZE} sort={sort} />
      </Section>
      <Section id="download" title="Take them with you"><Downloads runId={run.id} theme={themeId(theme.index)} /></Section>
    </>
  )
}

function trustOf(theme: Theme) {
  const { coherence, stability, similarity, weakFits } = theme.metrics
  const facts = [{ name: 'Fit', value: formatFigure(similarity), meaning: 'Mean cosine between its papers and its centre; 1 would be all alike.' }]
  if (coherence !== null) facts.push({ name: 'Coherence', value: formatFigure(coherence), meaning: 'From −1 to 1 (NPMI): how often its terms occur together.' })
  if (stability !== null) facts.push({ name: 'Stability', value: formatFigure(stability), meaning: 'From 0 to 1: how alike it comes out when themes are found again. Above 0.75 is stable.' })
  if (weakFits > 0) facts.push({ name: 'Weak fits', value: formatCount(weakFits), meaning: 'Papers that belong nowhere in particular and had to go somewhere.' })
  return facts
}
