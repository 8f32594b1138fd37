import { expect, test } from 'vitest'
import { mapPicture } from './map-picture.ts'

const size = { width: 100, height: 60, inset: 10 }

test('the picture holds all papers in true proportion, one path a colour, grey below', () => {
  const papers = [{ themeIndex: 0, x: -1, y: -1 }, { themeIndex: 40, x: 1, y: 1 }, { themeIndex: 30, x: 0, y: 0 }, { themeIndex: 0, x: 1, y: -1 }]
  expect(mapPicture(papers, size)).toEqual([
    { color: 'var(--theme-rest)', path: 'M70 10h0M50 30h0' },
    { color: 'var(--theme-1)', path: 'M30 50h0M70 50h0' },
  ])
})

test('one paper lies in the middle, none is no picture', () => {
  expect(mapPicture([{ themeIndex: 1, x: 0.3, y: 0.4 }], size)).toEqual([{ color: 'var(--theme-2)', path: 'M50 30h0' }])
  expect(mapPicture([], size)).toEqual([])
})
