import { expect, test } from 'vitest'
import { compareGroups, NO_GROUP, OTHER_GROUPS, planGroups } from './group-comparison.ts'

test('says which venue carries which theme', () => {
  const shares = compareGroups({ assignments: Int32Array.of(0, 0, 1, 1, 1, -1), periodOf: Int32Array.of(0, 1, 0, 0, 1, -1), periodNames: ['2019', '2020'], k: 2, groupsOf: [['A'], ['A'], ['A', 'A'], ['B'], ['B'], []] })
  const find = (group: string, themeIndex: number, period: string | null) => shares.find((share) => share.group === group && share.themeIndex === themeIndex && share.period === period)
  expect(find('A', 0, null)).toMatchObject({ count: 2, total: 3, share: 2 / 3, ratio: 2 / 3 / 0.4 })
  expect(find('B', 0, null)).toMatchObject({ count: 0, total: 2, share: 0, low: 0, ratio: 0 })
  expect(find('A', 1, '2019')).toMatchObject({ count: 1, total: 2 })
  expect(shares.filter(({ group }) => group === 'A')).toHaveLength(6)
})

test('counts a paper once in each of its keywords', () => {
  const shares = compareGroups({ assignments: Int32Array.of(0), periodOf: Int32Array.of(-1), periodNames: [], k: 1, groupsOf: [['x', 'y', 'x']] })
  expect(shares.map(({ group, count, period }) => [group, count, period])).toEqual([['x', 1, null], ['y', 1, null]])
})

test('puts small groups together and names those without one', () => {
  const { names, groupOf } = planGroups(['B', 'A', 'A', 'C', null, ''], 2)
  expect(names).toEqual(['A', 'B', OTHER_GROUPS, NO_GROUP])
  expect([...groupOf]).toEqual([1, 0, 0, 2, 3, 3])
})
