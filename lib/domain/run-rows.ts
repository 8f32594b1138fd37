/**
 * A finished run as exports see it: every part is read when it is asked for.
 * In: ../data/run-rows.ts.   Out: RunRows, read by ../export.
 */
import type { KCandidate } from './k-choice.ts'
import type { ExportedPaper } from './paper.ts'
import type { RunTrends } from './run-trends.ts'
import type { RunArchive } from './run-archive.ts'
import type { FinishedRun } from './run.ts'
import type { Theme, ThemeLink, ThemeParent } from './theme.ts'
import type { TrendPoint } from './trend.ts'

/** A paper with those most like it. */
export interface LinkablePaper extends Pick<ExportedPaper, 'id' | 'title' | 'published' | 'url' | 'themeIndex' | 'x' | 'y'> {
  /** The database's id. */
  paperId: number
  /** Nearest first, by the cosine of their rows in the text space; some may be of another theme. */
  nearest: { paperId: number; cosine: number }[]
}

export interface RunRows {
  run: FinishedRun
  /** By index. */
  themes(): Promise<Theme[]>
  /** By index; empty if the themes are too few to be grouped. */
  parents(): Promise<ThemeParent[]>
  /** By theme, then in the order of time. */
  trendPoints(): Promise<TrendPoint[]>
  /** Null if the run knows nothing about time. */
  trends(): Promise<RunTrends | null>
  /** The themes most like each other, by the first theme. */
  relatedThemes(): Promise<ThemeLink[]>
  /** By k; empty if k was given. */
  kCandidates(): Promise<KCandidate[]>
  /** Chunks of the run's papers, or of one theme's, in an order of their own. */
  papers(themeIndex?: number): AsyncIterable<ExportedPaper[]>
  linkablePapers(themeIndex?: number): AsyncIterable<LinkablePaper[]>
  archive(): Promise<RunArchive>
  /** @param paperIds the database's. @returns these papers, in this order. */
  papersByIds(paperIds: number[]): Promise<ExportedPaper[]>
}
