/**
 * A theme: a cluster shown to people.
 * In: the themes stage (../themes/themes.ts).   Out: Theme, read by ../data (stored), ../export, ../view and app.
 */
export interface ThemeTerm {
  /** As people write it: "state space models". */
  term: string
  /** Class-based TF-IDF; the first term of a theme has the largest. */
  weight: number
  /** Papers of the theme that contain it. */
  documents: number
}

export interface ThemeMetrics {
  /** Mean NPMI of the theme's terms, −1 … 1; null if fewer than two terms. */
  coherence: number | null
  /** Mean best Jaccard over refits, 0 … 1; null if not measured. */
  stability: number | null
  /** Mean cosine of the theme's papers to its centroid, −1 … 1. */
  similarity: number
}

export interface Theme {
  /** 0 … k − 1, by size descending. */
  index: number
  /** Stable name for addresses and files: "state-space-models". */
  key: string
  label: string
  size: number
  terms: ThemeTerm[]
  metrics: ThemeMetrics
  /** Where its island lies on the map, in the same units as the papers' positions. */
  x: number
  y: number
}

/** @returns the theme's id within its run, as in addresses and exports: "t1" for index 0. */
export const themeId = (index: number): string => `t${index + 1}`

/** @returns the index behind an id such as "t1", or null if the text is no theme id. */
export function themeIndex(id: string): number | null {
  return /^t[1-9]\d{0,5}$/.test(id) ? Number(id.slice(1)) - 1 : null
}
