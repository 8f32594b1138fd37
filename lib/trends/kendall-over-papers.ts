/**
 * Does a theme rise? Mann–Kendall's S counted over pairs of papers instead of pairs of periods: a year of a thousand papers
 * says more than a year of ten, and ten years suffice. What papers of a period have in common beyond chance (a special
 * issue, a change of venues) widens the variance, by as much as the scatter of the periods about a line shows.
 * In: counts by theme and period, from ./shares.ts.   Out: PaperTrend, read by theme-trends.ts.
 * Sources: Kendall, Rank Correlation Methods (1975), chapter 4 (ties in both rankings); Hirsch, Slack & Smith as in seasons.ts; Smyth, Statistical Applications in
 * Genetics and Molecular Biology 3 (2004) 3, doi:10.2202/1544-6115.1027 (scatter of one theme steadied by that of all).
 */
import { groupBySeason } from './seasons.ts'
import { studentTail } from './tails.ts'

export interface CountSeries {
  /** Papers of the theme by tested period, in order of time; whole numbers. */
  counts: number[]
  /** All papers of these periods, ≥ 1 and ≥ the count. */
  totals: number[]
  /** When each period was, rising. */
  times: number[]
  /** Season of each period, see seasons.ts: papers of one season are compared. */
  seasons: Uint8Array
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
function standardScore({ counts, totals, seasons }: CountSeries): number {
  let s = 0
  let variance = 0
  for (const places of groupBySeason(seasons)) {
    let ours = 0
    let others = 0
    let all = 0
    let tied = 0
    for (const t of places) {
      s += counts[t] * others - (totals[t] - counts[t]) * ours
      ours += counts[t]
      others += totals[t] - counts[t]
      all += totals[t]
      tied += totals[t] ** 3 - totals[t]
    }
    variance += all > 1 ? ((ours * others) / (3 * all * (all - 1))) * (all ** 3 - all - tied) : 0
  }
  return variance > 0 ? s / Math.sqrt(variance) : 0
}

/** One slope; a level for each season. */
function scatterAboutLine({ counts, totals, times, seasons }: CountSeries): { value: number; degrees: number } {
  const levels = groupBySeason(seasons).map((places) => {
    const all = places.reduce((sum, t) => sum + totals[t], 0)
    return { places, share: places.reduce((sum, t) => sum + counts[t], 0) / all, time: places.reduce((sum, t) => sum + totals[t] * times[t], 0) / all }
  })
  const degrees = counts.length - levels.length - 1
  if (degrees < 1) return { value: 1, degrees: 0 }
  let cross = 0
  let spread = 0
  for (const { places, share, time } of levels) {
    for (const t of places) {
      cross += totals[t] * (times[t] - time) * (counts[t] / totals[t] - share)
      spread += totals[t] * (times[t] - time) ** 2
    }
  }
  let chiSquare = 0
  for (const { places, share, time } of levels) {
    for (const t of places) {
      const total = totals[t]
      const line = Math.min(1 - 0.5 / total, Math.max(0.5 / total, share + (cross / spread) * (times[t] - time)))
      chiSquare += (total * (counts[t] / total - line) ** 2) / (line * (1 - line))
    }
  }
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
