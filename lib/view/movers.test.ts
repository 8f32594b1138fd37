import { expect, test } from 'vitest'
import type { ThemeTrend } from '../domain/trend.ts'
import { movers } from './movers.ts'

const theme = (index: number, direction: ThemeTrend['direction'], firstShare: number, lastShare: number) =>
  ({ index, trend: { direction, firstShare, lastShare, bursts: [{ weight: lastShare }] } as unknown as ThemeTrend })

test('themes go up, go down or came and went, the greatest change first; the rest is left out', () => {
  const themes = [theme(0, 'up', 0.1, 0.15), theme(1, 'up', 0, 0.2), theme(2, 'down', 0.2, 0.1), theme(3, 'flat', 0, 0.5), theme(4, 'passed', 0, 1), theme(5, 'passed', 0, 3), theme(6, 'unknown', 0, 0)]
  const found = movers(themes, 5)
  expect([found.up, found.down, found.passed].map((list) => list.map(({ index }) => index))).toEqual([[1, 0], [2], [5, 4]])
  expect(movers(themes, 1).up.map(({ index }) => index)).toEqual([1])
})
