/**
 * How fast a series rises: the median of the slopes of all pairs, which a wild year cannot bend.
 * In: shares by period, from ./shares.ts.   Out: slope and its band, read by mann-kendall.ts and theme-trends.ts.
 * Source: Sen, Journal of the American Statistical Association 63 (1968) 1379–1389, doi:10.1080/01621459.1968.10480934.
 */
import { groupBySeason } from './seasons.ts'
import { Z_95 } from './shares.ts'

/**
 * @param values the series; times: when each value was, strictly rising. Same length, not modified.
 * @param seasons as for mannKendall: only pairs of one season count. Default: all of one.
 * @returns median of (xⱼ − xᵢ) ÷ (tⱼ − tᵢ) over all pairs; 0 for fewer than two values. O(n² log n).
 */
export function theilSenSlope(values: ArrayLike<number>, times: ArrayLike<number>, seasons?: Uint8Array): number {
  return medianOfSorted(pairSlopes(values, times, seasons))
}

/**
 * @param variance of Mann–Kendall's S for the same series: ties and autocorrelation widen the band with it.
 * @returns slope as theilSenSlope, and the slopes of ranks (N ∓ 1.96·√variance) ÷ 2 among the N pairs, rounded outwards:
 *   a band of at least 95 %. Units of `values` per unit of `times`.
 */
export function theilSenBand(values: ArrayLike<number>, times: ArrayLike<number>, variance: number, seasons?: Uint8Array): { slope: number; low: number; high: number } {
  const slopes = pairSlopes(values, times, seasons)
  if (slopes.length === 0) return { slope: 0, low: 0, high: 0 }
  const rank = Math.max(0, Math.floor((slopes.length - Z_95 * Math.sqrt(variance)) / 2) - 1)
  return { slope: medianOfSorted(slopes), low: slopes[rank], high: slopes[slopes.length - 1 - rank] }
}

function pairSlopes(values: ArrayLike<number>, times: ArrayLike<number>, seasons: Uint8Array = new Uint8Array(values.length)): Float64Array {
  const slopes: number[] = []
  for (const places of groupBySeason(seasons)) {
    places.forEach((i, at) => {
      for (const j of places.slice(at + 1)) slopes.push((values[j] - values[i]) / (times[j] - times[i]))
    })
  }
  return Float64Array.from(slopes).sort()
}

function medianOfSorted(sorted: Float64Array): number {
  if (sorted.length === 0) return 0
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2
}
