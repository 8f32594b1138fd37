import { expect, test } from 'vitest'
import { decodeMap, encodeMap } from './map-buffer.ts'
import { namePlaces } from './map-places.ts'
import { indexTerms } from './map-terms.ts'

// One theme of two heaps that differ by a term, and a lone paper.
const spiral = (i: number, x: number, y: number) => ({ x: x + 0.02 * Math.sqrt(i) * Math.cos(i), y: y + 0.02 * Math.sqrt(i) * Math.sin(i) })
const points = Array.from({ length: 401 }, (_, i) => ({
  paperId: i, themeIndex: 0, similarity: 1, published: null, venue: null, ...(i === 400 ? { x: 9, y: 9 } : i < 200 ? spiral(i, 0, 0) : spiral(i - 200, 5, 5)),
}))
const dots = decodeMap(encodeMap(points).buffer)
const index = indexTerms(points.map((_, i) => [['images', 0.5], [i < 200 ? 'faces' : 'scenes', 0.3]]))

test('each heap is named by the term that sets it apart in its theme, at its middle', () => {
  const names = namePlaces(dots, index).filter(({ level }) => level === 0)
  expect(names.map(({ text }) => text).sort()).toEqual(['faces', 'scenes'])
  const faces = names.find(({ text }) => text === 'faces')!
  expect(Math.hypot(faces.x - dots.x[0], faces.y - dots.y[0])).toBeLessThan(3000)
  expect(faces.papers).toBe(200)
})

test('a fine name does not repeat the coarse one around it', () => {
  for (const { text } of namePlaces(dots, index).filter(({ level }) => level === 1)) expect(['faces', 'scenes']).not.toContain(text)
})

test('an empty map has no names', () => {
  expect(namePlaces(decodeMap(encodeMap([]).buffer), indexTerms([]))).toEqual([])
})
