import { expect, test } from 'vitest'
import { panel, PANEL, panelTop } from './panels.ts'
import type { Series, SeriesSet } from './theme-series.ts'

const setOf = (partial: string | null = null) => ({ partial, periods: [2018, 2019, 2020, 2021, 2022].map((at) => ({ name: String(at), at, total: 10 })) }) as SeriesSet
const series = (...shares: (number | null)[]) => ({ shares }) as Series
const [ground, ceiling] = [PANEL.height - PANEL.foot, PANEL.head + 2]

test('a panel goes from share 0 at the ground to its top at the ceiling', () => {
  const { points, line, firstShare, lastShare } = panel(setOf(), series(0, 0.1, 0.2, 0.1, 0), 0.2)
  expect(points[2]).toEqual({ x: PANEL.width / 2, y: ceiling })
  expect(line).toBe(`M4,${ground}L54,54L104,${ceiling}L154,54L204,${ground}`)
  expect([firstShare, lastShare]).toEqual([0, 0])
})

test('its line breaks off in a gap, and a period between two gaps is a dot', () => {
  const { line, alone, points, nearest } = panel(setOf(), series(0.1, null, 0.2, null, 0.1), 0.2)
  expect(line.match(/M/g)).toHaveLength(3)
  expect(alone).toHaveLength(3)
  expect(points[1]).toBeNull()
  expect(nearest(50)).toBe(0)
  expect(nearest(70)).toBe(2)
})

test('the period that is not over has a line of its own', () => {
  const { line, open } = panel(setOf('2022'), series(0, 0, 0, 0, 0.2), 0.2)
  expect(line.endsWith(`L154,${ground}`)).toBe(true)
  expect(open).toEqual({ x: 204, y: ceiling, line: `M154 ${ground}L204 ${ceiling}` })
})

test('a series without papers has a top above zero, and one that is not known no nearest period', () => {
  expect(panelTop(series(0, 0))).toBeGreaterThan(0)
  expect(panel(setOf(), series(null, null, null, null, null), 0.1).nearest(10)).toBeNull()
})
