import { expect, test } from 'vitest'
import { formatChance, formatCount, formatDuration, formatFigure, formatMoment, formatNumberOf, formatPoints, formatShare } from './format.ts'
import { paperLinks } from './paper-links.ts'

test('numbers are grouped and carry their noun', () => {
  expect([formatCount(57758), formatNumberOf(1, 'paper'), formatNumberOf(2000, 'paper')]).toEqual(['57,758', '1 paper', '2,000 papers'])
})

test('figures have two decimals and a true minus sign, and say when they were not measured', () => {
  expect([formatFigure(-0.123), formatFigure(-0.001), formatFigure(1), formatFigure(null)]).toEqual(['−0.12', '0.00', '1.00', 'not measured'])
})

test('shares are percent with a decimal below ten', () => {
  expect([0, 0.00004, 0.0342, 0.05, 0.0999, 0.123, 1].map(formatShare)).toEqual(['0 %', '<0.1 %', '3.4 %', '5 %', '10 %', '12 %', '100 %'])
})

test('moments are ISO in UTC and durations have their unit', () => {
  expect(formatMoment(new Date('2026-11-23T17:42:10Z'))).toBe('2026-11-23 17:42 UTC')
  expect([420, 38_200, 125_000].map(formatDuration)).toEqual(['0.4 s', '38 s', '2 min 5 s'])
})

test('a paper links to the web and to nothing else', () => {
  expect(paperLinks({ doi: '10.1/x y', arxivId: '2401.00001', url: 'javascript:alert(1)' })).toEqual([
    { label: 'DOI', href: 'https://doi.org/10.1/x%20y' }, { label: 'arXiv', href: 'https://arxiv.org/abs/2401.00001' },
  ])
  expect(paperLinks({ doi: null, arxivId: null, url: 'https://www.example.org/p' })).toEqual([{ label: 'example.org', href: 'https://www.example.org/p' }])
  expect(paperLinks({ doi: null, arxivId: null, url: 'not an address' })).toEqual([])
})

test('points have a sign, chances no more digits than they are worth', () => {
  expect([0.512, -0.042, 0.0001, -1.2].map(formatPoints)).toEqual(['+0.51', '−0.042', '±0', '−1.20'])
  expect([0.0004, 0.0123, 1].map(formatChance)).toEqual(['<0.001', '0.012', '1.000'])
})
