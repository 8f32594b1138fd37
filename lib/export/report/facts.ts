/**
 * What the sections of a report draw on, read once.
 * In: RunRows.   Out: ReportFacts, read by every section beside this file.
 */
import type { KCandidate } from '../../domain/k-choice.ts'
import type { ExportedPaper } from '../../domain/paper.ts'
import type { RunTrends } from '../../domain/run-trends.ts'
import type { RunRows } from '../../domain/run-rows.ts'
import type { FinishedRun } from '../../domain/run.ts'
import type { Theme } from '../../domain/theme.ts'
import type { TrendPoint } from '../../domain/trend.ts'

export interface ReportFacts {
  run: FinishedRun
  themes: Theme[]
  /** Papers that have a theme. */
  placed: number
  /** Of each theme, in the order of time. */
  pointsOf: TrendPoint[][]
  /** Null if no paper has a usable date. */
  trends: RunTrends | null
  kCandidates: KCandidate[]
  /** Of each theme: the papers to read first. */
  representatives: ExportedPaper[][]
}

const MOST_REPRESENTATIVES = 3

export async function readFacts(rows: RunRows): Promise<ReportFacts> {
  const [themes, points, trends, kCandidates] = [await rows.themes(), await rows.trendPoints(), await rows.trends(), await rows.kCandidates()]
  const pointsOf = themes.map((): TrendPoint[] => [])
  for (const point of points) pointsOf[point.themeIndex]?.push(point)
  const representatives: ExportedPaper[][] = []
  for (const theme of themes) representatives.push(await rows.papersByIds(theme.representatives.slice(0, MOST_REPRESENTATIVES)))
  const placed = themes.reduce((sum, { size }) => sum + size, 0)
  return { run: rows.run, themes, placed, pointsOf, trends: trends && trends.periods.names.length > 0 ? trends : null, kCandidates, representatives }
}

/** @returns dated papers that the periods count. */
export const datedPapers = ({ trends }: ReportFacts): number => trends?.periods.totals.reduce((sum, total) => sum + total, 0) ?? 0

/** @returns "2016 to 2025", or one period; null without dates. */
export function timeSpan({ trends }: ReportFacts): string | null {
  const names = trends?.periods.names ?? []
  return names.length === 0 ? null : names.length === 1 ? names[0] : `${names[0]} to ${names[names.length - 1]}`
}

/** @returns the themes that head this way, the greatest change first. */
export function headed({ themes }: ReportFacts, direction: Theme['trend']['direction']): Theme[] {
  const change = ({ trend }: Theme) => (direction === 'passed' ? trend.bursts.reduce((sum, { weight }) => sum + weight, 0) : Math.abs((trend.lastShare ?? 0) - (trend.firstShare ?? 0)))
  return themes.filter(({ trend }) => trend.direction === direction).sort((a, b) => change(b) - change(a) || a.index - b.index)
}
