import { expect, test } from 'vitest'
import { decodeMap, encodeMap, monthOf } from './map-buffer.ts'
import { colorDots, rampColor, REST_CLASS } from './map-colors.ts'
import { hueColor, REST_COLOR } from './palette.ts'

const dots = decodeMap(encodeMap(Array.from({ length: 40 }, (_, i) => ({
  paperId: i, themeIndex: Math.floor(i / 2), x: i, y: 0, similarity: i / 40, published: i === 0 ? null : `${1990 + i}`, venue: i < 3 ? null : `venue ${Math.floor(i / 3)}`,
}))).buffer)
const themes = (parentOf: (index: number) => number | null) => Array.from({ length: 20 }, (_, index) => ({ index, size: 2, parentIndex: parentOf(index) }))
const colorsOf = (name: Parameters<typeof colorDots>[1], of = themes(() => null)) => {
  const { classes, colors } = colorDots(dots, name, of)
  return [...classes].map((kind) => colors.get(kind))
}

test('without groups the twelve largest themes have a hue, all others the grey of the rest', () => {
  expect(colorsOf('theme').slice(20, 26)).toEqual([hueColor(10), hueColor(10), hueColor(11), hueColor(11), REST_COLOR, REST_COLOR])
  expect(colorDots(dots, 'theme', themes(() => null)).classes[24]).toBe(REST_CLASS)
})

test('with groups every theme has a shade of its group', () => {
  expect(colorsOf('theme', themes((i) => i % 8)).filter((color) => color === REST_COLOR)).toEqual([])
  expect(colorsOf('theme', themes((i) => (i < 4 ? 1 : 0))).slice(0, 10)).toEqual([1, 1, 2, 2, 3, 3, 1, 1].map((shade) => `var(--group-2-${shade})`).concat('var(--group-1-1)', 'var(--group-1-1)'))
})

test('groups colour all themes, those without one are grey', () => {
  expect(colorsOf('group', themes((i) => [1, 0, null][i] ?? 1)).slice(0, 6)).toEqual(['var(--group-1-1)', 'var(--group-1-1)', 'var(--group-2-1)', 'var(--group-2-1)', 'var(--group-1-1)', 'var(--group-1-1)'])
  expect(colorsOf('group', themes((i) => (i === 2 ? null : 0)))[4]).toBe(REST_COLOR)
})

test('eleven venues have a hue; rare ones and none share the grey', () => {
  const colors = colorsOf('venue')
  expect(new Set(colors.filter((color) => color !== REST_COLOR)).size).toBe(11)
  expect(colors.slice(0, 3)).toEqual([REST_COLOR, REST_COLOR, REST_COLOR])
})

test('years run over the whole ramp; a paper without one is grey', () => {
  const { classes, ends, colors } = colorDots(dots, 'year', [])
  expect(ends).toEqual([monthOf('1991'), monthOf('2029')])
  expect([classes[0], classes[1], classes[39]]).toEqual([REST_CLASS, 0, 23])
  expect([...classes.slice(1)]).toEqual([...classes.slice(1)].sort((a, b) => a - b))
  expect(colors.get(23)).toBe(rampColor(1))
})

test('a ramp of one value has a colour, and so has an empty one', () => {
  const one = decodeMap(encodeMap([{ paperId: 1, themeIndex: 0, x: 0, y: 0, similarity: 1, published: '2020', venue: null }]).buffer)
  expect([...colorDots(one, 'year', []).classes]).toEqual([0])
  expect(colorDots(decodeMap(encodeMap([]).buffer), 'fit', []).ends).toEqual([0, 0])
})

test('a ramp goes through its stops', () => {
  expect(rampColor(0)).toContain('var(--ramp-1) 100%')
  expect(rampColor(1)).toContain('var(--ramp-4) 0%, var(--ramp-5)')
  expect(rampColor(0.375)).toContain('var(--ramp-2) 50%')
})
