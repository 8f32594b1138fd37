import { describe, expect, test } from 'vitest'
import type { Theme, ThemeParent } from '../domain/theme.ts'
import type { Periods, TrendPoint } from '../domain/trend.ts'
import { everAmongFirst, rankColumns, rankPaths } from './rank-columns.ts'
import { bottomUp, insideOut, stackRows } from './stack-rows.ts'
import { groupColors } from './palette.ts'
import { hasFixedMix, seriesSet } from './theme-series.ts'

const names = ['2018', '2019', '2020', '2021', '2022']
const totals = [10, 0, 10, 20, 4]
const periods: Periods = { unit: 'year', names, totals, tested: [true, false, true, true, false], partial: '2022' }
const counts = [[6, 0, 4, 5, 4], [4, 0, 5, 5, 0], [0, 0, 1, 10, 0]]
const held = [{ share: 0.123456, low: 0, high: 1 }, null, { share: 0.2, low: 0, high: 1 }, { share: 0.3, low: 0, high: 1 }, null]
const theme = (index: number) => ({ index, label: `theme ${index}`, size: 20 - index, parentIndex: index === 0 ? 1 : 0, trend: { adjusted: index === 2 ? null : { shares: held } } }) as Theme
const themes = [0, 1, 2].map(theme)
const parents = [{ index: 0, label: 'small', size: 5 }, { index: 1, label: 'large', size: 20 }] as ThemeParent[]
const points: TrendPoint[] = counts.flatMap((own, themeIndex) => own.flatMap((count, t) => (totals[t] > 0 ? [{ themeIndex, period: names[t], count, total: totals[t], share: count / totals[t], low: 0, high: 1 }] : [])))
const setOf = (change = {}) => seriesSet({ themes, parents, of: 'themes', points, periods, mix: 'raw', ...change })!

describe('the series of a run', () => {
  test('hold every calendar period, a gap without a share, the largest theme first', () => {
    const set = setOf()
    expect(set.periods.map(({ name, total }) => [name, total])).toEqual(names.map((name, t) => [name, totals[t]]))
    expect(set.series.map(({ id }) => id)).toEqual(['t1', 't2', 't3'])
    expect(set.series[2].shares).toEqual([0, null, 0.1, 0.5, 0])
    expect(stackRows(set)[1]).toEqual({ period: '2019', at: 2019, total: 0, t1: null, t2: null, t3: null })
  })

  test('of parents are the sums of their themes, the largest parent first', () => {
    const set = setOf({ of: 'parents' })
    expect(set.series.map(({ id, label, themes }) => [id, label, themes])).toEqual([['p2', 'large', [0]], ['p1', 'small', [1, 2]]])
    expect(set.series[1].counts).toEqual([4, 0, 6, 15, 0])
    expect(set.series[1].shares).toEqual([0.4, null, 0.6, 0.75, 0])
  })

  test('with the mix of venues held fixed are known where the venues can be compared, of a parent where all its themes are', () => {
    expect(setOf({ mix: 'fixed' }).series.map(({ shares }) => shares)).toEqual([[0.12346, null, 0.2, 0.3, null], [0.12346, null, 0.2, 0.3, null], [null, null, null, null, null]])
    expect(setOf({ mix: 'fixed', of: 'parents' }).series[1].shares).toEqual([null, null, null, null, null])
    expect([hasFixedMix(themes), hasFixedMix([theme(2)])]).toEqual([true, false])
  })

  test('are none where fewer than two periods have papers', () => {
    expect(seriesSet({ themes, parents, of: 'themes', points: [], periods: { ...periods, names: [], totals: [], tested: [], partial: null }, mix: 'raw' })).toBeNull()
    expect(seriesSet({ themes, parents, of: 'themes', points: points.filter(({ period }) => period === '2020'), periods: { ...periods, totals: [0, 0, 10, 0, 0] }, mix: 'raw' })).toBeNull()
  })
})

test('a stream has the first to peak in its middle', () => {
  const set = setOf()
  const peaks = [[0, 1, 0], [1, 0, 0], [0, 0, 1], [0.5, 0, 0]]
  const order = insideOut({ ...set, series: peaks.map((shares, i) => ({ ...set.series[0], id: `t${i + 1}`, shares })) })
  expect(order.map(({ id }) => id)).toEqual(['t3', 't2', 't4', 't1'])
})

test('series of a hue lie together, in a stack and in a stream', () => {
  const many = Array.from({ length: 13 }, (_, index) => ({ ...theme(1), index, label: `theme ${index}`, size: 50 - index, parentIndex: index % 2 }))
  const set = setOf({ themes: many })
  expect(set.groups).toEqual([{ index: 1, label: 'large', color: groupColors(many)(1) }, { index: 0, label: 'small', color: groupColors(many)(0) }])
  expect(set.series.every(({ isHued }) => isHued)).toBe(true)
  for (const order of [bottomUp(set), insideOut(set)]) {
    expect(order.map(({ id }) => id).sort()).toEqual(set.series.map(({ id }) => id).sort())
    const groups = order.map(({ parentIndex }) => parentIndex)
    expect(groups.filter((group, i) => group !== groups[i - 1])).toHaveLength(2)
  }
  expect(bottomUp(setOf())).toEqual(setOf().series)
})

describe('ranks', () => {
  test('stand once a period with papers, ties by size, the period that is not over alone', () => {
    const columns = rankColumns(setOf(), 9)
    expect(columns.map(({ from, to, isPartial, ranks }) => [from, to, isPartial, ranks])).toEqual([
      ['2018', '2018', false, [1, 2, 3]], ['2020', '2020', false, [2, 1, 3]], ['2021', '2021', false, [2, 3, 1]], ['2022', '2022', true, [1, 2, 3]],
    ])
  })

  test('of many periods are put together, counted back from the last that is over', () => {
    const columns = rankColumns(setOf(), 3)
    expect(columns.map(({ from, to, papers, shares }) => [from, to, papers, shares])).toEqual([
      ['2018', '2019', 10, [0.6, 0.4, 0]], ['2020', '2021', 30, [0.3, 1 / 3, 11 / 30].map((share) => expect.closeTo(share, 5))], ['2022', '2022', 4, [1, 0, 0]],
    ])
  })

  test('name those that were ever among the first, by their last rank', () => {
    expect(everAmongFirst(rankColumns(setOf(), 9), 1)).toEqual([0, 1, 2])
    expect(everAmongFirst(rankColumns(setOf({ points: points.filter(({ themeIndex }) => themeIndex < 2) }), 9), 2)).toEqual([0, 1])
    expect(everAmongFirst([], 2)).toEqual([])
  })

  test('are joined from column to column; a stub points to ranks that are not drawn, and the way to the period that is not over is open', () => {
    const columns = rankColumns(setOf(), 9)
    const paths = (s: number, ranks: number) => rankPaths(columns, s, ranks, (c) => c * 100, (rank) => rank * 10).map(({ path, isOpen }) => `${path}${isOpen ? ' open' : ''}`)
    expect(paths(0, 3)).toEqual(['M0,10C50,10,50,20,100,20', 'M100,20C150,20,150,20,200,20', 'M200,20C250,20,250,10,300,10 open'])
    expect(paths(1, 2)).toEqual(['M0,20C50,20,50,10,100,10', 'M100,10C112,10,112,22,124,22', 'M300,20C288,20,288,32,276,32 open'])
    expect(rankPaths(rankColumns(setOf({ mix: 'fixed' }), 9), 2, 3, Number, Number)).toEqual([])
  })
})
