import { expect, test } from 'vitest'
import { decodeMap, encodeMap, monthOf } from './map-buffer.ts'
import { colorDots, rampColor, REST_CLASS } from './map-colors.ts'

const dots = decodeMap(encodeMap(Array.from({ length: 40 }, (_, i) => ({
  paperId: i, themeIndex: Math.floor(i / 2), x: i, y: 0, similarity: i / 40, published: i === 0 ? null : `${1990 + i}`, venue: i < 3 ? null : `venue ${Math.floor(i / 3)}`,
}))).buffer)
const classesOf = (name: Parameters<typeof colorDots>[1], groups: (number | null)[] = []) => [...colorDots(dots, name, groups).classes]

test('the twelve largest themes have a hue, all others the grey of the rest', () => {
  expect(classesOf('theme').slice(20, 26)).toEqual([10, 10, 11, 11, REST_CLASS, REST_CLASS])
})

test('groups colour all themes, those without one are grey', () => {
  expect(classesOf('group', [1, 0, null]).slice(0, 6)).toEqual([1, 1, 0, 0, REST_CLASS, REST_CLASS])
})

test('eleven venues have a hue; rare ones and none share the grey', () => {
  const classes = classesOf('venue')
  expect(new Set(classes.filter((kind) => kind !== REST_CLASS)).size).toBe(11)
  expect(classes.slice(0, 3)).toEqual([REST_CLASS, REST_CLASS, REST_CLASS])
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
