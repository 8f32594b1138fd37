/**
 * What a reader is told of a theme, and the words it is told in. The only place where either is decided.
 * In: TrendEvidence, from theme-trends.ts.   Out: a verdict and its sentence, stored with the run and shown everywhere.
 */
import type { PeriodUnit, Verdict } from '../domain/trend.ts'

export interface TrendEvidence {
  papers: number
  testedPeriods: number
  unit: PeriodUnit
  /** Mann–Kendall over papers after Benjamini–Hochberg, and its direction. */
  q: number
  z: number
  /** Mann–Kendall over periods. */
  tau: number
  periodsP: number
  /** Points a year over all tested periods; since `since` for a theme that is born late. */
  pointsPerYear: number
  pointsPerYearSince: number
  /** Share of all papers in the first and last quarter of the tested periods, and in all of them. */
  firstShare: number
  lastShare: number
  meanShare: number
  /** Where in the span, 0 … 1, the theme has had a tenth and nine tenths of all its shares. */
  bornAt: number
  goneAt: number
  /** Name of the period at `bornAt`. */
  since: string
  /** The surest burst; null if there is none. `share` inside it, `otherShare` outside; `running`: it lasts to the end. */
  burst: { from: string; to: string; q: number; share: number; otherShare: number; running: boolean } | null
}

const TREND_LEVEL = 0.05
/** The order of the periods must agree, or a single crowded year would make a trend. */
const PERIODS_LEVEL = 0.1
/** A burst is looked for in every window of every theme: the surer the better. */
const BURST_LEVEL = 0.01
const ENOUGH_PAPERS = 10
const ENOUGH_PERIODS = 5
/** Smallest change from the first to the last quarter, as a part of the mean share, that deserves a word. */
const NOTABLE_CHANGE = 0.2
/** A straight rise from nothing has a tenth of its shares after 0.32 of the span: later than this is born late. */
const BORN_LATE = 0.6
const GONE_EARLY = 1 - BORN_LATE

/**
 * The rule per verdict; the first that fits is taken. A series "rises" or "falls" if Mann–Kendall over papers says so
 * after correction for all themes (q ≤ 0.05), Mann–Kendall over periods agrees (p ≤ 0.1), and the first and last quarter
 * differ by a fifth of the mean share or more.
 * - too few to tell: fewer than 10 papers, or fewer than 5 periods that can be tested.
 * - emerging: born late (a tenth of its shares comes only after 60 % of the span), and either it rises or a
 *   burst (q ≤ 0.01) lasts to its end.
 * - rising: it rises.
 * - fading: it falls, and nine tenths of its shares lie in the first 40 % of the span.
 * - falling: it falls.
 * - bursting: no such trend, but a burst (q ≤ 0.01), running or past.
 * - steady: none of these: nothing that chance would not do.
 * @returns the verdict. Deterministic; nothing else is looked at.
 */
export function judgeTrend(evidence: TrendEvidence): Verdict {
  const { papers, testedPeriods, q, z, tau, periodsP, firstShare, lastShare, meanShare, bornAt, goneAt, burst } = evidence
  if (papers < ENOUGH_PAPERS || testedPeriods < ENOUGH_PERIODS) return 'too few to tell'
  const moves = q <= TREND_LEVEL && periodsP <= PERIODS_LEVEL && Math.abs(lastShare - firstShare) >= NOTABLE_CHANGE * meanShare
  const bursts = burst !== null && burst.q <= BURST_LEVEL
  const rises = moves && z > 0 && tau > 0 && lastShare > firstShare
  const falls = moves && z < 0 && tau < 0 && lastShare < firstShare
  if (bornAt > BORN_LATE && (rises || (bursts && burst.running))) return 'emerging'
  if (rises) return 'rising'
  if (falls) return goneAt < GONE_EARLY ? 'fading' : 'falling'
  return bursts ? 'bursting' : 'steady'
}

/**
 * @param verdict of judgeTrend for the same evidence.
 * @returns one sentence without a full stop: "rising: 2.1 % → 6.4 % of papers, +0.5 points a year, q = 0.003".
 */
export function describeTrend(evidence: TrendEvidence, verdict: Verdict): string {
  const { papers, testedPeriods, unit, q, firstShare, lastShare, meanShare, pointsPerYear, pointsPerYearSince, since, burst } = evidence
  const fromTo = `${percent(firstShare)} → ${percent(lastShare)} of papers`
  if (verdict === 'too few to tell') return `too few to tell: ${count(papers, 'paper')}, ${count(testedPeriods, unit)} to compare`
  if (verdict === 'emerging') return `emerging since ${since}: ${fromTo}, ${points(pointsPerYearSince)} points a year since then, ${chance(q <= TREND_LEVEL || !burst ? q : burst.q)}`
  if (verdict === 'bursting' && burst) {
    const when = burst.running ? `since ${burst.from}` : burst.from === burst.to ? `in ${burst.from}` : `${burst.from} to ${burst.to}`
    return `bursting ${when}: ${percent(burst.share)} of papers then, ${percent(burst.otherShare)} otherwise, ${chance(burst.q)}`
  }
  if (verdict === 'steady') return `steady: about ${percent(meanShare)} of papers, ${points(pointsPerYear)} points a year, ${chance(q)}`
  return `${verdict}: ${fromTo}, ${points(pointsPerYear)} points a year, ${chance(q)}`
}

/**
 * @returns what to say where the raw and the adjusted verdict of a theme differ; null where they agree.
 */
export function describeDifference(raw: Verdict, adjusted: Verdict): string | null {
  if (raw === adjusted) return null
  return `${raw} in this collection, but ${adjusted} once every period has the same mix of venues: ${
    adjusted === 'steady' || adjusted === 'too few to tell' ? 'the change may come from the venues collected, not from the field' : 'trust the adjusted figure'
  }`
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`

function points(perYear: number): string {
  const size = Math.abs(perYear)
  const text = size >= 0.05 || size < 0.005 ? size.toFixed(1) : size.toFixed(2)
  return Number(text) === 0 ? '±0.0' : `${perYear < 0 ? '−' : '+'}${text}`
}

const chance = (q: number) => (q < 0.001 ? 'q < 0.001' : `q = ${q.toFixed(3)}`)
const count = (n: number, noun: string) => `${n} ${noun}${n === 1 ? '' : 's'}`
