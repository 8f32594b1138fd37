/**
 * Joins what the stages found into one RunResult: values per theme and per paper, rounded for storing.
 * In: the outputs of the stages.   Out: Theme[] and Placement[], read by ../data/runs.ts.
 */
import type { PaperClustering } from '../cluster/cluster-papers.ts'
import type { Silhouette } from '../cluster/quality.ts'
import type { NearestPapers, Placement, RunQuality } from '../domain/run.ts'
import type { Theme, ThemeLink, ThemeParent } from '../domain/theme.ts'
import type { ThemeTrend } from '../domain/trend.ts'
import type { Layout } from '../layout/layout.ts'
import type { DocumentTermMatrix } from '../text/tfidf.ts'
import type { PaperReasons } from '../themes/explain.ts'
import type { PaperFit } from '../themes/fit.ts'
import { groupDocuments } from '../themes/group-documents.ts'
import type { ThemeTree } from '../themes/hierarchy.ts'
import type { NamedTheme } from '../themes/name-themes.ts'
import { describeParents } from '../themes/parents.ts'
import { relateThemes } from '../themes/related-themes.ts'
import { summariseThemes, type ThemeDescription } from '../themes/themes.ts'

/** What is known of the clusters, each by index. */
export interface ThemeFacts {
  themes: NamedTheme[]
  fit: PaperFit
  weakFits: Uint8Array
  layout: Layout
  tree: ThemeTree
  /** Rows of the papers to read first. */
  representatives: number[][]
  trends: ThemeTrend[]
  stability: (number | null)[]
  silhouette: Silhouette
}

/** @returns one Theme per cluster, by index. */
export function assembleThemes(ids: number[], { assignments, k }: PaperClustering, facts: ThemeFacts): Theme[] {
  const { themes, fit, weakFits, layout, tree, representatives, trends, stability, silhouette } = facts
  const members = groupDocuments(assignments, k)
  return themes.map(({ label, automaticLabel, labelNote, key, terms, coherence, coherenceCv }, c) => ({
    index: c, key, label, automaticLabel, labelNote, size: members[c].length, terms,
    metrics: {
      coherence, coherenceCv, stability: stability[c] === null ? null : round(stability[c]), ...profileOf(members[c], silhouette, c),
      similarity: round(members[c].reduce((sum, i) => sum + fit.similarity[i], 0) / members[c].length),
      weakFits: members[c].reduce((sum, i) => sum + weakFits[i], 0), joinHeight: joinHeightOf(tree, c),
    },
    x: round(layout.themeX[c]), y: round(layout.themeY[c]),
    parentIndex: tree.parentOf[c] < 0 ? null : tree.parentOf[c], place: tree.order.indexOf(c),
    representatives: representatives[c].map((i) => ids[i]), trend: trends[c],
  }))
}

function joinHeightOf({ order, joinHeights }: ThemeTree, c: number): number | null {
  const place = order.indexOf(c)
  return place > 0 ? round(joinHeights[place - 1]) : null
}

const PROFILE_PARTS = 48

function profileOf(documents: Int32Array, { documents: values, clusterMeans }: Silhouette, c: number) {
  const falling = Array.from(documents, (i) => values[i]).sort((a, b) => b - a)
  const parts = Math.min(PROFILE_PARTS, falling.length)
  const silhouettes = Array.from({ length: parts }, (_, part) => {
    const own = falling.slice(Math.floor((part * falling.length) / parts), Math.floor(((part + 1) * falling.length) / parts))
    return Math.round((1000 * own.reduce((sum, value) => sum + value, 0)) / own.length) / 1000
  })
  return { silhouette: round(clusterMeans[c]), silhouettes, misplaced: falling.filter((value) => value < 0).length }
}

/** @returns the parents of the themes, described as themes are; empty if the themes are too few to be grouped. */
export function assembleParents(documentTermMatrix: DocumentTermMatrix, { assignments }: PaperClustering, tree: ThemeTree, themes: ThemeDescription[]): ThemeParent[] {
  const members = groupDocuments(assignments.map((c) => (c < 0 ? -1 : tree.parentOf[c])), tree.nParents)
  return describeParents(documentTermMatrix, assignments, tree, themes).map((parent, index) => ({ index, ...parent, size: members[index].length }))
}

/** @returns one Placement per paper that has a theme, in the order of the rows. */
export function assemblePlacements(ids: number[], clustering: PaperClustering, { fit, weakFits, layout, silhouette, windowThemes }: ThemeFacts & { windowThemes: Int32Array }, reasons: PaperReasons, runnerUpReasons: PaperReasons): Placement[] {
  const placements: Placement[] = []
  clustering.assignments.forEach((c, i) => {
    if (c < 0) return
    const hasRunnerUp = fit.runnerUp[i] >= 0
    placements.push({
      paperId: ids[i], themeIndex: c, similarity: round(fit.similarity[i]), runnerUpIndex: hasRunnerUp ? fit.runnerUp[i] : null,
      margin: hasRunnerUp ? round(fit.margin[i]) : null, isWeakFit: weakFits[i] === 1, isMisplaced: silhouette.documents[i] < 0, windowTheme: windowThemes[i] < 0 ? null : windowThemes[i],
      x: round(layout.x[i]), y: round(layout.y[i]), reasons: reasons[i], runnerUpReasons: runnerUpReasons[i],
    })
  })
  return placements
}

/** @returns the nearest papers of each paper that has a theme, in the order of the placements. */
export function assembleNearest(ids: number[], { assignments }: PaperClustering, { nearest: { k, rows, cosines } }: Layout): NearestPapers {
  const placed = Array.from(assignments.keys()).filter((i) => assignments[i] >= 0)
  const nearest = { k, paperIds: new Int32Array(placed.length * k), cosines: new Float32Array(placed.length * k) }
  placed.forEach((i, place) => {
    nearest.cosines.set(cosines.subarray(i * k, (i + 1) * k), place * k)
    for (let slot = 0; slot < k; slot++) nearest.paperIds[place * k + slot] = ids[rows[i * k + slot]] ?? 0
  })
  return nearest
}

/** @returns the value to six decimals: Float32 carries no more, and files stay readable. */
export const round = (value: number): number => Math.round(value * 1e6) / 1e6

/** @returns a link from each theme to each of the few nearest ones. */
export function relatedLinks(centroids: Float32Array, k: number): ThemeLink[] {
  return relateThemes(centroids, k).flatMap((others, c) => others.map(({ themeIndex, similarity }) => ({ kind: 'related' as const, fromWindow: -1, fromIndex: c, toIndex: themeIndex, weight: round(similarity) })))
}

/** @returns the figures of the run as a whole. */
export function summariseRun(descriptions: ThemeDescription[], { assignments, k }: PaperClustering, { stability, layout, weakFits }: ThemeFacts, silhouette: number, explainedVariance: number | null): RunQuality {
  const sizes = groupDocuments(assignments, k).map((documents) => documents.length)
  const known = stability.flatMap((value, c) => (value === null ? [] : [{ value, size: sizes[c] }]))
  const papers = known.reduce((sum, { size }) => sum + size, 0)
  return {
    ...summariseThemes(descriptions), silhouette: round(silhouette), explainedVariance: explainedVariance === null ? null : round(explainedVariance),
    stability: papers ? round(known.reduce((sum, { value, size }) => sum + value * size, 0) / papers) : null,
    trustworthiness: layout.trustworthiness, weakFits: weakFits.reduce((sum, mark) => sum + mark, 0),
  }
}
