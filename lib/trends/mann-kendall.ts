/**
 * Does a series rise or fall? Mann–Kendall: the order of the values alone decides, so no curve is assumed.
 * In: shares by period, from ./shares.ts.   Out: MannKendall, read by theme-trends.ts.
 * Sources: Kendall, Rank Correlation Methods (1975); Hirsch, Slack & Smith as in seasons.ts; Hamed & Rao, Journal of Hydrology 204 (1998) 182–196,
 * doi:10.1016/S0022-1694(97)00125-X.
 */
import { groupBySeason } from './seasons.ts'
import { twoSidedNormal } from './tails.ts'
import { theilSenSlope } from './theil-sen.ts'

export interface MannKendall {
  /** Pairs of periods that rise minus pairs that fall. */
  s: number
  /** s ÷ all pairs, −1 … 1. */
  tau: number
  /** Variance of s without a trend, ties and autocorrelation counted in. */
  variance: number
  /** How much autocorrelation widened the variance, ≥ 1; 1 where n < 10. */
  varianceRatio: number
  /** Two-sided, 0 … 1; 1 for fewer than three values. */
  p: number
}

/** From here on s is close enough to normal. */
const NORMAL_FROM = 10
/** Hamed and Rao's choice: later lags of a short series are noise. */
const LAGS = 3
const SIGNIFICANT = 1.959963984540054

/**
 * @param values the series in order of time, gaps left out. Not modified.
 * @param times  when each value was, rising; used to take the trend out before autocorrelation is looked for.
 * @param seasons one element per value, see seasons.ts: only values of one season are compared. Default: all of one.
 * @returns see MannKendall. Below 10 values p is exact, ties included (every order of the same values equally likely).
 *   From 10 on it is normal with continuity correction, and the variance is widened by the first three autocorrelations
 *   of the ranks of the detrended series that differ from 0 (5 %, two-sided); it is never narrowed: a series that swings
 *   to and fro is no better evidence. O(n²).
 */
export function mannKendall(values: ArrayLike<number>, times: ArrayLike<number>, seasons: Uint8Array = new Uint8Array(values.length)): MannKendall {
  const n = values.length
  const groups = groupBySeason(seasons).map((places) => places.map((t) => values[t]))
  const s = sumOf(groups, risesMinusFalls)
  const pairs = sumOf(groups, ({ length }) => (length * (length - 1)) / 2)
  const tau = pairs > 0 ? s / pairs : 0
  const plain = sumOf(groups, varianceOf)
  if (n < 3 || plain === 0) return { s, tau, variance: plain, varianceRatio: 1, p: 1 }
  if (n < NORMAL_FROM) return { s, tau, variance: plain, varianceRatio: 1, p: exactTail(s, groups.map(tieSizes)) }
  const varianceRatio = Math.max(1, autocorrelationRatio(values, times, seasons))
  const variance = plain * varianceRatio
  const z = Math.max(0, Math.abs(s) - 1) / Math.sqrt(variance)
  return { s, tau, variance, varianceRatio, p: twoSidedNormal(z) }
}

const sumOf = <T>(list: T[], value: (one: T) => number) => list.reduce((sum, one) => sum + value(one), 0)

function risesMinusFalls(values: number[]): number {
  let s = 0
  for (let i = 0; i < values.length; i++) for (let j = i + 1; j < values.length; j++) s += Math.sign(values[j] - values[i])
  return s
}

/** Of S, without autocorrelation. */
function varianceOf(values: number[]): number {
  const weight = (size: number) => size * (size - 1) * (2 * size + 5)
  return (weight(values.length) - sumOf(tieSizes(values), weight)) / 18
}

function tieSizes(values: ArrayLike<number>): number[] {
  const sizes = new Map<number, number>()
  for (let i = 0; i < values.length; i++) sizes.set(values[i], (sizes.get(values[i]) ?? 0) + 1)
  return [...sizes.values()]
}

/** P(|S| ≥ |s|): the falling pairs of all orders of a multiset are counted by a q-multinomial coefficient; seasons multiply. */
function exactTail(s: number, tiesBySeason: number[][]): number {
  let orders = [1]
  for (const ties of tiesBySeason) {
    let placed = 0
    for (const size of ties) {
      for (let g = 1; g <= size; g++) orders = divideByGap(multiplyByGap(orders, placed + g), g)
      placed += size
    }
  }
  const untied = orders.length - 1
  const all = orders.reduce((sum, count) => sum + count, 0)
  const extreme = orders.reduce((sum, count, falling) => (Math.abs(untied - 2 * falling) >= Math.abs(s) ? sum + count : sum), 0)
  return extreme / all
}

/** Times 1 − q^gap. */
function multiplyByGap(polynomial: number[], gap: number): number[] {
  const product = [...polynomial, ...new Array<number>(gap).fill(0)]
  polynomial.forEach((coefficient, power) => (product[power + gap] -= coefficient))
  return product
}

/** Divided by 1 − q^gap, which goes without remainder. */
function divideByGap(polynomial: number[], gap: number): number[] {
  const quotient = [...polynomial]
  for (let power = gap; power < quotient.length; power++) quotient[power] += quotient[power - gap]
  return quotient.slice(0, polynomial.length - gap)
}

/** n ÷ n* of Hamed and Rao, their equation 9; of what is left when slope and season are taken out. */
function autocorrelationRatio(values: ArrayLike<number>, times: ArrayLike<number>, seasons: Uint8Array): number {
  const n = values.length
  const slope = theilSenSlope(values, times, seasons)
  const left = Float64Array.from(values, (value, i) => value - slope * times[i])
  const groups = groupBySeason(seasons)
  if (groups.length > 1) for (const places of groups) {
    const usual = sumOf(places, (t) => left[t]) / places.length
    for (const t of places) left[t] -= usual
  }
  const ranks = rank(left)
  const mean = (n + 1) / 2
  let spread = 0
  for (const value of ranks) spread += (value - mean) ** 2
  if (spread === 0) return 1
  let sum = 0
  for (let lag = 1; lag <= LAGS; lag++) {
    let product = 0
    for (let i = 0; i + lag < n; i++) product += (ranks[i] - mean) * (ranks[i + lag] - mean)
    const correlation = product / spread
    if (Math.abs(correlation) > SIGNIFICANT / Math.sqrt(n)) sum += (n - lag) * (n - lag - 1) * (n - lag - 2) * correlation
  }
  return 1 + (2 * sum) / (n * (n - 1) * (n - 2))
}

/** Ranks from 1, equal values sharing the mean of theirs; values within rounding error of each other are equal. */
function rank(values: Float64Array): Float64Array {
  const order = [...values.keys()].sort((a, b) => values[a] - values[b])
  const ranks = new Float64Array(values.length)
  for (let from = 0; from < order.length; ) {
    let to = from + 1
    while (to < order.length && values[order[to]] - values[order[to - 1]] <= 1e-12) to++
    for (let at = from; at < to; at++) ranks[order[at]] = (from + to + 1) / 2
    from = to
  }
  return ranks
}
