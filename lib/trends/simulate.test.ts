import { expect, test } from 'vitest'
import { simulateFlatCorpora, simulateRises } from './simulate.ts'

test('rarely sees a trend or a burst where there is none', () => {
  expect(simulateFlatCorpora({ corpora: 300 }).corporaWithAlarm).toBeLessThanOrEqual(0.05)
  expect(simulateFlatCorpora({ corpora: 200, years: 20, papersPerYear: 60, seed: 2 }).corporaWithAlarm).toBeLessThanOrEqual(0.065)
})

test('takes no season for a trend or a burst', () => {
  expect(simulateFlatCorpora({ corpora: 200, years: 5, papersPerYear: 480, unit: 'quarter', swing: 0.6 }).corporaWithAlarm).toBeLessThanOrEqual(0.05)
  expect(simulateFlatCorpora({ corpora: 100, years: 3, papersPerYear: 1200, unit: 'month', swing: 0.6 }).corporaWithAlarm).toBeLessThanOrEqual(0.06)
})

test('finds a theme that gains a point a year from nothing', () => {
  expect(simulateRises({ corpora: 200, firstShare: 0 }).found).toBeGreaterThanOrEqual(0.88)
})

test('gives the same rates for the same seed', () => {
  expect(simulateRises({ corpora: 20, seed: 3 })).toEqual(simulateRises({ corpora: 20, seed: 3 }))
})
