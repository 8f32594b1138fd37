/**
 * How many themes? A sweep over a geometric grid, each k judged by how well it comes back on subsamples, how well its
 * clusters are separated, and how well their terms go together; and one sentence that says why.
 * In: unit rows, and a judge of coherence handed in by ../pipeline/run.ts.   Out: KChoice, stored as KCandidate rows.
 * Source: Ben-Hur, Elisseeff & Guyon, Pacific Symposium on Biocomputing 7 (2002) 6–17, doi:10.1142/9789812799623_0002.
 */
import type { KCandidate, KChoice } from '../domain/k-choice.ts'
import type { Matrix } from '../numeric/matrix.ts'
import { adjustedRandIndex } from './agreement.ts'
import { countDistinctRows } from './distinct-rows.ts'
import { measureSilhouette } from './quality.ts'
import { withSubsamples, type Refit } from './refits.ts'
import { subsetRows } from '../numeric/subset-rows.ts'

export interface ChooseKOptions {
  seed: number
  threads: number
  /** Mean NPMI of the themes that these documents in these clusters make, −1 … 1; null if it cannot be told. */
  judgeCoherence: (documents: Int32Array, assignments: Int32Array, k: number) => number | null
  onProgress?: (fraction: number) => void
  signal?: AbortSignal
}

const SUBSAMPLES = 6
const GRID_STEP = 1.25
const MOST = 60
/** Papers below which the number of themes goes by the number of papers almost alone. */
const SMALL = 200
/** Restarts of each refit: half of what the stability of themes takes; more raises all candidates alike. */
const RESTARTS = 4
/**
 * Stability decides, the others settle what it leaves open: in mixtures whose parts are known it peaks at their number, while
 * silhouette and coherence rise or fall with k whatever the themes.
 */
const STABILITY_WEIGHT = 4
const OTHER_WEIGHT = 0.5
/** Added per e-fold of k: of two answers as good, the one that tells more. */
const RESOLUTION = 0.1
/** From how many times the chosen number on a division is a finer one, and worth a word. */
const FINER = 2

/**
 * @param rows nRows × nColumns. Not modified.
 * @param full nRows; 1 where a row is not empty.
 * @returns KChoice; the only candidate where the corpus leaves no choice.
 * Cost: SUBSAMPLES refits a candidate, each on at most 5,000 documents, whatever the size of the corpus.
 */
export async function chooseK(rows: Matrix, full: Uint8Array, options: ChooseKOptions): Promise<KChoice> {
  const nFull = full.reduce((sum, mark) => sum + mark, 0)
  const grid = kGrid(nFull, countDistinctRows(rows, 3 * MOST))
  if (grid.length === 1) return onlyChoice(grid[0], nFull)
  let done = 0
  const perSubsample = await withSubsamples(rows, full, { ...options, count: SUBSAMPLES, restarts: RESTARTS }, async (subsample, index) => {
    const part = subsetRows(rows, subsample.documents)
    const judged: Judged[] = []
    for (const k of grid) {
      const refit = await subsample.refit(k, options.seed + 101 + index)
      const isJudge = index < 2
      judged.push({
        refit,
        silhouette: isJudge ? measureSilhouette(part, refit.assignments, k).mean : null,
        npmi: isJudge ? options.judgeCoherence(subsample.documents, refit.assignments, k) : null,
      })
      options.onProgress?.(++done / (SUBSAMPLES * grid.length))
    }
    return judged
  })
  return choose(scoreCandidates(grid, perSubsample, rows.nRows), nFull)
}

interface Judged {
  refit: Refit
  silhouette: number | null
  npmi: number | null
}

/**
 * @returns the k to try, rising, each at least a quarter larger than the one before; at most 60 and a third of the different
 *   papers. From 200 papers on: from 3 (one more per 5,000 papers, at most 12) to 1.2·√n. Below, where handfuls of papers come back
 *   on every part of the corpus and say nothing, from 0.6·√n to 0.8·√n: 66 papers make 5 or 6.
 */
export function kGrid(nDocuments: number, nDistinct: number): number[] {
  const root = Math.sqrt(nDocuments)
  const isSmall = nDocuments < SMALL
  const most = Math.max(2, Math.min(MOST, Math.round((isSmall ? 0.8 : 1.2) * root), Math.floor(nDistinct / 3)))
  const least = Math.min(most, isSmall ? Math.max(2, Math.round(0.6 * root)) : Math.max(3, Math.min(12, Math.floor(nDocuments / 5000))))
  const grid: number[] = []
  for (let k = least; k <= most; k = Math.max(k + 1, Math.round(k * GRID_STEP))) grid.push(k)
  return grid
}

function scoreCandidates(grid: number[], perSubsample: Judged[][], nRows: number): KCandidate[] {
  const raw = grid.map((k, at) => {
    const judged = perSubsample.map((candidates) => candidates[at])
    const spread = judged.map(({ refit }) => spreadOut(refit, nRows))
    const pairs = spread.flatMap((a, i) => spread.slice(i + 1).map((b) => adjustedRandIndex(a, b)))
    return { k, stability: mean(pairs) ?? 0, silhouette: mean(judged.map((one) => one.silhouette)) ?? 0, npmi: mean(judged.map((one) => one.npmi)) }
  })
  const scaled = (read: (candidate: (typeof raw)[number]) => number) => {
    const values = raw.map(read)
    const [low, high] = [Math.min(...values), Math.max(...values)]
    return values.map((value) => (high > low ? (value - low) / (high - low) : 0))
  }
  const [stability, silhouette, npmi] = [scaled((one) => one.stability), scaled((one) => one.silhouette), scaled((one) => one.npmi ?? 0)]
  return raw.map((candidate, at) => ({ ...candidate, score: STABILITY_WEIGHT * stability[at] + OTHER_WEIGHT * (silhouette[at] + npmi[at]) + RESOLUTION * Math.log(candidate.k) }))
}

function spreadOut({ documents, assignments }: Refit, nRows: number): Int32Array {
  const all = new Int32Array(nRows).fill(-1)
  documents.forEach((i, position) => (all[i] = assignments[position]))
  return all
}

function mean(values: (number | null)[]): number | null {
  const known = values.filter((value) => value !== null)
  return known.length ? known.reduce((sum, value) => sum + value, 0) / known.length : null
}

function choose(candidates: KCandidate[], nDocuments: number): KChoice {
  const [best, second, ...others] = [...candidates].sort((a, b) => b.score - a.score || a.k - b.k)
  const finer = [second, ...others].find(({ k }) => k >= FINER * best.k)
  const figures = (one: KCandidate) => `stability ${one.stability.toFixed(2)}, silhouette ${one.silhouette.toFixed(3)}${one.npmi === null ? '' : `, coherence ${one.npmi.toFixed(2)}`}`
  const reason = `Of ${candidates.length} numbers of themes from ${candidates[0].k} to ${candidates[candidates.length - 1].k}, ${best.k} has the best balance of coming back on random parts of the ${nDocuments} papers, of separation and of coherent terms (${figures(best)}); next comes ${second.k} (${figures(second)}).${finer && finer !== second ? ` For a finer division ${finer.k} holds best (${figures(finer)}).` : ''}`
  return { k: best.k, runnerUp: second.k, reason, candidates }
}

const onlyChoice = (k: number, nDocuments: number): KChoice => ({ k, runnerUp: null, reason: `${nDocuments} papers leave no other choice than ${k} themes.`, candidates: [] })
