/**
 * The rows of a heat map: like beside like.
 * In: SeriesSet, themes with their places.   Out: the order of its series and the heights of their tree, read by app/_components/trends/heat-chart.tsx.
 */
import { min } from 'd3'
import type { Theme } from '../domain/theme.ts'
import type { SeriesSet } from './theme-series.ts'

export interface HeatOrder {
  /** Places of the series in the set, from top to bottom. */
  order: number[]
  /** One element per series but the first: the height at which it meets the one above; empty where the run does not know it, and for parents. */
  joins: number[]
}

export function heatOrder({ series }: SeriesSet, themes: Theme[]): HeatOrder {
  const placeOf = (s: number) => min(series[s].themes, (index) => themes[index].place) ?? 0
  const order = series.map((_, s) => s).sort((a, b) => placeOf(a) - placeOf(b))
  const isTree = series.every((own) => own.themes.length === 1 && themes.length === series.length)
  const joins = isTree ? order.slice(1).flatMap((s) => themes[series[s].themes[0]].metrics.joinHeight ?? []) : []
  return { order, joins: joins.length === series.length - 1 ? joins : [] }
}
