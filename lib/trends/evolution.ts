/**
 * How themes hand over to each other: every window of time is clustered on its own, and its themes are joined with those
 * of the next window.
 * In: unit rows, periods, assignments, a ClusterEngine.   Out: Evolution, stored as ThemeLink and drawn as an alluvial.
 */
import type { ClusterEngine, Clustering } from '../cluster/engine.ts'
import type { Evolution, EvolutionLink, WindowTheme } from '../domain/run-trends.ts'
import type { Periods } from '../domain/trend.ts'
import type { Matrix } from '../numeric/matrix.ts'
import { subsetRows } from '../numeric/subset-rows.ts'
import type { DocumentTermMatrix } from '../text/tfidf.ts'
import { chooseTerms, toLabelParts } from '../themes/chosen-terms.ts'
import { writeLabels } from '../themes/labels.ts'
import { factsOfTerms } from '../themes/term-facts.ts'
import { joinWindows, type WindowCentroids } from './evolution-links.ts'
import { cutWindows, type Window } from './windows.ts'

export interface EvolutionInput {
  /** nDocuments rows of length 1, TF-IDF or LSA; rows of papers without a theme are not looked at. */
  rows: Matrix
  documentTermMatrix: DocumentTermMatrix
  periods: Periods
  /** One element per paper: place of its period, −1 for none. */
  periodOf: Int32Array
  /** One element per paper: its theme in the run, 0 … k − 1; −1 for none. */
  assignments: Int32Array
  k: number
}

export interface TracedEvolution extends Evolution {
  /** One element per paper: place in `themes` of the theme that its window has it in; −1 for a paper in no window. */
  themeOf: Int32Array
}

export interface EvolutionOptions {
  engine: ClusterEngine
  /** Integer in [0, 2³¹ − 1]. */
  seed: number
  /** Worker threads, ≥ 1; default 1. */
  threads?: number
  /** Windows wanted, ≥ 1; default by size of the corpus (see windows.ts). */
  windows?: number
  /** Told after each window; fraction in [0, 1]. */
  onProgress?: (fraction: number) => void
  /** Stops with a CancelledError. */
  signal?: AbortSignal
}

const TERMS = 5
/** A theme of a window should hold at least this many papers on average. */
const PAPERS_PER_THEME = 10

/**
 * Cluster each window into k · √(its part of the papers) themes, then join neighbours (see evolution-links.ts).
 * @returns see TracedEvolution; a single window has themes and no links; none if fewer than four papers are dated.
 * Same input, options and seed: same bits on any number of threads.
 */
export async function traceEvolution(input: EvolutionInput, options: EvolutionOptions): Promise<TracedEvolution> {
  const { rows, periods, periodOf, assignments, k } = input
  const windows = cutWindows(periods, periodOf, (i) => assignments[i] >= 0, options.windows).filter(({ documents }) => documents.length >= 4)
  const all = windows.reduce((sum, { documents }) => sum + documents.length, 0)
  const { printed } = factsOfTerms(input.documentTermMatrix.vocabulary)
  const found: WindowCentroids[] = []
  const themes: WindowTheme[] = []
  const themeOf = new Int32Array(assignments.length).fill(-1)
  for (const [place, window] of windows.entries()) {
    const size = window.documents.length
    const wanted = Math.round(k * Math.sqrt(size / all))
    const count = Math.max(2, Math.min(wanted, Math.floor(size / PAPERS_PER_THEME)))
    const clustering = await options.engine.cluster(subsetRows(rows, window.documents), { k: count, seed: options.seed, threads: options.threads, signal: options.signal })
    const order = bySize(clustering, count)
    found.push({ centroids: order.map((c) => clustering.centroids.subarray(c * rows.nColumns, (c + 1) * rows.nColumns)) })
    const described = describeWindow(input, window, place, clustering, order, printed)
    for (const i of window.documents) themeOf[i] = themes.length + described.placed[i]
    themes.push(...described.themes)
    options.onProgress?.((place + 1) / windows.length)
  }
  const links = joinWindows(found)
  for (const theme of themes) {
    const isIts = (side: 'from' | 'to') => (link: EvolutionLink) => link[side].window === theme.window && link[side].index === theme.index
    theme.born = theme.window > 0 && !links.some(isIts('to'))
    theme.died = theme.window < windows.length - 1 && !links.some(isIts('from'))
  }
  return { windows: windows.map(({ from, to, documents }) => ({ from, to, papers: documents.length })), themes, links, themeOf }
}

function bySize({ assignments }: Clustering, k: number): number[] {
  const sizes = new Int32Array(k)
  for (const c of assignments) sizes[c]++
  return [...sizes.keys()].sort((a, b) => sizes[b] - sizes[a] || a - b)
}

function describeWindow({ documentTermMatrix, assignments, k }: EvolutionInput, { documents }: Window, window: number, clustering: Clustering, order: number[], printed: string[]): { themes: WindowTheme[]; placed: Int32Array } {
  const placed = new Int32Array(assignments.length).fill(-1)
  const shares = order.map(() => new Int32Array(k))
  const indexOf = new Int32Array(order.length)
  order.forEach((c, index) => (indexOf[c] = index))
  documents.forEach((i, place) => {
    placed[i] = indexOf[clustering.assignments[place]]
    shares[placed[i]][assignments[i]]++
  })
  const terms = chooseTerms(documentTermMatrix, placed, order.length)
  const written = writeLabels(toLabelParts(documentTermMatrix, placed, terms))
  const themes = order.map((_, index) => {
    const papers = shares[index].reduce((sum, count) => sum + count, 0)
    const most = shares[index].reduce((highest, count) => Math.max(highest, count), 0)
    return { window, index, papers, label: written[index].label, terms: terms.chosen[index].slice(0, TERMS).map(({ t }) => printed[t]), mainTheme: shares[index].indexOf(most), mainShare: papers > 0 ? most / papers : 0, born: false, died: false }
  })
  return { themes, placed }
}
