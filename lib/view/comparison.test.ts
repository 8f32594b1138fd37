import { expect, test } from 'vitest'
import { layOutFlow } from './comparison-flow.ts'
import { matchedThemes, themeFates } from './comparison.ts'

const cell = (from: number, to: number, count: number) => ({ from, to, count })
// 0 stays, 1 splits in two, 2 and 3 become one, 4 scatters.
const SHARED = [cell(0, 0, 95), cell(0, 1, 5), cell(1, 1, 50), cell(1, 2, 45), cell(2, 3, 40), cell(3, 3, 60), ...[0, 1, 2, 3, 4, 5].map((to) => cell(4, to, 4))]

test('a theme is stable, changed, split, merged or dissolved', () => {
  expect(themeFates(SHARED).map(({ kind }) => kind)).toEqual(['stable', 'split', 'merged', 'changed', 'dissolved'])
  const [stable, split] = themeFates(SHARED)
  expect(stable).toMatchObject({ best: 0, jaccard: 95 / (100 + 99 - 95) })
  expect(split.parts).toEqual([{ to: 1, share: 50 / 95 }, { to: 2, share: 45 / 95 }])
})

test('themes match where each is the other’s best', () => {
  expect(matchedThemes(SHARED).map(({ from, to }) => [from, to])).toEqual([[0, 0], [1, 1], [3, 3], [4, 4]])
})

test('equal runs match theme by theme, and no papers in common match nothing', () => {
  expect(themeFates([cell(0, 1, 9), cell(1, 0, 8)]).map(({ kind, jaccard }) => [kind, jaccard])).toEqual([['stable', 1], ['stable', 1]])
  expect([themeFates([]), matchedThemes([])]).toEqual([[], []])
})

test('the picture keeps themes apart and draws every pair that is a twentieth of either theme', () => {
  const flow = layOutFlow(SHARED, 300)
  for (const side of [flow.left, flow.right]) side.forEach((node, i) => i > 0 && expect(node.y).toBeGreaterThanOrEqual(side[i - 1].y + side[i - 1].height))
  expect(flow.bands.map(({ from, to }) => `${from}${to}`)).toEqual(expect.arrayContaining(['00', '01', '11', '12', '23', '33', '45']))
  expect(flow.bands.every(({ path }) => !path.includes('NaN'))).toBe(true)
  expect(layOutFlow([], 300)).toEqual({ left: [], right: [], bands: [], height: 0 })
})
