/**
 * What a reader is told of a theme, and the words it is told in. The only place where either is decided.
 * In: TrendEvidence, from theme-trends.ts.   Out: a verdict and its sentence, stored with the run and shown everywhere.
 */
import type { Direction, PeriodUnit, TrendTest, Verdict } from '../domain/trend.ts'

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
  /** Share of all papers in the last 40 % of the tested periods and in those before; in the first 40 % and in those after. */
  late: number
  beforeLate: number
  early: number
  afterEarly: number
  /** Name of the period in which the last 40 % take off. */
  since: string
  /** The surest burst; null if there is none. `share` inside it, `otherShare` outside; `running`: it lasts to the end. */
  burst: { from: string; to: string; q: number; share: number; otherShare: number; running: boolean } | null
  /** q of the burst that lasts to the end; 1 if none does. */
  endBurstQ: number
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
/** Share before the birth ÷ share after it, at most: strays. A straight rise from nothing has 0.38 here, and is no birth. */
const STRAYS = 0.15
/** A burst is at least this many times as common as the rest. */
const BURST_RATIO = 2

/**
 * The rule per verdict; the first that fits is taken. A series "rises" or "falls" if Mann–Kendall over papers says so
 * after correction for all themes (q ≤ 0.05), Mann–Kendall over periods agrees (p ≤ 0.1), and the first and last quarter
 * differ by a fifth of the mean share or more.
 * - too few to tell: fewer than 10 papers, or fewer than 5 periods that can be tested.
 * - emerging: born late (in the first 60 % of the periods at most 0.15 of its share in the last 40 %), it gains since then, and
 *   either it rises or a burst (q ≤ 0.01) lasts to its end.
 * - rising: it rises.
 * - fading: it falls, and in the last 60 % of the periods at most 0.15 of its share in the first 40 %.
 * - falling: it falls.
 * - bursting: no such trend, but a burst (q ≤ 0.01), running or past, at least twice as common as the rest.
 * - steady: none of these: nothing that chance would not do.
 * @returns the verdict. Deterministic; nothing else is looked at.
 */
export function judgeTrend(evidence: TrendEvidence): Verdict {
  const { papers, testedPeriods, q, z, tau, periodsP, firstShare, lastShare, meanShare, late, beforeLate, early, afterEarly, burst, endBurstQ } = evidence
  if (papers < ENOUGH_PAPERS || testedPeriods < ENOUGH_PERIODS) return 'too few to tell'
  const moves = q <= TREND_LEVEL && periodsP <= PERIODS_LEVEL && Math.abs(lastShare - firstShare) >= NOTABLE_CHANGE * meanShare
  const bursts = burst !== null && burst.q <= BURST_LEVEL && burst.share >= BURST_RATIO * burst.otherShare
  const rises = moves && z > 0 && tau > 0 && lastShare > firstShare
  const falls = moves && z < 0 && tau < 0 && lastShare < firstShare
  if (beforeLate <= STRAYS * late && evidence.pointsPerYearSince > 0 && (rises || endBurstQ <= BURST_LEVEL)) return 'emerging'
  if (rises) return 'rising'
  if (falls) return afterEarly <= STRAYS * early ? 'fading' : 'falling'
  return bursts ? 'bursting' : 'steady'
}

/**
 * @param verdict of judgeTrend for the same evidence.
 * @returns one sentence without a full stop: "rising: 2.1 % → 6.4 % of papers, +0.5 points a year, q = 0.003".
 */
export function describeTrend(evidence: TrendEvidence, verdict: Verdict): string {
  const { papers, testedPeriods, unit, q, firstShare, lastShare, meanShare, pointsPerYear, pointsPerYearSince, since, burst, endBurstQ } = evidence
  const fromTo = `${percent(firstShare)} → ${percent(lastShare)} of papers`
  if (verdict === 'too few to tell') return `too few to tell: ${count(papers, 'paper')}, ${count(testedPeriods, unit)} to compare`
  if (verdict === 'emerging') return `emerging since ${since}: ${fromTo}, ${points(pointsPerYearSince)} points a year since then, ${chance(Math.min(q, endBurstQ))}`
  if (verdict === 'bursting' && burst) {
    const when = burst.running ? `since ${burst.from}` : burst.from === burst.to ? `in ${burst.from}` : `${burst.from} to ${burst.to}`
    return `bursting ${when}: ${percent(burst.share)} of papers then, ${percent(burst.otherShare)} otherwise, ${chance(burst.q)}`
  }
  if (verdict === 'steady') return `steady: about ${percent(meanShare)} of papers, ${points(pointsPerYear)} points a year, ${chance(q)}`
  return `${verdict}: ${fromTo}, ${points(pointsPerYear)} points a year, ${chance(q)}`
}

/** @returns where the theme is heading at the end of the span. */
export function directionOf({ burst }: TrendEvidence, verdict: Verdict): Direction {
  if (verdict === 'too few to tell') return 'unknown'
  if (verdict === 'rising' || verdict === 'emerging') return 'up'
  if (verdict === 'falling' || verdict === 'fading') return 'down'
  if (verdict === 'bursting') return burst?.running ? 'up' : 'passed'
  return 'flat'
}

/** @returns what to say where the raw and the adjusted series of a theme head elsewhere; null where they agree or one cannot be told. */
export function describeDifference(raw: Pick<TrendTest, 'verdict' | 'direction'>, adjusted: Pick<TrendTest, 'verdict' | 'direction'>): string | null {
  if (raw.direction === adjusted.direction || raw.direction === 'unknown' || adjusted.direction === 'unknown') return null
  const both = `${raw.verdict} in this collection, but ${adjusted.verdict} once every period has the same mix of venues`
  if (adjusted.direction === 'flat') return `${both}: the change may come from the venues collected, not from the field`
  if (raw.direction === 'flat') return `${both}: the venues collected hide the change`
  return `${both}: the venues collected bend the curve`
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`

function points(perYear: number): string {
  const size = Math.abs(perYear)
  const text = size >= 0.05 || size < 0.005 ? size.toFixed(1) : size.toFixed(2)
  return Number(text) === 0 ? '±0.0' : `${perYear < 0 ? '−' : '+'}${text}`
}

const chance = (q: number) => (q < 0.001 ? 'q < 0.001' : `q = ${q.toFixed(3)}`)
const count = (n: number, noun: string) => `${n} ${noun}${n === 1 ? '' : 's'}`
