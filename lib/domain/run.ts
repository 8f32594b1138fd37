/**
 * A run: one clustering of one corpus, from its options to its result.
 * In: ./run-options.ts, the stages.   Out: RunResult (from ../pipeline/run.ts to ../data/runs.ts), ClusterReport (printed by cluster --json).
 */
import type { RunOptions } from './run-options.ts'
import type { KChoice } from './k-choice.ts'
import type { Theme, ThemeLink, ThemeParent } from './theme.ts'
import type { GroupShare, RunTrends } from './run-trends.ts'
import type { TrendPoint } from './trend.ts'

export const RUN_STATUSES = ['queued', 'running', 'done', 'failed', 'cancelled'] as const
export type RunStatus = (typeof RUN_STATUSES)[number]

/** The stages in their order, as reports and progress name them. */
export const STAGES = ['read', 'clean', 'tokenize', 'tfidf', 'lsa', 'cluster', 'chooseK', 'themes', 'layout', 'trends', 'store'] as const
export type Stage = (typeof STAGES)[number]

/** Milliseconds per stage; null for a stage that was not run. */
export type TimingsMs = Record<Stage, number | null> & { total: number }

/** Figures of a run as a whole; null where not measured. */
export interface RunQuality {
  /** Mean simplified cosine silhouette, −1 … 1. */
  silhouette: number | null
  /** Mean coherence of the themes, −1 … 1. */
  npmi: number | null
  /** Mean C_V of the themes, −1 … 1: a second opinion on coherence. */
  cv: number | null
  /** Share of distinct words among the themes' ten terms, 0 … 1. */
  diversity: number | null
  /** Mean stability of the themes weighted by size, 0 … 1. */
  stability: number | null
  /** Trustworthiness of the map, 0 … 1. */
  trustworthiness: number | null
  /** Part of the variance of the document–term matrix that the LSA space keeps, 0 … 1; null in space tfidf. */
  explainedVariance: number | null
  /** Papers that belong nowhere in particular. */
  weakFits: number
}

/** A paper's place in a run. */
export interface Placement {
  /** The database's id of the paper. */
  paperId: number
  themeIndex: number
  /** Cosine to the own centroid. */
  similarity: number
  /** The next best theme; null if there is only one. */
  runnerUpIndex: number | null
  /** similarity − cosine to the runner-up's centroid. */
  margin: number | null
  /** Belongs nowhere in particular. */
  isWeakFit: boolean
  /** Closer to another theme than to its own: its silhouette is below 0. */
  isMisplaced: boolean
  /** Place in Evolution.themes of the theme that its window of time has it in; null for none. */
  windowTheme: number | null
  x: number
  y: number
  /** Terms that put it there with their share of the similarity, strongest first. */
  reasons: [term: string, share: number][]
  /** Terms that speak for the runner-up, in the same way; empty if there is none. */
  runnerUpReasons: [term: string, share: number][]
}

/** The papers most like each placed paper, in the order of the placements. */
export interface NearestPapers {
  /** Papers kept for each. */
  k: number
  /** Placements × k; the database's ids, nearest first; 0 where fewer were found. */
  paperIds: Int32Array
  /** Placements × k; cosine to each, falling. */
  cosines: Float32Array
}

/** The papers that hold each term of the vocabulary, by itself or in a longer phrase. */
export interface TermPapers {
  /** As people write them; no two alike. */
  terms: string[]
  /** First position in `paperIds` of each term, and the end: terms + 1. */
  starts: Uint32Array
  /** The database's ids, rising within a term. */
  paperIds: Int32Array
}

/** Everything a finished run leaves behind. */
export interface RunResult {
  documents: number
  /** Papers without a single known term; they get no theme. */
  skipped: number
  k: number
  inertia: number
  iterations: number
  /** Null if k was given. */
  kChoice: KChoice | null
  themes: Theme[]
  parents: ThemeParent[]
  links: ThemeLink[]
  placements: Placement[]
  nearest: NearestPapers
  termPapers: TermPapers
  trendPoints: TrendPoint[]
  trends: RunTrends
  /** Which venues carry which theme. */
  venueShares: GroupShare[]
  quality: RunQuality
  timingsMs: TimingsMs
  /** Vocabulary, idf, basis and centroids, as ../pipeline/fitted-model.ts writes them. */
  fittedModel: Uint8Array
}

/** A run with its figures, as reports and exports need it. */
export interface FinishedRun {
  id: string
  corpusName: string
  createdAt: Date
  finishedAt: Date | null
  options: RunOptions
  documents: number | null
  skipped: number | null
  k: number | null
  /** Why k is what it is; null if it was given. */
  kReason: string | null
  /** Of the program that made it; null if not known. */
  version: string | null
  inertia: number | null
  iterations: number | null
  timingsMs: TimingsMs | null
  quality: RunQuality | null
  peakRssBytes: number | null
}

/** What `cluster --json` prints. */
export interface ClusterReport {
  runId: string
  corpus: string
  documents: number
  skipped: number
  k: number
  seed: number
  space: RunOptions['space']
  engine: RunOptions['engine']
  threads: number
  inertia: number
  iterations: number
  timingsMs: TimingsMs
  peakRssBytes: number
  quality: RunQuality
  themes: { id: string; key: string; label: string; labelNote: string | null; size: number; terms: string[]; stability: number | null; coherence: number | null; verdict: string | null }[]
}
