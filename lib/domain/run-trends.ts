/**
 * What a run says about time beyond its single themes.
 * In: ../trends.   Out: RunTrends, stored with the run by ../data and drawn by app.
 */
import type { Burst, Periods } from './trend.ts'

/** A term that has become common: "mamba" since 2024. */
export interface RisingTerm {
  /** Null for the whole corpus. */
  themeIndex: number | null
  /** As people write it. */
  term: string
  /** Name of the period from which on it is common. */
  since: string
  /** Papers with the term from then on, and before. */
  papers: number
  papersBefore: number
  /** Share of the papers (of the theme) with the term from then on, and before; 0 … 1. */
  share: number
  shareBefore: number
  /** Chance of such a rise at any period of a flat series, corrected for all terms looked at; ≤ 0.05. */
  q: number
}

export interface TermBurst extends Burst {
  term: string
}

export type Quadrant = 'motor' | 'niche' | 'basic' | 'emerging or declining'

/** A theme's place in the strategic diagram. */
export interface StrategicPosition {
  themeIndex: number
  /** 10 · Σ equivalence of its terms with those of other themes; ≥ 0. */
  centrality: number
  /** 100 · Σ equivalence among its terms ÷ number of its terms; ≥ 0. */
  density: number
  /** Place among the themes, 1 for the lowest; equal values share the mean of theirs. */
  centralityRank: number
  densityRank: number
  /** Against the medians of all themes: central and dense is motor, dense alone niche, central alone basic. */
  quadrant: Quadrant
}

/** How much of a venue is one theme. */
export interface GroupShare {
  themeIndex: number
  group: string
  /** Name of the period; null for all periods together. */
  period: string | null
  /** Papers of the group with this theme, and all papers of the group (≥ 1), in the period. */
  count: number
  total: number
  /** count ÷ total with its Wilson 95 % band, 0 … 1. */
  share: number
  low: number
  high: number
  /** share ÷ the theme's share in the whole collection of the same period; 1: as everywhere, 0 if the theme has no paper. */
  ratio: number
}

/** A theme of one window of time, clustered on its own. */
export interface WindowTheme {
  /** Place of its window in Evolution.windows. */
  window: number
  /** 0 … , the largest first; links name a theme by window and index. */
  index: number
  papers: number
  /** As people write it, unlike the others of its window; runs of earlier versions have none. */
  label?: string
  /** Five terms that set it apart within its window, best first. */
  terms: string[]
  /** The theme of the run that holds most of its papers, and the share that it holds, 0 … 1. */
  mainTheme: number
  mainShare: number
  /** Not joined with any theme of the window before, or after; false in the first, or last, window. */
  born: boolean
  died: boolean
}

export interface EvolutionLink {
  from: { window: number; index: number }
  to: { window: number; index: number }
  /** Cosine of the centroids, −1 … 1. */
  similarity: number
  /** continuation: at most one in and one out per theme. split: the target branches off. merge: the source joins in. */
  kind: 'continuation' | 'split' | 'merge'
}

/** How themes hand over to each other from window to window. */
export interface Evolution {
  windows: { from: string; to: string; papers: number }[]
  /** By window, then index: all of them, joined or not. */
  themes: WindowTheme[]
  links: EvolutionLink[]
}

export interface RunTrends {
  periods: Periods
  /** What a reader must know of the dates, as sentences. */
  notes: string[]
  /** Papers that no period counts, by reason; the years that can be right, which runs of before did not keep. */
  leftOut: { undated: number; oddYear: number; tooCoarse: number; years?: { first: number; last: number } | null }
  risingTerms: RisingTerm[]
  termBursts: TermBurst[]
  diagram: StrategicPosition[]
  evolution: Evolution
}
