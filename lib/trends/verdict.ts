/**
 * What a reader is told of a theme: the only place where it is decided. The words are in sentences.ts.
 * In: TrendEvidence, from theme-trends.ts.   Out: a verdict, stored with the run and shown everywhere.
 */
import type { Direction, PeriodUnit, Verdict } from '../domain/trend.ts'

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

/** @returns where the theme is heading at the end of the span. */
export function directionOf({ burst }: TrendEvidence, verdict: Verdict): Direction {
  if (verdict === 'too few to tell') return 'unknown'
  if (verdict === 'rising' || verdict === 'emerging') return 'up'
  if (verdict === 'falling' || verdict === 'fading') return 'down'
  if (verdict === 'bursting') return burst?.running ? 'up' : 'passed'
  return 'flat'
}
