/**
 * Everything a run says about time, from dates, venues, terms and assignments.
 * In: PaperFacts, DocumentTermMatrix, rows, PaperClustering.   Out: a trend per theme, points, RunTrends, links between windows.
 */
import type { PaperClustering } from '../cluster/cluster-papers.ts'
import { engineByName } from '../cluster/engines.ts'
import type { EvolutionLink, GroupShare, RunTrends } from '../domain/run-trends.ts'
import type { ThemeTrend, TrendPoint } from '../domain/trend.ts'
import type { ThemeLink } from '../domain/theme.ts'
import type { Matrix } from '../numeric/matrix.ts'
import type { DocumentTermMatrix } from '../text/tfidf.ts'
import { traceEvolution } from '../trends/evolution.ts'
import { measureTrends } from '../trends/trends.ts'
import type { PaperFacts } from './remember.ts'

export interface DescribedTrends {
  /** By theme. */
  themes: ThemeTrend[]
  points: TrendPoint[]
  run: RunTrends
  /** One element per paper: place in Evolution.themes of its window's theme; −1 for none. */
  windowThemes: Int32Array
  /** By venue, theme and period. */
  venueShares: GroupShare[]
}

/**
 * @param rows the rows that were clustered: windows of time are clustered in the same space.
 * @param options seed, threads, onProgress and signal as in ../trends/evolution.ts.
 */
export async function describeTrends(
  facts: PaperFacts, documentTermMatrix: DocumentTermMatrix, rows: Matrix, { assignments, k }: PaperClustering,
  options: { seed: number; threads: number; onProgress: (fraction: number) => void; signal?: AbortSignal },
): Promise<DescribedTrends> {
  const { published, venues, citations } = facts
  const trends = measureTrends({ published, venues, citations, assignments, k, documentTermMatrix })
  const { periods, periodOf, points, themes, venueShares, risingTerms, termBursts, diagram, notes } = trends
  const { themeOf, ...evolution } = await traceEvolution({ rows, documentTermMatrix, periods, periodOf, assignments, k }, { ...options, engine: engineByName('native') })
  const { undated, oddYear, tooCoarse, years } = trends.leftOut
  const leftOut = { undated: undated.length, oddYear: oddYear.length, tooCoarse: tooCoarse.length, years }
  return { themes, points, venueShares, windowThemes: themeOf, run: { periods, notes, leftOut, risingTerms, termBursts, diagram, evolution } }
}

/** @returns the links of an evolution as the run stores them. */
export const evolutionLinks = (links: EvolutionLink[]): ThemeLink[] =>
  links.map(({ kind, from, to, similarity }) => ({ kind, fromWindow: from.window, fromIndex: from.index, toIndex: to.index, weight: similarity }))
