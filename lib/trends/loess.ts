/**
 * A smooth curve through a series, for the eye alone: no test looks at it.
 * In: shares by period, from ./shares.ts.   Out: one value per period, read by test-themes.ts.
 * Source: Cleveland, Journal of the American Statistical Association 74 (1979) 829–836, doi:10.1080/01621459.1979.10481038.
 */

const ROBUST_ROUNDS = 2

/**
 * Locally weighted straight lines: tricube weights over the nearest `span` of the points, two robust rounds (bisquare of
 * the residuals ÷ 6 medians).
 * @param values  the series; times: when each value was, strictly rising. Same length, not modified.
 * @param weights of the points, > 0 (papers behind a share); default all equal.
 * @param span    fraction of the points that a line sees, (0, 1]; default 0.6; at least four points.
 * @returns one value per point; the values themselves for fewer than four. A straight series comes back as it is. O(n²).
 */
export function smoothLoess(values: ArrayLike<number>, times: ArrayLike<number>, weights?: ArrayLike<number>, span = 0.6): Float64Array {
  const n = values.length
  if (n < 4) return Float64Array.from(values)
  const window = Math.min(n, Math.max(4, Math.ceil(span * n)))
  const trust = new Float64Array(n).fill(1)
  let curve = new Float64Array(n)
  for (let round = 0; round <= ROBUST_ROUNDS; round++) {
    curve = Float64Array.from({ length: n }, (_, i) => lineAt(times[i], values, times, reachOf(times, i, window), (j) => trust[j] * (weights?.[j] ?? 1)))
    const residuals = Float64Array.from(curve, (value, i) => Math.abs(values[i] - value))
    const scale = 6 * residuals.toSorted()[n >> 1]
    if (scale < 1e-12) break
    residuals.forEach((residual, i) => (trust[i] = residual < scale ? (1 - (residual / scale) ** 2) ** 2 : 0))
  }
  return curve
}

/** @returns distance in time to the `window`-th nearest point, the point itself being the first. */
function reachOf(times: ArrayLike<number>, i: number, window: number): number {
  return Float64Array.from(times, (time) => Math.abs(time - times[i])).sort()[window - 1]
}

function lineAt(at: number, values: ArrayLike<number>, times: ArrayLike<number>, reach: number, weightOf: (j: number) => number): number {
  let w = 0
  let wx = 0
  let wy = 0
  let wxx = 0
  let wxy = 0
  for (let j = 0; j < values.length; j++) {
    const distance = Math.abs(times[j] - at) / (reach * 1.0001)
    if (distance >= 1) continue
    const weight = (1 - distance ** 3) ** 3 * weightOf(j)
    const x = times[j] - at
    w += weight
    wx += weight * x
    wy += weight * values[j]
    wxx += weight * x * x
    wxy += weight * x * values[j]
  }
  const spread = w * wxx - wx * wx
  if (w === 0) return 0
  return spread > 1e-9 * w * wxx ? (wxx * wy - wx * wxy) / spread : wy / w
}
