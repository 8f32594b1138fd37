import { expect, test } from 'vitest'
import { diagramDots } from './diagram.ts'

const size = { width: 720, height: 480, inset: 40 }
const position = (themeIndex: number, centralityRank: number, densityRank: number) => ({ themeIndex, centralityRank, densityRank, centrality: 1, density: 1, quadrant: 'basic' as const })
const themes = Array.from({ length: 13 }, (_, i) => ({ label: `Theme of a long name ${i}`, size: 30 - i }))

test('central is right, dense is up, and names lie inside, over no dot and no other name', () => {
  const dots = diagramDots(themes.map((_, i) => position(i, i + 1, ((i * 5) % 13) + 1)), themes, size, 30)
  expect(dots[0].x).toBe(40)
  expect(dots[12].x).toBe(680)
  expect(dots.filter(({ label }) => label !== null).length).toBeGreaterThanOrEqual(11)
  for (const { label } of dots) if (label) expect(label.left >= 0 && label.baseline <= size.height).toBe(true)
})

test('one theme alone has a place', () => {
  expect(diagramDots([position(0, 1, 1)], themes, size, 30)[0]).toMatchObject({ x: 40, y: 440 })
})
