/**
 * Series of shares → slope, test, bursts, verdict, for all themes at once.
 * In: counts by theme and period, from ./shares.ts.   Out: TrendTest, read by ./trends.ts and simulate.ts.
 */
import type { Burst, Periods, TrendTest, Verdict } from '../domain/trend.ts'
import { adjustPValues } from './benjamini-hochberg.ts'
import { findBursts, stepScatter, type BurstSpan } from './bursts.ts'
import { kendallOverPapers, type CountSeries, type PaperTrend } from './kendall-over-papers.ts'
import { mannKendall, type MannKendall } from './mann-kendall.ts'
import { evenOutSeasons, seasonsOf } from './seasons.ts'
import { describeTrend } from './sentences.ts'
import { smoothedShare } from './shares.ts'
import { theilSenBand, theilSenSlope } from './theil-sen.ts'
import { directionOf, judgeTrend, type TrendEvidence } from './verdict.ts'

/** Where the span is cut to see whether a theme was born late; mirrored, whether it has gone early. */
const LATE_FROM = 0.6
const SURE = 0.01

export interface ThemeSeries {
  /** k × nPeriods, row-major: papers of a theme in a period, and all papers its share is taken of; whole numbers. */
  counts: ArrayLike<number>
  totals: ArrayLike<number>
  k: number
  periods: Periods
  /** One element per period: its middle, in years. */
  times: Float64Array
}

/** One theme over the tested periods. */
interface Series extends CountSeries {
  /** Papers of the theme in all periods, tested or not. */
  papers: number
  shares: number[]
  names: string[]
  /** All papers, seasons evened out: what bursts are measured against. */
  evenTotals: number[]
}

/** A burst with its q-value. */
type SureSpan = BurstSpan & { q: number }

interface Tests {
  overPeriods: MannKendall
  overPapers: PaperTrend
  /** q-values of the two. */
  periodsQ: number
  papersQ: number
}

/**
 * Test every theme and correct for having tested them all.
 * @param input not modified; only periods with `tested` count.
 * @returns k tests, by theme. q-values: Benjamini–Hochberg over the k themes, for trends and for bursts each.
 * Deterministic. O(k · T² log T).
 */
export function testThemes(input: ThemeSeries): TrendTest[] {
  const themes = Array.from({ length: input.k }, (_, c) => seriesOf(input, c))
  const overPeriods = themes.map(({ shares, times, seasons }) => mannKendall(shares, times, seasons))
  const overPapers = kendallOverPapers(themes, overPeriods.map(({ varianceRatio }) => varianceRatio))
  const periodsQ = adjustPValues(overPeriods.map(({ p }) => p))
  const papersQ = adjustPValues(overPapers.map(({ p }) => p))
  const scatter = medianOf(themes.map(({ counts, evenTotals }) => stepScatter(counts, evenTotals)))
  const spans = themes.map(({ counts, evenTotals }) => findBursts(counts, evenTotals, { scatter }))
  const burstQ = adjustPValues(spans.map((found) => Math.min(1, ...found.map(({ p }) => p))))
  const burstQOf = (c: number, span: BurstSpan) => {
    const surest = Math.min(...spans[c].map(({ p }) => p))
    return span.p === surest ? burstQ[c] : Math.min(1, Math.max(burstQ[c], span.p * input.k))
  }
  return themes.map((series, c) => {
    const tests = { overPeriods: overPeriods[c], overPapers: overPapers[c], periodsQ: periodsQ[c], papersQ: papersQ[c] }
    return summarise(series, tests, spans[c].map((span) => ({ ...span, q: burstQOf(c, span) })), input.periods.unit)
  })
}

function seriesOf({ counts, totals, periods, times }: ThemeSeries, c: number): Series {
  const T = periods.names.length
  const kept = periods.names.flatMap((_, t) => (periods.tested[t] ? [t] : []))
  const seasons = seasonsOf(periods)
  const tested = { counts: kept.map((t) => counts[c * T + t]), totals: kept.map((t) => totals[c * T + t]) }
  return {
    ...tested, seasons, evenTotals: evenOutSeasons(tested.counts, tested.totals, seasons),
    papers: periods.names.reduce((sum, _, t) => sum + counts[c * T + t], 0),
    shares: kept.map((t) => counts[c * T + t] / totals[c * T + t]),
    times: kept.map((t) => times[t]),
    names: kept.map((t) => periods.names[t]),
  }
}

function summarise(series: Series, tests: Tests, spans: SureSpan[], unit: Periods['unit']): TrendTest {
  const { shares, times, names, seasons } = series
  const { overPeriods, overPapers, periodsQ, papersQ } = tests
  const band = theilSenBand(shares, times, overPeriods.variance, seasons)
  const born = birthOf(series, spans)
  const evidence = gatherEvidence(series, tests, spans, unit, born)
  const verdict = judgeTrend(evidence)
  const known = names.length > 0
  return {
    verdict,
    direction: directionOf(evidence, verdict),
    sentence: describeTrend(evidence, verdict),
    pointsPerYear: names.length > 1 ? { slope: 100 * band.slope, low: 100 * band.low, high: 100 * band.high } : null,
    p: overPapers.p,
    q: papersQ,
    mannKendall: { s: overPeriods.s, tau: overPeriods.tau, p: overPeriods.p, q: periodsQ },
    dispersion: overPapers.dispersion,
    firstShare: known ? evidence.firstShare : null,
    lastShare: known ? evidence.lastShare : null,
    since: verdict === 'emerging' ? evidence.since : null,
    ...paceOf(series, verdict, born),
    bursts: spans.map(({ start, end, weight, q }): Burst => ({ from: names[start], to: names[end], weight, q })),
  }
}

function gatherEvidence(series: Series, { overPeriods, overPapers, papersQ }: Tests, spans: SureSpan[], unit: Periods['unit'], born: number): TrendEvidence {
  const { shares, times, names, seasons } = series
  const T = names.length
  const quarter = quarterOf(T, new Set(seasons).size)
  const late = lateFrom(T)
  const fromBirth = Math.max(0, born - 1)
  return {
    papers: series.papers,
    testedPeriods: T,
    unit,
    q: papersQ,
    z: overPapers.z,
    tau: overPeriods.tau,
    periodsP: overPeriods.p,
    pointsPerYear: 100 * theilSenSlope(shares, times, seasons),
    pointsPerYearSince: 100 * theilSenSlope(shares.slice(fromBirth), times.slice(fromBirth), seasonsSince(seasons, fromBirth)),
    firstShare: pooled(series, 0, Math.min(T, quarter)),
    lastShare: pooled(series, Math.max(0, T - quarter), T),
    meanShare: pooled(series, 0, T),
    beforeLate: pooled(series, 0, late),
    late: pooled(series, late, T),
    early: pooled(series, 0, T - late),
    afterEarly: pooled(series, T - late, T),
    since: names[born] ?? '',
    burst: surestBurst(series, spans),
    endBurstQ: Math.min(1, ...spans.filter(({ end }) => end === T - 1).map(({ q }) => q)),
  }
}

/** Periods of the first and of the last quarter: whole years where there are seasons. */
const quarterOf = (nPeriods: number, nSeasons: number) => Math.max(1, Math.floor(nPeriods / 4 / nSeasons)) * nSeasons

/** Seasons of what comes after a birth; none where it is too young to have had one twice. */
function seasonsSince(seasons: Uint8Array, from: number): Uint8Array {
  const since = seasons.subarray(from)
  return since.length >= 2 * new Set(seasons).size ? since : new Uint8Array(since.length)
}

const lateFrom = (nPeriods: number) => Math.floor(LATE_FROM * nPeriods)

/** Place of the period in which the late part of a series begins: that of its first sure burst, else where it first reaches half its level. */
function birthOf(series: Series, spans: SureSpan[]): number {
  const late = lateFrom(series.shares.length)
  const burst = spans.find(({ start, q }) => start >= late && q <= SURE)
  if (burst) return burst.start
  const half = pooled(series, late, series.shares.length) / 2
  return Math.max(0, series.shares.findIndex((share, t) => t >= late && share >= half))
}

/** Papers ÷ all papers of the periods from … to − 1. */
function pooled({ counts, totals }: Series, from: number, to: number): number {
  let papers = 0
  let all = 0
  for (let t = from; t < to; t++) {
    papers += counts[t]
    all += totals[t]
  }
  return all > 0 ? papers / all : 0
}

function surestBurst(series: Series, spans: SureSpan[]): TrendEvidence['burst'] {
  if (spans.length === 0) return null
  const best = spans.reduce((surest, span) => (span.q < surest.q || (span.q === surest.q && span.weight > surest.weight) ? span : surest))
  const inside = (values: number[]) => values.slice(best.start, best.end + 1).reduce((sum, value) => sum + value, 0)
  const all = (values: number[]) => values.reduce((sum, value) => sum + value, 0)
  const outside = all(series.totals) - inside(series.totals)
  return {
    from: series.names[best.start],
    to: series.names[best.end],
    q: best.q,
    share: inside(series.counts) / inside(series.totals),
    otherShare: outside > 0 ? (all(series.counts) - inside(series.counts)) / outside : 0,
    running: best.end === series.names.length - 1,
  }
}

function paceOf({ counts, totals, times, seasons }: Series, verdict: Verdict, born: number): { doublingYears: number | null; halvingYears: number | null } {
  const from = verdict === 'emerging' ? Math.max(0, born - 1) : 0
  const logs = counts.slice(from).map((count, t) => Math.log(smoothedShare(count, totals[from + t])))
  const slope = theilSenSlope(logs, times.slice(from), seasonsSince(seasons, from))
  const rises = verdict === 'rising' || verdict === 'emerging'
  const falls = verdict === 'falling' || verdict === 'fading'
  return { doublingYears: rises && slope > 0 ? Math.LN2 / slope : null, halvingYears: falls && slope < 0 ? -Math.LN2 / slope : null }
}

function medianOf(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[sorted.length >> 1] ?? 1
}
