/**
 * The papers to read first: near the middle of their theme and unlike each other (maximal marginal relevance).
 * In: unit rows, a Clustering, PaperFit from fit.ts.   Out: document numbers per theme, read by ../pipeline/run.ts.
 * Source: Carbonell & Goldstein, SIGIR 1998, 335–336, doi:10.1145/290941.291025.
 */
import type { Matrix } from '../numeric/matrix.ts'
import type { PaperFit } from './fit.ts'
import { groupDocuments } from './group-documents.ts'
import { multiplyRows } from './rows.ts'

/** Weight of nearness to the centroid against unlikeness to the papers already chosen. */
const NEARNESS = 0.5
/** Only the nearest members are asked: the sixtieth is near enough, and large themes cost no more than small ones. */
const POOL = 60

/**
 * @param rows        nDocuments × nColumns, unit or empty rows. Not modified.
 * @param assignments Int32Array, nDocuments, −1 … k − 1.
 * @param k           clusters.
 * @param fit         similarity of each document to its own centroid.
 * @param most        papers per theme, default 5.
 * @returns k lists of document numbers, best first; shorter for a theme with fewer papers. Ties go to the lower number.
 */
export function chooseRepresentatives(rows: Matrix, assignments: Int32Array, k: number, fit: Pick<PaperFit, 'similarity'>, most = 5): number[][] {
  return groupDocuments(assignments, k).map((documents) => {
    const pool = [...documents].sort((a, b) => fit.similarity[b] - fit.similarity[a] || a - b).slice(0, POOL)
    const nearestChosen = new Float64Array(pool.length)
    const chosen: number[] = []
    while (chosen.length < Math.min(most, pool.length)) {
      let best = -1
      let bestValue = -Infinity
      pool.forEach((i, at) => {
        const value = NEARNESS * fit.similarity[i] - (1 - NEARNESS) * nearestChosen[at]
        if (value > bestValue && !chosen.includes(i)) {
          best = i
          bestValue = value
        }
      })
      chosen.push(best)
      pool.forEach((i, at) => (nearestChosen[at] = Math.max(nearestChosen[at], multiplyRows(rows, i, best))))
    }
    return chosen
  })
}
