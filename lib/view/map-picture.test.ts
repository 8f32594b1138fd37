import { expect, test } from 'vitest'
import { mapPicture } from './map-picture.ts'
import { themeColor } from './palette.ts'

const size = { width: 100, height: 60, inset: 10 }

test('the picture holds all papers in true proportion, one path a theme, the largest on top', () => {
  const papers = [{ themeIndex: 0, x: -1, y: -1 }, { themeIndex: 40, x: 1, y: 1 }, { themeIndex: 30, x: 0, y: 0 }, { themeIndex: 0, x: 1, y: -1 }]
  expect(mapPicture(papers, size)).toEqual([
    { color: themeColor(40), path: 'M70 10h0' },
    { color: themeColor(30), path: 'M50 30h0' },
    { color: themeColor(0), path: 'M30 50h0M70 50h0' },
  ])
})

test('one paper lies in the middle, none is no picture', () => {
  expect(mapPicture([{ themeIndex: 1, x: 0.3, y: 0.4 }], size)).toEqual([{ color: themeColor(1), path: 'M50 30h0' }])
  expect(mapPicture([], size)).toEqual([])
})
