/**
 * Stretches of time in which a theme or a term is at least twice as common as usual.
 * In: counts by period.   Out: Burst, read by test-themes.ts and rising-terms.ts.
 * Source: Kleinberg, Data Mining and Knowledge Discovery 7 (2003) 373–397, doi:10.1023/A:1024940629314, section 4 (batched).
 */
import { hypergeometricTail } from './tails.ts'

/** Median of χ² with one degree of freedom. */
const MEDIAN_CHI_SQUARE = 0.454936423119573

export interface BurstSpan {
  /** First and last place in the series, both inside. */
  start: number
  end: number
  /** Σ ln of how much better the burst rate explains the periods than the usual rate; > 0. */
  weight: number
  /** Chance that any window of a flat series that scatters as much from period to period holds so many of its papers; 0 … 1. */
  p: number
}

export interface BurstOptions {
  /** Burst rate ÷ usual rate, > 1; default 2. */
  ratio?: number
  /** Price of a rise in units of ln T, ≥ 0; default 1. */
  gamma?: number
  /** Scatter that is usual in the corpus (see stepScatter), ≥ 1; default 1. */
  scatter?: number
}

/**
 * The cheapest path through two states, usual (rate ΣR ÷ ΣD) and burst (`ratio` times that): a rise costs γ·ln T, a fall
 * nothing; it starts in the usual state.
 * @param counts R, papers of the theme by period; totals: D, all papers, each ≥ 1 and ≥ its count. Not modified.
 * @returns bursts in order of time; none where the rate is 0 or so high that it cannot grow by `ratio`.
 *   p: hypergeometric tail of the burst's papers among all, times the T(T + 1) ÷ 2 windows a burst may take; papers count
 *   for less, by the larger of `scatter` and the factor by which steps between neighbours exceed chance (a year of other venues is no burst).
 * Deterministic; equal costs stay in the usual state. O(T).
 */
export function findBursts(counts: ArrayLike<number>, totals: ArrayLike<number>, options: BurstOptions = {}): BurstSpan[] {
  const { ratio = 2, gamma = 1, scatter: usualScatter = 1 } = options
  const T = counts.length
  const papers = sum(counts, 0, T)
  const all = sum(totals, 0, T)
  const usual = papers / all
  if (!(usual > 0) || usual * ratio >= 1) return []
  const gains = Float64Array.from(counts, (count, t) => count * Math.log(ratio) + (totals[t] - count) * Math.log((1 - ratio * usual) / (1 - usual)))
  const spans = cheapestPath(gains, gamma * Math.log(T))
  const scatter = spans.length > 0 ? Math.max(usualScatter, stepScatter(counts, totals)) : 1
  return spans.map(([start, end]) => {
    const found = Math.floor(sum(counts, start, end + 1) / scatter)
    const chance = hypergeometricTail(found, Math.ceil(papers / scatter), Math.ceil(sum(totals, start, end + 1) / scatter), Math.ceil(all / scatter))
    return { start, end, weight: sum(gains, start, end + 1), p: Math.min(1, (chance * T * (T + 1)) / 2) }
  })
}

/** Viterbi over gains of the burst state; @returns [start, end] of each stay in it. */
function cheapestPath(gains: Float64Array, rise: number): [number, number][] {
  const T = gains.length
  const cameFrom = [new Uint8Array(T), new Uint8Array(T)]
  let usual = 0
  let burst = -Infinity
  for (let t = 0; t < T; t++) {
    const stays = burst > usual - rise
    const falls = burst > usual
    cameFrom[1][t] = stays ? 1 : 0
    cameFrom[0][t] = falls ? 1 : 0
    const next = (stays ? burst : usual - rise) + gains[t]
    usual = falls ? burst : usual
    burst = next
  }
  const spans: [number, number][] = []
  let state = burst > usual ? 1 : 0
  for (let t = T - 1; t >= 0; t--) {
    if (state === 1 && spans[0]?.[0] === t + 1) spans[0][0] = t
    else if (state === 1) spans.unshift([t, t])
    state = cameFrom[state][t]
  }
  return spans
}

/**
 * @param counts and totals as for findBursts.
 * @returns median square of the standardised steps between neighbours ÷ its value by chance, ≥ 1: how much a series scatters
 *   from period to period. A burst makes two large steps only, so it does not hide itself.
 */
export function stepScatter(counts: ArrayLike<number>, totals: ArrayLike<number>): number {
  const squares = Array.from({ length: Math.max(0, counts.length - 1) }, (_, t) => {
    const share = (counts[t] + counts[t + 1]) / (totals[t] + totals[t + 1])
    const variance = share * (1 - share) * (1 / totals[t] + 1 / totals[t + 1])
    return variance > 0 ? (counts[t + 1] / totals[t + 1] - counts[t] / totals[t]) ** 2 / variance : 0
  }).sort((a, b) => a - b)
  return Math.max(1, (squares[squares.length >> 1] ?? 0) / MEDIAN_CHI_SQUARE)
}

function sum(values: ArrayLike<number>, from: number, to: number): number {
  let total = 0
  for (let t = from; t < to; t++) total += values[t]
  return total
}
