/**
 * Papers of a theme ÷ all papers, with its band.
 * In: periods.ts and assignments.   Out: counts and TrendPoint, read by ./trends.ts and everything beside it.
 * Source: Wilson, Journal of the American Statistical Association 22 (1927) 209–212, doi:10.1080/01621459.1927.10502953.
 */

/** 97.5 % point of the normal distribution. */
export const Z_95 = 1.959963984540054

/**
 * Wilson score band of a share.
 * @param count ≥ 0 and ≤ total; need not be whole (an adjusted share has an effective count).
 * @param total > 0.
 * @param z     half-width in standard errors; default 95 %.
 * @returns low and high, 0 ≤ low ≤ count ÷ total ≤ high ≤ 1.
 */
export function wilsonBand(count: number, total: number, z = Z_95): { low: number; high: number } {
  const share = count / total
  const centre = share + (z * z) / (2 * total)
  const half = z * Math.sqrt((share * (1 - share)) / total + (z * z) / (4 * total * total))
  const scale = 1 + (z * z) / total
  return { low: Math.max(0, Math.min(share, (centre - half) / scale)), high: Math.min(1, Math.max(share, (centre + half) / scale)) }
}

/**
 * Share that is never 0 or 1, where its logarithm is needed: (count + ½) ÷ (total + 1).
 */
export function smoothedShare(count: number, total: number): number {
  return (count + 0.5) / (total + 1)
}

/**
 * Count papers by row and period.
 * @param rowOf    one element per paper: 0 … nRows − 1 (its theme, say), or −1.
 * @param periodOf one element per paper: 0 … nPeriods − 1, or −1.
 * @returns nRows × nPeriods, row-major; papers with a −1 count nowhere.
 */
export function countByPeriod(rowOf: ArrayLike<number>, periodOf: Int32Array, nRows: number, nPeriods: number): Int32Array {
  const counts = new Int32Array(nRows * nPeriods)
  for (let i = 0; i < periodOf.length; i++) if (rowOf[i] >= 0 && periodOf[i] >= 0) counts[rowOf[i] * nPeriods + periodOf[i]]++
  return counts
}
