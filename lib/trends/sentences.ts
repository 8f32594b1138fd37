/**
 * The words in which a trend is told: the only place where they are made.
 * In: TrendEvidence and the verdict on it, from verdict.ts.   Out: sentences, stored with the run and shown everywhere.
 */
import type { TrendTest, Verdict } from '../domain/trend.ts'
import type { TrendEvidence } from './verdict.ts'

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
    const when = burst.from === burst.to ? `in ${burst.from}` : `${burst.from} to ${burst.to}`
    return `${burst.running ? `bursting since ${burst.from}` : `burst ${when}, over since`}: ${percent(burst.share)} of papers then, ${percent(burst.otherShare)} otherwise, ${chance(burst.q)}`
  }
  if (verdict === 'steady') return `steady: about ${percent(meanShare)} of papers, ${points(pointsPerYear)} points a year, ${chance(q)}`
  return `${verdict}: ${fromTo}, ${points(pointsPerYear)} points a year, ${chance(q)}`
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
