/**
 * Joins what the stages found into one RunResult: values per theme and per paper, rounded for storing.
 * In: the outputs of the stages.   Out: Theme[] and Placement[], read by ../data/runs.ts.
 */
import type { PaperClustering } from '../cluster/cluster-papers.ts'
import type { Placement } from '../domain/run.ts'
import type { Theme } from '../domain/theme.ts'
import type { Layout } from '../layout/layout.ts'
import type { PaperReasons } from '../themes/explain.ts'
import type { PaperFit } from '../themes/fit.ts'
import type { ThemeDescription } from '../themes/themes.ts'

/** @returns one Theme per cluster, by index. */
export function assembleThemes(clustering: PaperClustering, descriptions: ThemeDescription[], fit: PaperFit, layout: Layout): Theme[] {
  const sizes = new Int32Array(clustering.k)
  const similaritySums = new Float64Array(clustering.k)
  clustering.assignments.forEach((c, i) => {
    if (c < 0) return
    sizes[c]++
    similaritySums[c] += fit.similarity[i]
  })
  return descriptions.map(({ label, key, terms, coherence }, c) => ({
    index: c, key, label, size: sizes[c], terms,
    metrics: { coherence, stability: null, similarity: round(similaritySums[c] / sizes[c]) },
    x: round(layout.themeX[c]), y: round(layout.themeY[c]),
  }))
}

/** @returns one Placement per paper that has a theme, in the order of the rows. */
export function assemblePlacements(ids: number[], clustering: PaperClustering, fit: PaperFit, reasons: PaperReasons, layout: Layout): Placement[] {
  const placements: Placement[] = []
  clustering.assignments.forEach((c, i) => {
    if (c < 0) return
    const hasRunnerUp = fit.runnerUp[i] >= 0
    placements.push({
      paperId: ids[i], themeIndex: c, similarity: round(fit.similarity[i]), runnerUpIndex: hasRunnerUp ? fit.runnerUp[i] : null,
      margin: hasRunnerUp ? round(fit.margin[i]) : null, x: round(layout.x[i]), y: round(layout.y[i]), reasons: reasons[i],
    })
  })
  return placements
}

/** @returns the value to six decimals: Float32 carries no more, and files stay readable. */
export const round = (value: number): number => Math.round(value * 1e6) / 1e6
