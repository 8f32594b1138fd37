import { expect, test } from 'vitest'
import { VERDICTS } from '../domain/trend.ts'
import { verdictSentence, verdictText } from './verdict.ts'

test('rise and fall have signs of their own, and so has a burst that is over', () => {
  expect(verdictText({ verdict: 'rising', direction: 'up' })).toBe('↗ rising')
  expect(verdictText({ verdict: 'falling', direction: 'down' })).toBe('↘ falling')
  expect([verdictText({ verdict: 'bursting', direction: 'up' }), verdictText({ verdict: 'bursting', direction: 'passed' })]).toEqual(['↑ bursting', '↷ burst, over'])
  expect(VERDICTS.map((verdict) => verdictText({ verdict, direction: 'flat' })).every((text) => /^[↗↘→↑·] /.test(text))).toBe(true)
})

test('a sentence begins with a capital, and its figures are not torn apart', () => {
  expect(verdictSentence('rising: 2.1 % → 6.4 % of papers, q = 0.003')).toBe('Rising: 2.1\u00a0% → 6.4\u00a0% of papers, q\u00a0=\u00a00.003')
})
