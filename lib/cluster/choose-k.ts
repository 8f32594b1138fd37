/**
 * How many themes? A sweep over a geometric grid, each k judged by how well it comes back on subsamples, how well its
 * clusters are separated, and how well their terms go together; and one sentence that says why.
 * In: unit rows, and a judge of coherence handed in by ../pipeline/run.ts.   Out: KChoice, stored as KCandidate rows.
 * Source: Ben-Hur, Elisseeff & Guyon, Pacific Symposium on Biocomputing 7 (2002) 6–17, doi:10.1142/9789812799623_0002.
 */
import type { KCandidate, KChoice } from '../domain/k-choice.ts'
import type { Matrix } from '../numeric/matrix.ts'
import { nextSeed } from '../numeric/random.ts'
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

/**
 * All candidates are judged on two subsamples, those that may still win on two more, then on six in all. hopeless: score behind the
 * best that no candidate makes up any more, at first two fifths of the way from the best to the worst. progress: done after it.
 */
const ROUNDS = [{ subsamples: 2, hopeless: Infinity, progress: 0.7 }, { subsamples: 4, hopeless: 2, progress: 0.9 }, { subsamples: 6, hopeless: 1.5, progress: 1 }]
const GRID_STEP = 1.25
/** Small corpora are searched in smaller steps: they cost little. */
const FINE_STEP = 1.15
const FINE_BELOW = 500
const MOST = 60
/** Papers below which the fewest themes go by the number of papers. */
const TINY = 75
/** Papers a theme must have on average, lest every handful be one; and the most it may have, while fewer than 24 are asked for. */
const HANDFUL = 11
const MANY = 2500
const MOST_LEAST = 24
/** Restarts of each refit: fewer than the stability of themes takes; more raises all candidates alike. */
const RESTARTS = 3
/**
 * Stability decides, the others settle what it leaves open: in mixtures whose parts are known it peaks at their number, while
 * silhouette and coherence rise or fall with k whatever the themes.
 */
const STABILITY_WEIGHT = 4
const OTHER_WEIGHT = 0.5
/** Best and worst stability of a corpus with themes are further apart; less is noise, and not stretched. */
const STABILITY_RANGE = 0.3
/** Added per e-fold of k: of two answers as good, the one that tells more. */
const RESOLUTION = 0.5
/** From how many times the chosen number on a division is a finer one, and worth a word. */
const FINER = 2

/**
 * @param rows nRows × nColumns. Not modified.
 * @param full nRows; 1 where a row is not empty.
 * @returns KChoice; the only candidate where the corpus leaves no choice.
 * Cost: two refits a candidate, four or six for those in question, each on at most 5,000 documents, whatever the size of the corpus.
 */
export async function chooseK(rows: Matrix, full: Uint8Array, options: ChooseKOptions): Promise<KChoice> {
  const nFull = full.reduce((sum, mark) => sum + mark, 0)
  const grid = kGrid(nFull, countDistinctRows(rows, 3 * MOST))
  if (grid.length === 1) return onlyChoice(grid[0], nFull)
  const judged = new Map<number, Judged[]>(grid.map((k) => [k, []]))
  let hopeful = grid
  let [skip, progress] = [0, 0]
  for (const round of ROUNDS) {
    if (skip > 0) hopeful = stillHopeful(scoreCandidates(judged, rows.nRows), hopeful, round.hopeless)
    const [from, part] = [progress, round.progress - progress]
    const more = await judgeOn(hopeful, rows, full, { ...options, skip, count: round.subsamples, onProgress: (fraction) => options.onProgress?.(from + part * fraction) })
    for (const [k, ofK] of more) judged.get(k)!.push(...ofK);
    [skip, progress] = [round.subsamples, round.progress]
  }
  return choose(scoreCandidates(judged, rows.nRows), hopeful, nFull)
}

/**
 * @returns the k to try, rising, each at least a quarter larger than the one before (a seventh below 500 papers); at most 60, a
 *   third of the different papers, 1.2·√n, and one per 11 papers, but 0.8·√n in any case. From 3, from 10,000 papers on from one per
 *   2,500, at most 24; below 75 papers, where three or four say little, from 0.6·√n: 66 papers make 5 or 6.
 */
export function kGrid(nDocuments: number, nDistinct: number): number[] {
  const root = Math.sqrt(nDocuments)
  const wide = Math.min(Math.round(1.2 * root), Math.max(Math.round(0.8 * root), Math.floor(nDocuments / HANDFUL)))
  const most = Math.max(2, Math.min(MOST, wide, Math.floor(nDistinct / 3)))
  const least = Math.min(most, nDocuments < TINY ? Math.max(2, Math.round(0.6 * root)) : Math.max(3, Math.min(MOST_LEAST, Math.floor(nDocuments / MANY))))
  const step = nDocuments < FINE_BELOW ? FINE_STEP : GRID_STEP
  const grid: number[] = []
  for (let k = least; k <= most; k = Math.max(k + 1, Math.round(k * step))) grid.push(k)
  return grid
}

interface Judged {
  refit: Refit
  /** Null but for the first subsample: these two vary little from one to the next. */
  silhouette: number | null
  npmi: number | null
}

/** @returns for each k what each subsample from `skip` to `count` says of it. */
async function judgeOn(ks: number[], rows: Matrix, full: Uint8Array, options: ChooseKOptions & { skip: number; count: number }): Promise<Map<number, Judged[]>> {
  const { skip, count, seed } = options
  let done = 0
  const perSubsample = await withSubsamples(rows, full, { ...options, restarts: RESTARTS }, async (subsample, index) => {
    const part = subsetRows(rows, subsample.documents)
    const judged: Judged[] = []
    for (const k of ks) {
      const refit = await subsample.refit(k, nextSeed(seed, 101 + index))
      const isJudge = index === 0
      judged.push({
        refit,
        silhouette: isJudge ? measureSilhouette(part, refit.assignments, k).mean : null,
        npmi: isJudge ? options.judgeCoherence(subsample.documents, refit.assignments, k) : null,
      })
      options.onProgress?.(++done / ((count - skip) * ks.length))
    }
    return judged
  })
  return new Map(ks.map((k, at) => [k, perSubsample.map((judged) => judged[at])]))
}

function scoreCandidates(judgedByK: Map<number, Judged[]>, nRows: number): KCandidate[] {
  const raw = [...judgedByK].map(([k, judged]) => {
    const spread = judged.map(({ refit }) => spreadOut(refit, nRows))
    const pairs = spread.flatMap((a, i) => spread.slice(i + 1).map((b) => adjustedRandIndex(a, b)))
    return { k, stability: mean(pairs) ?? 0, silhouette: mean(judged.map((one) => one.silhouette)) ?? 0, npmi: mean(judged.map((one) => one.npmi)) }
  })
  const scaled = (read: (candidate: (typeof raw)[number]) => number, leastRange = 0) => {
    const values = raw.map(read)
    const [low, high] = [Math.min(...values), Math.max(...values)]
    return values.map((value) => (high > low ? (value - low) / Math.max(leastRange, high - low) : 0))
  }
  const [stability, silhouette, npmi] = [scaled((one) => one.stability, STABILITY_RANGE), scaled((one) => one.silhouette), scaled((one) => one.npmi ?? 0)]
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

interface Ranking {
  best: KCandidate
  second: KCandidate
  /** The best of those with FINER times as many themes; undefined if there are none. */
  finer: KCandidate | undefined
}

/** @param hopeful the k that may be best or second, at least two. */
function rank(candidates: KCandidate[], hopeful: number[]): Ranking {
  const falling = [...candidates].sort((a, b) => b.score - a.score || a.k - b.k)
  const [best, second] = falling.filter(({ k }) => hopeful.includes(k))
  return { best, second, finer: falling.find(({ k }) => k >= FINER * best.k) }
}

/** @returns of the k that were hopeful those that still may win, and those that the sentence will name. */
function stillHopeful(candidates: KCandidate[], hopeful: number[], hopeless: number): number[] {
  const { best, second, finer } = rank(candidates, hopeful)
  return candidates.filter((one) => (hopeful.includes(one.k) && one.score >= best.score - hopeless) || one === second || one === finer).map(({ k }) => k)
}

function choose(candidates: KCandidate[], hopeful: number[], nDocuments: number): KChoice {
  const { best, second, finer } = rank(candidates, hopeful)
  const figures = (one: KCandidate) => `stability ${one.stability.toFixed(2)}, silhouette ${one.silhouette.toFixed(3)}${one.npmi === null ? '' : `, coherence ${one.npmi.toFixed(2)}`}`
  const reason = `Of ${candidates.length} numbers of themes from ${candidates[0].k} to ${candidates[candidates.length - 1].k}, ${best.k} has the best balance of coming back on random parts of the ${nDocuments} papers, of separation and of coherent terms (${figures(best)}); next comes ${second.k} (${figures(second)}).${finer && finer !== second ? ` For a finer division ${finer.k} holds best (${figures(finer)}).` : ''}`
  return { k: best.k, runnerUp: second.k, reason, candidates }
}

const onlyChoice = (k: number, nDocuments: number): KChoice => ({ k, runnerUp: null, reason: `${nDocuments} papers leave no other choice than ${k} themes.`, candidates: [] })
