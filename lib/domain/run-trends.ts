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

export interface RunTrends {
  periods: Periods
  /** What a reader must know of the dates, as sentences. */
  notes: string[]
  /** Papers that no period counts, by reason. */
  leftOut: { undated: number; oddYear: number; tooCoarse: number }
  risingTerms: RisingTerm[]
  termBursts: TermBurst[]
  strategicDiagram: StrategicPosition[]
}
