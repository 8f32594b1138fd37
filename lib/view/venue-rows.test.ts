import { expect, test } from 'vitest'
import type { GroupShare } from '../domain/run-trends.ts'
import { venueRows } from './venue-rows.ts'

const share = (group: string, count: number, total: number, low: number, high: number, period: string | null = null): GroupShare =>
  ({ themeIndex: 0, group, period, count, total, share: count / total, low, high, ratio: count / total / 0.1 })

test('venues with papers of the theme come by number, all periods together', () => {
  const { rows, overall, end } = venueRows([share('B', 10, 100, 0.06, 0.17), share('A', 40, 100, 0.31, 0.5), share('C', 0, 50, 0, 0.07), share('A', 9, 9, 0.7, 1, '2020'), share('D', 10, 200, 0.03, 0.09)], 1)
  expect(overall).toBeCloseTo(0.1)
  expect(rows.map(({ venue, ratioText, isUnlike }) => [venue, ratioText, isUnlike])).toEqual([
    ['A', '4 times as common as overall', true], ['B', 'as common as overall', false], ['D', '50 % of what it is overall', true],
  ])
  expect(end).toBe(0.5)
})

test('no venues, no rows', () => {
  expect(venueRows([], 8)).toEqual({ rows: [], overall: 0, end: 1 })
})
