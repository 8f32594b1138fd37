/**
 * Tails of three distributions, exact to the last digits that a p-value is printed with.
 * In: a statistic.   Out: probabilities, read by mann-kendall.ts, kendall-over-papers.ts, bursts.ts and rising-terms.ts.
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

/**
 * @param t       any number.
 * @param degrees of freedom, > 0; need not be whole.
 * @returns P(|T| ≥ |t|) of Student's distribution: the incomplete beta function by its continued fraction.
 */
export function studentTail(t: number, degrees: number): number {
  const a = degrees / 2
  const x = degrees / (degrees + t * t)
  if (x >= 1) return 1
  const front = Math.exp(logGamma(a + 0.5) - logGamma(a) - logGamma(0.5) + a * Math.log(x) + 0.5 * Math.log(1 - x))
  return x < (a + 1) / (a + 2.5) ? (front * betaFraction(a, 0.5, x)) / a : 1 - (front * betaFraction(0.5, a, 1 - x)) / 0.5
}

function betaFraction(a: number, b: number, x: number): number {
  let c = 1
  let d = 1 / (1 - ((a + b) * x) / (a + 1))
  let fraction = d
  for (let i = 1; i < 1000; i++) {
    const even = (i * (b - i) * x) / ((a + 2 * i - 1) * (a + 2 * i))
    d = 1 / (1 + even * d)
    c = 1 + even / c
    fraction *= c * d
    const odd = (-(a + i) * (a + b + i) * x) / ((a + 2 * i) * (a + 2 * i + 1))
    d = 1 / (1 + odd * d)
    c = 1 + odd / c
    fraction *= c * d
    if (Math.abs(c * d - 1) < 1e-14) break
  }
  return fraction
}

/** Stirling's series, after x has been carried above 10. */
function logGamma(x: number): number {
  let shift = 0
  let y = x
  for (; y < 10; y++) shift += Math.log(y)
  const square = 1 / (y * y)
  return (y - 0.5) * Math.log(y) - y + 0.5 * Math.log(2 * Math.PI) + (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square / 1680))) / y - shift
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
