import { expect, test } from 'vitest'
import { decodeMap, encodeMap, FIT_STEPS, inFrame, MAP_STEPS, monthOf, NO_VENUE } from './map-buffer.ts'

const points = [
  { paperId: 7, themeIndex: 0, x: -1, y: 0, similarity: 0.5, published: '2019-07-23', venue: 'Größe' },
  { paperId: 2_000_000_000, themeIndex: 300, x: 3, y: 1, similarity: -0.1, published: null, venue: null },
]

test('dots come back with their papers and themes, centred, with one scale and y downwards', () => {
  const dots = decodeMap(encodeMap(points).buffer)
  expect([...dots.paperIds]).toEqual([7, 2_000_000_000])
  expect([...dots.themes]).toEqual([0, 300])
  expect([...dots.x]).toEqual([0, MAP_STEPS])
  expect([...dots.y].map((y) => y / MAP_STEPS)).toEqual([expect.closeTo(0.625, 4), expect.closeTo(0.375, 4)])
  expect(inFrame(dots.frame, { x: 1, y: 0.5 })).toEqual({ x: 0.5, y: 0.5 })
})

test('dots carry month, venue and fit, and say where there is none', () => {
  const dots = decodeMap(encodeMap(points).buffer)
  expect([...dots.months]).toEqual([monthOf('2019-07'), 0])
  expect([...dots.venues]).toEqual([0, NO_VENUE])
  expect(dots.venueNames).toEqual(['Größe'])
  expect([...dots.fits]).toEqual([Math.round(FIT_STEPS / 2), 0])
})

test('the commonest venues keep their names, the largest first; the rest have none', () => {
  const many = Array.from({ length: 900 }, (_, i) => ({ ...points[0], paperId: i, venue: i < 300 ? `only ${i}` : i < 500 ? 'second' : 'first' }))
  const dots = decodeMap(encodeMap(many).buffer)
  expect(dots.venueNames).toHaveLength(NO_VENUE)
  expect(dots.venueNames.slice(0, 2)).toEqual(['first', 'second'])
  expect([dots.venues[899], dots.venues[300]]).toEqual([0, 1])
  expect(dots.venues.slice(0, 300).filter((venue) => venue === NO_VENUE)).toHaveLength(300 - (NO_VENUE - 2))
})

test('months follow one another over the turn of a year, and a bare year is its January', () => {
  expect(monthOf('2020-01') - monthOf('2019-12')).toBe(1)
  expect(monthOf('2020')).toBe(monthOf('2020-01-31'))
})

test('a single place lies in the middle, and no place makes an empty map', () => {
  const same = decodeMap(encodeMap([{ ...points[0] }, { ...points[0], paperId: 8 }]).buffer)
  expect([...same.x, ...same.y].map((v) => v / MAP_STEPS)).toEqual([0, 0, 0, 0].map(() => expect.closeTo(0.5, 4)))
  expect(decodeMap(encodeMap([]).buffer).paperIds).toHaveLength(0)
})

test('58,000 papers take 0.8 MB', () => {
  const many = Array.from({ length: 58_000 }, (_, i) => ({ ...points[0], paperId: i, themeIndex: i % 50, x: i, y: -i, venue: null }))
  expect(encodeMap(many).byteLength).toBe(40 + 58_000 * 14 + '[]'.length)
})

test('something else is refused', () => {
  expect(() => decodeMap(new ArrayBuffer(4))).toThrow('a map must be version 2 and complete. Got version 0, 4 bytes.')
  expect(() => decodeMap(encodeMap(points).buffer.slice(0, 55))).toThrow(TypeError)
})
