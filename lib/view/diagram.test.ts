import { expect, test } from 'vitest'
import { diagramDots } from './diagram.ts'
import { textWidth } from './text-width.ts'

const size = { width: 720, height: 480, inset: 40 }
const position = (themeIndex: number, centralityRank: number, densityRank: number) => ({ themeIndex, centralityRank, densityRank, centrality: 1, density: 1, quadrant: 'basic' as const })
const themes = Array.from({ length: 13 }, (_, i) => ({ label: `Theme of a long name ${i}`, size: 30 - i }))

test('central is right, dense is up, and names lie inside, over no dot and no other name', () => {
  const dots = diagramDots(themes.map((_, i) => position(i, i + 1, ((i * 5) % 13) + 1)), themes, size, 200)
  expect(dots[0].x).toBe(40)
  expect(dots[12].x).toBe(680)
  expect(dots.filter(({ label }) => label !== null).length).toBeGreaterThanOrEqual(11)
  for (const { label } of dots) if (label) expect(label.left >= 0 && label.baseline <= size.height).toBe(true)
})

test('a name stands at its dot, or a line leads to it', () => {
  const crowd = Array.from({ length: 50 }, (_, i) => ({ label: `Theme of a long name ${i}`, size: 90 - i }))
  const dots = diagramDots(crowd.map((_, i) => position(i, i + 1, ((i * 3) % 50) + 1)), crowd, size, 200)
  const named = dots.filter(({ label }) => label !== null)
  expect(named.length).toBeGreaterThan(25)
  for (const { x, y, radius, label } of named) {
    const right = label!.left + textWidth(label!.text, 12)
    const away = Math.hypot(Math.max(label!.left - x, 0, x - right), Math.max(label!.baseline - 12 - y, 0, y - label!.baseline - 4))
    if (!label!.leader) expect(away).toBeLessThanOrEqual(radius + 12)
    else expect(Math.hypot(label!.leader.x1 - x, label!.leader.y1 - y)).toBeCloseTo(radius)
  }
})

test('one theme alone has a place', () => {
  expect(diagramDots([position(0, 1, 1)], themes, size, 200)[0]).toMatchObject({ x: 40, y: 440 })
})
