/**
 * Many themes tested at once: keeps the expected share of false discoveries below a level.
 * In: p-values, from mann-kendall.ts and bursts.ts.   Out: q-values, read by verdict.ts.
 * Source: Benjamini & Hochberg, Journal of the Royal Statistical Society B 57 (1995) 289–300,
 * doi:10.1111/j.2517-6161.1995.tb02031.x.
 */

/**
 * @param pValues 0 … 1, any order. Not modified.
 * @returns q-values in the same order: min over p' ≥ p of n·p' ÷ rank(p'), at most 1. Those ≤ α are discoveries at level α.
 */
export function adjustPValues(pValues: ArrayLike<number>): Float64Array {
  const n = pValues.length
  const order = Array.from({ length: n }, (_, i) => i).sort((a, b) => pValues[b] - pValues[a])
  const qValues = new Float64Array(n)
  let least = 1
  order.forEach((i, place) => {
    least = Math.min(least, (pValues[i] * n) / (n - place))
    qValues[i] = least
  })
  return qValues
}
