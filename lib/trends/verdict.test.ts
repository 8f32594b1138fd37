import { describe, expect, test } from 'vitest'
import { VERDICTS } from '../domain/trend.ts'
import { describeDifference, describeTrend } from './sentences.ts'
import { directionOf, judgeTrend, type TrendEvidence } from './verdict.ts'

const steady: TrendEvidence = {
  papers: 200, testedPeriods: 10, unit: 'year', q: 0.6, z: 0.3, tau: 0.1, periodsP: 0.7, pointsPerYear: 0.01, pointsPerYearSince: 0.01,
  firstShare: 0.05, lastShare: 0.051, meanShare: 0.05, late: 0.05, beforeLate: 0.05, early: 0.05, afterEarly: 0.05, since: '2022', burst: null, endBurstQ: 1,
}
const rising: TrendEvidence = { ...steady, q: 0.003, z: 4, tau: 0.8, periodsP: 0.002, pointsPerYear: 0.5, pointsPerYearSince: 1.2, firstShare: 0.021, lastShare: 0.064, late: 0.06, beforeLate: 0.03 }
const falling: TrendEvidence = { ...steady, q: 0.0004, z: -4, tau: -0.8, periodsP: 0.002, pointsPerYear: -0.5, firstShare: 0.064, lastShare: 0.021, early: 0.06, afterEarly: 0.03 }
const burst = { from: '2018', to: '2020', q: 0.0001, share: 0.18, otherShare: 0.01, running: false }

const cases: [TrendEvidence, string, string, string][] = [
  [steady, 'steady', 'flat', 'steady: about 5.0 % of papers, +0.01 points a year, q = 0.600'],
  [rising, 'rising', 'up', 'rising: 2.1 % → 6.4 % of papers, +0.5 points a year, q = 0.003'],
  [{ ...rising, beforeLate: 0.005 }, 'emerging', 'up', 'emerging since 2022: 2.1 % → 6.4 % of papers, +1.2 points a year since then, q = 0.003'],
  [{ ...steady, beforeLate: 0.001, endBurstQ: 0.0002, burst: { ...burst, running: true } }, 'emerging', 'up', 'emerging since 2022: 5.0 % → 5.1 % of papers, +0.01 points a year since then, q < 0.001'],
  [falling, 'falling', 'down', 'falling: 6.4 % → 2.1 % of papers, −0.5 points a year, q < 0.001'],
  [{ ...falling, afterEarly: 0.005 }, 'fading', 'down', 'fading: 6.4 % → 2.1 % of papers, −0.5 points a year, q < 0.001'],
  [{ ...steady, burst }, 'bursting', 'passed', 'burst 2018 to 2020, over since: 18.0 % of papers then, 1.0 % otherwise, q < 0.001'],
  [{ ...steady, burst: { ...burst, running: true } }, 'bursting', 'up', 'bursting since 2018: 18.0 % of papers then, 1.0 % otherwise, q < 0.001'],
  [{ ...rising, papers: 9 }, 'too few to tell', 'unknown', 'too few to tell: 9 papers, 10 years to compare'],
  [{ ...rising, testedPeriods: 4 }, 'too few to tell', 'unknown', 'too few to tell: 200 papers, 4 years to compare'],
]

describe('the rule', () => {
  test.each(cases)('%# gives %s', (evidence, verdict, direction, sentence) => {
    const judged = judgeTrend(evidence)
    expect(judged).toBe(verdict)
    expect(directionOf(evidence, judged)).toBe(direction)
    expect(describeTrend(evidence, judged)).toBe(sentence)
  })

  test('covers every verdict', () => {
    expect(new Set(cases.map(([, verdict]) => verdict))).toEqual(new Set(VERDICTS))
  })

  test.each([
    ['the change is small', { lastShare: 0.026 }],
    ['the order of the years disagrees', { periodsP: 0.4 }],
    ['q is above the level', { q: 0.051 }],
    ['the last quarter lies lower', { lastShare: 0.01 }],
  ])('does not call it rising where %s', (_, change) => {
    expect(judgeTrend({ ...rising, ...change })).toBe('steady')
  })

  test('does not call it bursting where the rest is half as common', () => {
    expect(judgeTrend({ ...steady, burst: { ...burst, otherShare: 0.1 } })).toBe('steady')
  })
})

test('says where raw and adjusted head elsewhere, and is silent where they agree', () => {
  expect(describeDifference({ verdict: 'rising', direction: 'up' }, { verdict: 'steady', direction: 'flat' })).toBe('rising in this collection, but steady once every period has the same mix of venues: the change may come from the venues collected, not from the field')
  expect(describeDifference({ verdict: 'steady', direction: 'flat' }, { verdict: 'falling', direction: 'down' })).toContain('the venues collected hide the change')
  expect(describeDifference({ verdict: 'rising', direction: 'up' }, { verdict: 'emerging', direction: 'up' })).toBeNull()
  expect(describeDifference({ verdict: 'rising', direction: 'up' }, { verdict: 'too few to tell', direction: 'unknown' })).toBeNull()
})
