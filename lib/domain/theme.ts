/**
 * A theme: a cluster shown to people.
 * In: the themes stage (../themes/themes.ts).   Out: Theme, read by ../data (stored), ../export, ../view and app.
 */
import { NotFoundError } from './errors.ts'
import type { ThemeTrend } from './trend.ts'

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
  /** Mean best Jaccard over refits, 0 … 1: stable from 0.75, dissolving below 0.5; null if not measured. */
  stability: number | null
  /** C_V of the terms, −1 … 1: a second opinion on coherence; null with it. */
  coherenceCv: number | null
  /** Mean cosine of the theme's papers to its centroid, −1 … 1. */
  similarity: number
  /** Mean cosine silhouette of the theme's papers, −1 … 1. */
  silhouette: number
  /** Its papers' silhouettes, falling, as the means of at most 48 equal parts; not there in runs of earlier versions. */
  silhouettes?: number[]
  /** Papers that are closer to another theme: silhouette below 0; not there in runs of earlier versions. */
  misplaced?: number
  /** Papers of the theme that belong nowhere in particular. */
  weakFits: number
  /** Height (Ward) at which it meets the theme before it in the order of `place`: with the order, the tree of themes. Null for the first, missing in runs of old. */
  joinHeight?: number | null
}

export interface Theme {
  /** 0 … k − 1, by size descending. */
  index: number
  /** Stable name for addresses and files: "state-space-models". */
  key: string
  /** No two themes of a run have the same. */
  label: string
  /** The label made from its terms; differs from `label` if a namer rewrote it. */
  automaticLabel: string
  /** Why the namer's answer was not taken, in one sentence; null if it was, or nobody was asked. */
  labelNote: string | null
  size: number
  terms: ThemeTerm[]
  metrics: ThemeMetrics
  /** Where its island lies on the map, in the same units as the papers' positions. */
  x: number
  y: number
  /** The parent it is grouped under, 0 … parents − 1; null if there are none. */
  parentIndex: number | null
  /** Place, 0 … k − 1, in the order that puts like beside like. */
  place: number
  /** The papers to read first, at most five: the database's ids. */
  representatives: number[]
  /** How it moves over time. */
  trend: ThemeTrend
}

/** What lists of papers say of a theme. */
export type NamedTheme = Pick<Theme, 'index' | 'label' | 'size' | 'parentIndex'>

/** Themes that are alike, under one name. */
export interface ThemeParent {
  /** 0 … parents − 1, in the order of `place`. */
  index: number
  key: string
  label: string
  /** Papers of all its themes. */
  size: number
  terms: ThemeTerm[]
}

/** Two themes of a run that are alike, or that follow one another. */
export interface ThemeLink {
  kind: 'related' | 'continuation' | 'split' | 'merge'
  /** Window of time, from 0, linked with the next one; −1 for themes of the whole run. */
  fromWindow: number
  fromIndex: number
  toIndex: number
  /** Cosine of the two centroids, −1 … 1. */
  weight: number
}

/** @returns the theme's id within its run, as in addresses and exports: "t1" for index 0. */
export const themeId = (index: number): string => `t${index + 1}`

/** @returns the index behind an id such as "t1", or null if the text is no theme id. */
export function themeIndex(id: string): number | null {
  return /^t[1-9]\d{0,5}$/.test(id) ? Number(id.slice(1)) - 1 : null
}

/** @param k themes of the run. @returns the index behind an id such as "t1". @throws NotFoundError if the run has no such theme. */
export function requireThemeIndex(id: string, k: number): number {
  const index = themeIndex(id)
  if (index === null || index >= k) throw new NotFoundError(`theme must be one of t1 to t${k}. Got ${id}.`)
  return index
}

/** @returns the parent's id within its run, as in addresses: "p1" for index 0. */
export const parentId = (index: number): string => `p${index + 1}`

/** @returns the index behind an id such as "p1", or null if the text is no parent's id. */
export const parentIndex = (id: string): number | null => (/^p[1-9]\d{0,5}$/.test(id) ? Number(id.slice(1)) - 1 : null)
