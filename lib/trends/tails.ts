/**
 * Tails of two distributions, exact to the last digits that a p-value is printed with.
 * In: a statistic.   Out: probabilities, read by mann-kendall.ts, bursts.ts and rising-terms.ts.
 */

/**
 * @param z any number.
 * @returns P(|Z| ≥ |z|) of a standard normal Z; relative error below 1e-12.
 * Series of erf up to |z| = 3, Lentz's continued fraction of erfc beyond.
 */
export function twoSidedNormal(z: number): number {
  const x = Math.abs(z) / Math.SQRT2
  if (x < 3 / Math.SQRT2) {
    let term = x
    let sum = x
    for (let i = 1; Math.abs(term) > 1e-17 * sum; i++) {
      term *= (-x * x) / i
      sum += term / (2 * i + 1)
      if (i > 200) break
    }
    return Math.max(0, 1 - (2 / Math.sqrt(Math.PI)) * sum)
  }
  let fraction = 0
  for (let i = 60; i > 0; i--) fraction = i / 2 / (x + fraction)
  return Math.exp(-x * x) / Math.sqrt(Math.PI) / (x + fraction)
}

const logFactorials = [0]

/**
 * Upper tail of the hypergeometric distribution: how likely chance alone puts so many of the marked papers into a draw.
 * @param found  marked papers in the draw, ≥ 0.
 * @param marked marked papers in all; drawn: papers in the draw; all: papers. Integers ≥ 0, marked ≤ all, drawn ≤ all.
 * @returns P(X ≥ found), 0 … 1. O(min(marked, drawn) − found) and a table of ln n! that grows to `all`.
 */
export function hypergeometricTail(found: number, marked: number, drawn: number, all: number): number {
  const most = Math.min(marked, drawn)
  const least = Math.max(0, marked + drawn - all)
  if (found <= least) return 1
  if (found > most) return 0
  const chance = (x: number) => Math.exp(logChoose(marked, x) + logChoose(all - marked, drawn - x) - logChoose(all, drawn))
  const expected = (marked * drawn) / all
  const from = found >= expected ? found : least
  const to = found >= expected ? most : found - 1
  let sum = 0
  for (let x = from, term = chance(from); x <= to; x++) {
    sum += term
    term *= ((marked - x) * (drawn - x)) / ((x + 1) * (all - marked - drawn + x + 1))
    if (found >= expected && term < 1e-18 * sum) break
  }
  return Math.min(1, found >= expected ? sum : 1 - sum)
}

function logChoose(n: number, m: number): number {
  for (let i = logFactorials.length; i <= n; i++) logFactorials.push(logFactorials[i - 1] + Math.log(i))
  return logFactorials[n] - logFactorials[m] - logFactorials[n - m]
}
