import { expect, test } from 'vitest'
import { decodeMap, encodeMap } from './map-buffer.ts'
import { dotOpacity, dotsInPicture, dotRadius, fitMap, pixelAt, stepsAt, stepsOf, zoomFit } from './map-view.ts'

const at = (x: number, y: number, paperId = 1) => ({ paperId, themeIndex: 0, x, y, similarity: 1, published: null, venue: null })
const picture = { width: 220, height: 120 }
const dots = decodeMap(encodeMap([at(0, 0), at(4, 1, 2)]).buffer)
const fit = fitMap(dots, picture, 10)
const rounded = ({ x, y }: { x: number; y: number }) => [Math.round(x), Math.round(y)]

test('all dots fit with one scale, centred, y upwards', () => {
  expect([0, 1].map((i) => rounded(pixelAt(fit, { x: dots.x[i], y: dots.y[i] })))).toEqual([[10, 85], [210, 35]])
  expect(rounded(pixelAt(fit, stepsOf(dots, { x: 2, y: 0.5 })))).toEqual([110, 60])
})

test('one dot lies in the middle', () => {
  const one = decodeMap(encodeMap([at(7, 7)]).buffer)
  expect(rounded(pixelAt(fitMap(one, picture, 10), { x: one.x[0], y: one.y[0] }))).toEqual([110, 60])
})

test('a zoomed map leads from pixels to places and back', () => {
  const zoomed = zoomFit(fit, { k: 3, x: -40, y: 25 })
  const place = stepsAt(zoomed, [50, 60])
  expect(rounded(pixelAt(zoomed, place))).toEqual([50, 60])
  expect(rounded(pixelAt(fit, place))).toEqual([Math.round((50 + 40) / 3), Math.round((60 - 25) / 3)])
})

test('dots shrink and fade with their number, and grow as one zooms in', () => {
  const large = { width: 900, height: 600 }
  expect(dotRadius(60, 1, large)).toBeGreaterThan(dotRadius(58_000, 1, large))
  expect(dotRadius(58_000, 20, large)).toBeGreaterThan(2 * dotRadius(58_000, 1, large))
  expect(dotOpacity(200_000, 1, 1, large)).toBeLessThan(dotOpacity(2_000, 1, 1, large))
  expect(dotOpacity(58_000, 30, 4, large)).toBeGreaterThan(dotOpacity(58_000, 1, 1, large))
})

test('only what is in the picture, and counts, is found there', () => {
  const all = Uint8Array.from([1, 1])
  expect(dotsInPicture(dots, all, fit, picture)).toEqual([0, 1])
  expect(dotsInPicture(dots, all, zoomFit(fit, { k: 4, x: 0, y: -250 }), picture)).toEqual([0])
  expect(dotsInPicture(dots, Uint8Array.from([0, 1]), fit, picture)).toEqual([1])
  expect(dotsInPicture(dots, all, fit, picture, 1)).toEqual([0])
})
