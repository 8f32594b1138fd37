import { expect, test } from 'vitest'
import type { Theme } from '../domain/theme.ts'
import { heatOrder } from './heat-order.ts'
import type { SeriesSet } from './theme-series.ts'

const themes = [{ place: 2, metrics: { joinHeight: 0.4 } }, { place: 0, metrics: { joinHeight: null } }, { place: 1, metrics: { joinHeight: 1.3 } }] as Theme[]
const setOf = (...members: number[][]) => ({ series: members.map((themes) => ({ themes })) }) as SeriesSet

test('rows stand in the order of the tree, with the heights between them', () => {
  expect(heatOrder(setOf([0], [1], [2]), themes)).toEqual({ order: [1, 2, 0], joins: [1.3, 0.4] })
})

test('parents stand by their first theme, and have no tree; nor has a run that did not keep it', () => {
  expect(heatOrder(setOf([0], [1, 2]), themes)).toEqual({ order: [1, 0], joins: [] })
  expect(heatOrder(setOf([0], [1], [2]), themes.map((theme) => ({ ...theme, metrics: {} })) as Theme[])).toEqual({ order: [1, 2, 0], joins: [] })
})
