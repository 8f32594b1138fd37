import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MAP_STEPS } from './map-buffer.ts'
import { buildGrid, nearestDot } from './map-grid.ts'

const steps = fc.integer({ min: 0, max: MAP_STEPS })
const columns = (places: [number, number][]) => ({ x: Uint16Array.from(places, ([x]) => x), y: Uint16Array.from(places, ([, y]) => y) })

test('finds the same dot as looking at all of them', () => {
  fc.assert(fc.property(fc.array(fc.tuple(steps, steps), { maxLength: 60 }), fc.integer({ min: -9000, max: 80_000 }), fc.integer({ min: -9000, max: 80_000 }), fc.integer({ min: 0, max: 40_000 }), (places, x, y, reach) => {
    const dots = columns(places)
    const distances = places.map(([a, b]) => Math.hypot(a - x, b - y))
    const least = Math.min(...distances)
    const found = nearestDot(buildGrid(dots), dots, { x, y }, reach)
    expect(found).toBe(least <= reach ? distances.indexOf(least) : null)
  }))
})

test('leaves out dots that do not count', () => {
  const dots = columns([[100, 100], [400, 100], [MAP_STEPS, MAP_STEPS]])
  const grid = buildGrid(dots)
  expect(nearestDot(grid, dots, { x: 0, y: 0 }, 1e6, (dot) => dot > 0)).toBe(1)
  expect(nearestDot(grid, dots, { x: 0, y: 0 }, 1e6, (dot) => dot > 1)).toBe(2)
  expect(nearestDot(grid, dots, { x: 0, y: 0 }, 1e6, () => false)).toBeNull()
})
