import { expect, test } from 'vitest'
import type { Theme } from '../domain/theme.ts'
import { burstsInTime, burstStrength, termBursts, themeBursts } from './burst-rows.ts'

const burst = (from: string, to: string, weight: number) => ({ from, to, weight, q: 0.001 })
const theme = (index: number, ...bursts: ReturnType<typeof burst>[]) => ({ index, label: `theme ${index}`, trend: { bursts } }) as unknown as Theme

test('a theme is one row, its bursts in the order of time, the heaviest row first', () => {
  const rows = themeBursts([theme(0), theme(1, burst('2020', '2021', 3), burst('2011', '2012', 1)), theme(2, burst('2015', '2019', 9))])
  expect(rows.map(({ themeIndex, bursts }) => [themeIndex, bursts.map(({ from }) => from)])).toEqual([[2, ['2015']], [1, ['2011', '2020']]])
  expect(rows[0].bursts.map((own) => burstStrength(own, rows))).toEqual([1])
  expect(burstStrength(rows[1].bursts[0], rows)).toBeCloseTo(1 / 3)
})

test('the heaviest rows are kept and stand by the beginning of their heaviest burst', () => {
  const rows = termBursts([{ term: 'b', ...burst('2020', '2021', 3) }, { term: 'a', ...burst('2018', '2018', 2) }, { term: 'a', ...burst('2001', '2002', 1.5) }, { term: 'c', ...burst('1999', '2000', 1) }])
  expect(burstsInTime(rows, 2).map(({ label }) => label)).toEqual(['a', 'b'])
  expect(burstsInTime(rows, 9).map(({ label }) => label)).toEqual(['c', 'a', 'b'])
})
