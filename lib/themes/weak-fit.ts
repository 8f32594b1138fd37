/**
 * Papers that belong nowhere, so that they can be looked at instead of being thrown out.
 * In: PaperFit, from ./fit.ts.   Out: a mark per paper, read by ../pipeline/assemble.ts.
 */
import type { PaperFit } from './fit.ts'
import { groupDocuments } from './group-documents.ts'

/** Tukey's fence: this many interquartile ranges below the lower quartile. */
const FENCE = 1.5
/** Below this part of the theme's median similarity a paper has little to do with it, however wide the theme is. */
const LEAST_OF_MEDIAN = 0.5

/**
 * A paper fits weakly if its similarity to its theme is an outlier among the theme's papers (below the lower quartile by
 * more than 1.5 interquartile ranges; Tukey, Exploratory Data Analysis, 1977), or below half the theme's median.
 * @param assignments nDocuments; −1 … k − 1. @param fit similarity per document.
 * @returns nDocuments; 1 for a weak fit, else 0, also for documents without a theme.
 */
export function markWeakFits(assignments: Int32Array, k: number, { similarity }: Pick<PaperFit, 'similarity'>): Uint8Array {
  const weak = new Uint8Array(assignments.length)
  for (const documents of groupDocuments(assignments, k)) {
    const sorted = Float32Array.from(documents, (i) => similarity[i]).sort()
    const [lower, median, upper] = [0.25, 0.5, 0.75].map((part) => quantile(sorted, part))
    const bound = Math.max(lower - FENCE * (upper - lower), LEAST_OF_MEDIAN * median)
    for (const i of documents) if (similarity[i] < bound) weak[i] = 1
  }
  return weak
}

function quantile(sorted: Float32Array, part: number): number {
  const place = part * (sorted.length - 1)
  const below = Math.floor(place)
  return sorted.length === 0 ? 0 : sorted[below] + (place - below) * ((sorted[below + 1] ?? sorted[below]) - sorted[below])
}
