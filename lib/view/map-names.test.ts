import { expect, test } from 'vitest'
import { mapNames, type NamedTheme } from './map-names.ts'

const theme = (index: number, x: number, y: number, parentIndex: number | null): NamedTheme => ({ index, label: `Theme ${index}, and more of it`, size: 100 - index, parentIndex, x, y })
// Three heaps of five themes, each a group; the last theme of group 2 lies with group 0.
const themes = Array.from({ length: 16 }, (_, i) => theme(i, [1000, 30_000, 60_000][i % 3] + 200 * i, 5000, i === 15 ? 2 : i % 3))
const groups = [0, 1, 2].map((index) => ({ index, label: `Group ${index}` }))

test('groups come first while the map shows everything, then themes, then places as one zooms in', () => {
  const names = mapNames(themes, groups, [{ x: 1, y: 1, text: 'faces', papers: 9, level: 1 }, { x: 2, y: 2, text: 'scenes', papers: 20, level: 0 }], 20)
  expect(names.map(({ kind }) => kind)).toEqual([...Array(3).fill('group'), ...Array(16).fill('theme'), 'place', 'place'])
  expect(names[0]).toMatchObject({ id: 'p0', text: 'Group 0', from: 1 })
  expect(names[0].to).toBeLessThan(5)
  expect(names[3]).toMatchObject({ id: 't1', text: 'Theme 0', title: 'Theme 0, and more of it', from: 1, to: Infinity })
  expect(names.at(-2)!.from).toBeGreaterThan(names.at(-1)!.from)
})

test('a group whose middle lies among others has no name of its own', () => {
  const scattered = themes.map((one) => (one.parentIndex === 1 ? { ...one, x: one.index % 2 ? 1000 : 60_000 } : one))
  expect(mapNames(scattered, groups, [], 20).filter(({ kind }) => kind === 'group').map(({ id }) => id)).not.toContain('p1')
})

test('few themes need no groups, and a place called as its theme is left out', () => {
  const names = mapNames([{ ...theme(0, 1, 1, 0), label: 'Faces' }, theme(1, 2, 2, 0)], [{ index: 0, label: 'Group' }], [{ x: 1, y: 1, text: 'faces', papers: 9, level: 0 }], 20)
  expect(names.map(({ kind }) => kind)).toEqual(['theme', 'theme'])
})
