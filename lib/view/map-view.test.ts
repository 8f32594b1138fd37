import { expect, test } from 'vitest'
import { decodeMap, encodeMap } from './map-buffer.ts'
import { dotPositions, fitMap, placeInPicture } from './map-view.ts'

const at = (x: number, y: number, paperId = 1) => ({ paperId, themeIndex: 0, x, y, similarity: 1, published: null, venue: null })
const picture = { width: 220, height: 120 }

test('all dots fit with one scale, centred, y upwards', () => {
  const dots = decodeMap(encodeMap([at(0, 0), at(4, 1, 2)]).buffer)
  const fit = fitMap(dots, picture, 10)
  expect([...dotPositions(dots, fit)].map((v) => Math.round(v))).toEqual([10, 85, 210, 35])
  const middle = placeInPicture(dots, fit, { x: 2, y: 0.5 })
  expect([Math.round(middle.x), Math.round(middle.y)]).toEqual([110, 60])
})

test('one dot lies in the middle', () => {
  const dots = decodeMap(encodeMap([at(7, 7)]).buffer)
  expect([...dotPositions(dots, fitMap(dots, picture, 10))].map(Math.round)).toEqual([110, 60])
})
