import { expect, test } from 'vitest'
import { decodeMap, encodeMap, inFrame, MAP_STEPS } from './map-buffer.ts'

const points = [{ paperId: 7, themeIndex: 0, x: -1, y: 0 }, { paperId: 2_000_000_000, themeIndex: 300, x: 3, y: 1 }]

test('dots come back with their papers and themes, centred, with one scale and y downwards', () => {
  const dots = decodeMap(encodeMap(points).buffer)
  expect([...dots.paperIds]).toEqual([7, 2_000_000_000])
  expect([...dots.themes]).toEqual([0, 300])
  expect([...dots.x]).toEqual([0, MAP_STEPS])
  expect([...dots.y].map((y) => y / MAP_STEPS)).toEqual([expect.closeTo(0.625, 4), expect.closeTo(0.375, 4)])
  expect(inFrame(dots.frame, { x: 1, y: 0.5 })).toEqual({ x: 0.5, y: 0.5 })
})

test('a single place lies in the middle, and no place makes an empty map', () => {
  const same = decodeMap(encodeMap([{ ...points[0] }, { ...points[0], paperId: 8 }]).buffer)
  expect([...same.x, ...same.y].map((v) => v / MAP_STEPS)).toEqual([0, 0, 0, 0].map(() => expect.closeTo(0.5, 4)))
  expect(decodeMap(encodeMap([]).buffer).paperIds).toHaveLength(0)
})

test('58,000 papers take 0.6 MB', () => {
  const many = Array.from({ length: 58_000 }, (_, i) => ({ paperId: i, themeIndex: i % 50, x: i, y: -i }))
  expect(encodeMap(many).byteLength).toBe(32 + 580_000)
})

test('something else is refused', () => {
  expect(() => decodeMap(new ArrayBuffer(4))).toThrow('a map must be version 1 and complete. Got version 0, 4 bytes.')
  expect(() => decodeMap(encodeMap(points).buffer.slice(0, 45))).toThrow(TypeError)
})
