/**
 * Does a theme rise? Mann–Kendall's S counted over pairs of papers instead of pairs of periods: a year of a thousand papers
 * says more than a year of ten, and ten years suffice. What papers of a period have in common beyond chance (a special
 * issue, a change of venues) widens the variance, by as much as the scatter of the periods about a line shows.
 * In: counts by theme and period, from ./shares.ts.   Out: PaperTrend, read by theme-trends.ts.
 * Sources: Kendall, Rank Correlation Methods (1975), chapter 4 (ties in both rankings); Smyth, Statistical Applications in
 * Genetics and Molecular Biology 3 (2004) 3, doi:10.2202/1544-6115.1027 (scatter of one theme steadied by that of all).
 */
import { studentTail } from './tails.ts'

export interface CountSeries {
  /** Papers of the theme by tested period, in order of time; whole numbers. */
  counts: number[]
  /** All papers of these periods, ≥ 1 and ≥ the count. */
  totals: number[]
  /** When each period was, rising. */
  times: number[]
}

export interface PaperTrend {
  /** S ÷ its standard error; its sign is the direction. */
  z: number
  /** Scatter of the periods about a straight line ÷ what drawing papers by chance gives; ≥ 1. */
  dispersion: number
  /** Two-sided, 0 … 1; 1 where nothing can be tested. */
  p: number
}

interface Scatter {
  z: number
  /** Pearson χ² about the line ÷ its degrees of freedom. */
  value: number
  degrees: number
}

/**
 * Test all themes together.
 * @param themes one series per theme. Not modified.
 * @param varianceRatios one per theme, ≥ 1: how much autocorrelation widens the variance (see mann-kendall.ts).
 * @returns one PaperTrend per theme. O(k · T).
 */
export function kendallOverPapers(themes: CountSeries[], varianceRatios: number[]): PaperTrend[] {
  const scatters = themes.map((series) => ({ z: standardScore(series), ...scatterAboutLine(series) }))
  const prior = priorScatter(scatters)
  return scatters.map(({ z, value, degrees }, c) => {
    if (degrees < 1 || z === 0) return { z, dispersion: 1, p: 1 }
    const steadied = (prior.degrees * prior.value + degrees * value) / (prior.degrees + degrees)
    const dispersion = Math.max(1, steadied)
    return { z, dispersion, p: studentTail(z / Math.sqrt(dispersion * varianceRatios[c]), prior.degrees + degrees) }
  })
}

/** S = Σ over pairs of periods of (ours later · others earlier − ours earlier · others later), by running sums. */
function standardScore({ counts, totals }: CountSeries): number {
  let s = 0
  let ours = 0
  let others = 0
  let all = 0
  let tied = 0
  counts.forEach((count, t) => {
    s += count * others - (totals[t] - count) * ours
    ours += count
    others += totals[t] - count
    all += totals[t]
    tied += totals[t] ** 3 - totals[t]
  })
  const variance = all > 1 ? ((ours * others) / (3 * all * (all - 1))) * (all ** 3 - all - tied) : 0
  return variance > 0 ? s / Math.sqrt(variance) : 0
}

function scatterAboutLine({ counts, totals, times }: CountSeries): { value: number; degrees: number } {
  const degrees = counts.length - 2
  if (degrees < 1) return { value: 1, degrees: 0 }
  const all = totals.reduce((sum, total) => sum + total, 0)
  const meanShare = counts.reduce((sum, count) => sum + count, 0) / all
  const meanTime = totals.reduce((sum, total, t) => sum + total * times[t], 0) / all
  let cross = 0
  let spread = 0
  totals.forEach((total, t) => {
    cross += total * (times[t] - meanTime) * (counts[t] / total - meanShare)
    spread += total * (times[t] - meanTime) ** 2
  })
  const chiSquare = totals.reduce((sum, total, t) => {
    const line = Math.min(1 - 0.5 / total, Math.max(0.5 / total, meanShare + (cross / spread) * (times[t] - meanTime)))
    return sum + (total * (counts[t] / total - line) ** 2) / (line * (1 - line))
  }, 0)
  return { value: chiSquare / degrees, degrees }
}

/**
 * Scatter that is usual in this corpus and how many degrees of freedom it is worth, by the moments of F: themes that
 * scatter alike vouch for each other; never for more than all other themes hold.
 */
function priorScatter(scatters: Scatter[]): { value: number; degrees: number } {
  const known = scatters.filter(({ degrees, z }) => degrees >= 1 && z !== 0)
  if (known.length < 2) return { value: 1, degrees: 0 }
  const d = known[0].degrees
  const value = known.reduce((sum, scatter) => sum + scatter.value, 0) / known.length
  const variance = known.reduce((sum, scatter) => sum + (scatter.value - value) ** 2, 0) / (known.length - 1)
  const spread = (d * variance) / value ** 2
  const degrees = spread > 2 ? (2 * d - 4 + 4 * spread) / (spread - 2) : Infinity
  return { value, degrees: Math.min(Math.max(0, degrees), (known.length - 1) * d) }
}
