import { expect, test } from 'vitest'
import { decodeMap, encodeMap, MAP_STEPS, monthOf } from './map-buffer.ts'
import { isFiltering, litDots, litIndexes, OTHER_VENUES, simplifyArea, venueOf, type MapFilter } from './map-filter.ts'

const ALL: MapFilter = { area: null, months: null, themeIndex: null, venue: null, found: null }
// Four corners of a square and its middle; the frame's steps run from 0 to MAP_STEPS on both axes, y downwards.
const dots = decodeMap(encodeMap([[0, 0], [0, 2], [2, 0], [2, 2], [1, 1]].map(([x, y], i) => ({
  paperId: 10 + i, themeIndex: i % 2, x, y, similarity: 1, venue: i < 2 ? 'ICLR' : null, published: i === 4 ? null : `20${10 + i}-06`,
}))).buffer)
const idsOf = (filter: Partial<MapFilter>) => [...litIndexes(litDots(dots, { ...ALL, ...filter }))].map((i) => dots.paperIds[i])
const box = (left: number, top: number, right: number, bottom: number) => [left, top, right, top, right, bottom, left, bottom].map((share) => share * MAP_STEPS)

test('no filter lets all through', () => {
  expect(isFiltering(ALL)).toBe(false)
  expect(idsOf({})).toEqual([10, 11, 12, 13, 14])
})

test('an area takes what lies inside, whatever its shape', () => {
  expect(idsOf({ area: box(0.2, 0.2, 0.8, 0.8) })).toEqual([14])
  expect(idsOf({ area: box(-0.1, 0.4, 1.1, 1.1) })).toEqual([10, 12, 14])
  const ring = [...box(-0.1, -0.1, 1.1, 1.1), ...box(-0.1, -0.1, -0.1, -0.1).slice(0, 2), ...box(0.3, 0.3, 0.7, 0.7), ...box(0.3, 0.3, 0.3, 0.3).slice(0, 2)]
  expect(idsOf({ area: ring })).toEqual([10, 11, 12, 13])
})

test('a time leaves out the undated, and both of its ends belong to it', () => {
  expect(idsOf({ months: [monthOf('2011-06'), monthOf('2012-06')] })).toEqual([11, 12])
  expect(idsOf({ months: [monthOf('2011-07'), monthOf('2012-05')] })).toEqual([])
})

test('theme, search and area hold together', () => {
  expect(idsOf({ themeIndex: 1 })).toEqual([11, 13])
  expect(idsOf({ themeIndex: 1, found: new Set([10, 13, 99]) })).toEqual([13])
  expect(idsOf({ themeIndex: 1, found: new Set([13]), area: box(0.2, 0.2, 0.8, 0.8) })).toEqual([])
})

test('a venue, and those without one that the map names', () => {
  expect([venueOf(dots, 'ICLR'), venueOf(dots, 'nothing')]).toEqual([0, null])
  expect(idsOf({ venue: venueOf(dots, 'ICLR') })).toEqual([10, 11])
  expect(idsOf({ venue: venueOf(dots, OTHER_VENUES), themeIndex: 0 })).toEqual([12, 14])
})

test('a drawn area keeps its shape with few corners', () => {
  const circle = Array.from({ length: 400 }, (_, i) => [30_000 + 20_000 * Math.cos((i * Math.PI) / 200), 30_000 + 20_000 * Math.sin((i * Math.PI) / 200)]).flat()
  const simple = simplifyArea(circle, 48)
  expect(simple).toHaveLength(96)
  for (let i = 0; i < simple.length; i += 2) expect(Math.hypot(simple[i] - 30_000, simple[i + 1] - 30_000)).toBeCloseTo(20_000, -1)
  expect(simplifyArea([1.4, 2.6, 3, 4, 5, 9], 48)).toEqual([1, 3, 3, 4, 5, 9])
})
