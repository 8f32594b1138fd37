/**
 * Themes of a finished run, their papers and their series.
 * In: rows that ./runs.ts stored.   Out: plain values for pages (app) and files (../export).
 */
import type { KCandidate } from '../domain/k-choice.ts'
import type { GroupShare, RunTrends } from '../domain/run-trends.ts'
import type { NamedTheme, Theme, ThemeMetrics, ThemeParent, ThemeTerm } from '../domain/theme.ts'
import type { ThemeTrend, TrendPoint } from '../domain/trend.ts'
import { openDatabase, type Prisma } from './database.ts'

export interface ThemePaper {
  id: number
  sourceId: string
  title: string
  authors: string[]
  venue: string | null
  published: string | null
  citations: number | null
  themeIndex: number
  similarity: number
  margin: number | null
  isWeakFit: boolean
}

/** @returns all themes of the run, by index. */
export async function listThemes(runId: string): Promise<Theme[]> {
  const database = await openDatabase()
  const rows = await database.theme.findMany({ where: { runId, level: 0 }, orderBy: { index: 'asc' }, omit: { venueShares: true } })
  return rows.map(({ runId: _, level: __, ...row }) => ({
    ...row, parentIndex: parentOf(row, rows.length), terms: row.terms as unknown as ThemeTerm[],
    metrics: row.metrics as unknown as ThemeMetrics, representatives: row.representatives as number[], trend: row.trend as unknown as ThemeTrend,
  }))
}

/** @returns the names of all themes of the run, by index: a tenth of the time of `listThemes`. */
export async function listThemeNames(runId: string): Promise<NamedTheme[]> {
  const database = await openDatabase()
  const rows = await database.theme.findMany({ where: { runId, level: 0 }, orderBy: { index: 'asc' }, select: { index: true, label: true, size: true, parentIndex: true } })
  return rows.map((row) => ({ ...row, parentIndex: parentOf(row, rows.length) }))
}

/** @returns the parents of the run's themes, by index; empty if its themes are too few to be grouped. */
export async function listThemeParents(runId: string): Promise<ThemeParent[]> {
  const database = await openDatabase()
  const rows = await database.theme.findMany({ where: { runId, level: 1 }, orderBy: { index: 'asc' }, omit: { venueShares: true } })
  return rows.map(({ key, label, size, terms, place }) => ({ index: place, key: key.replace(/^parent-/, ''), label, size, terms: terms as unknown as ThemeTerm[] }))
}

/** @returns the series of the run, or of one theme, in the order of time. */
export async function listTrendPoints(runId: string, themeIndex?: number): Promise<TrendPoint[]> {
  const database = await openDatabase()
  const rows = await database.trendPoint.findMany({ where: { runId, themeIndex }, orderBy: [{ themeIndex: 'asc' }, { period: 'asc' }] })
  return rows.map(({ runId: _, ...point }) => point)
}

/** @param paperIds the database's ids. @returns these papers, in this order, with their fit; one without a place in the run is left out. */
export async function listPapersByIds(runId: string, paperIds: number[]): Promise<ThemePaper[]> {
  const database = await openDatabase()
  const rows = await database.assignment.findMany({ where: { runId, paperId: { in: paperIds } }, select: shownOfPaper })
  const byId = new Map(rows.map((row) => [row.paper.id, toThemePaper(row)]))
  return paperIds.flatMap((id) => byId.get(id) ?? [])
}

/** @returns which venues carry the theme, by venue, all periods together first; empty if the run knows no venues. */
export async function listVenueShares(runId: string, themeIndex: number): Promise<GroupShare[]> {
  const database = await openDatabase()
  const row = await database.theme.findUnique({ where: { runId_index: { runId, index: themeIndex } }, select: { venueShares: true } })
  return (row?.venueShares ?? []) as unknown as GroupShare[]
}

/** @returns what the run says about time; null if it has no result. */
export async function findRunTrends(runId: string): Promise<RunTrends | null> {
  const database = await openDatabase()
  const row = await database.run.findUnique({ where: { id: runId }, select: { trends: true } })
  return (row?.trends ?? null) as unknown as RunTrends | null
}

/** @returns the numbers of themes that were tried before k was chosen, by k; empty if k was given. */
export async function listKCandidates(runId: string): Promise<KCandidate[]> {
  const database = await openDatabase()
  const rows = await database.kCandidate.findMany({ where: { runId }, orderBy: { k: 'asc' } })
  return rows.map(({ runId: _, ...candidate }) => candidate)
}

/** @returns the themes most like this one, nearest first. */
export async function listRelatedThemes(runId: string, themeIndex: number): Promise<{ index: number; similarity: number }[]> {
  const database = await openDatabase()
  const rows = await database.themeLink.findMany({ where: { runId, kind: 'related', fromIndex: themeIndex }, orderBy: [{ weight: 'desc' }, { toIndex: 'asc' }] })
  return rows.map(({ toIndex, weight }) => ({ index: toIndex, similarity: weight }))
}

const shownOfPaper = { themeIndex: true, similarity: true, margin: true, isWeakFit: true, paper: { select: { id: true, sourceId: true, title: true, authors: true, venue: true, published: true, citations: true } } } satisfies Prisma.AssignmentSelect

function toThemePaper({ paper, ...fit }: Prisma.AssignmentGetPayload<{ select: typeof shownOfPaper }>): ThemePaper {
  return { ...paper, ...fit, authors: paper.authors as string[] }
}

/** A parent's row has its number after those of the themes. */
const parentOf = ({ parentIndex }: { parentIndex: number | null }, k: number): number | null => (parentIndex === null ? null : parentIndex - k)
