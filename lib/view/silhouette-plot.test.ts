import { expect, test } from 'vitest'
import type { Theme } from '../domain/theme.ts'
import { silhouettePlot } from './silhouette-plot.ts'

const theme = (index: number, size: number, silhouettes?: number[]) => ({ index, size, metrics: { silhouette: 0.1, silhouettes } }) as unknown as Theme

test('blocks are as high as their share, none below the height of a name, one under the other', () => {
  const plot = silhouettePlot([theme(0, 990, [0.4, 0.2, -0.1]), theme(1, 10, [0.1])], 500)!
  const [large, small] = plot.blocks
  expect(large.height).toBeGreaterThan(600)
  expect(small.height).toBe(16)
  expect(small.top).toBeGreaterThan(large.height)
  expect(plot.height).toBe(small.top + small.height)
})

test('the axis holds every value, and a paper below 0 reaches to the left of it', () => {
  const plot = silhouettePlot([theme(0, 10, [0.43, -0.17])], 500)!
  expect(plot.ticks[0].value).toBeLessThanOrEqual(-0.17)
  const reached = [...plot.blocks[0].path.matchAll(/H([\d.]+)/g)].map(([, x]) => Number(x))
  expect(Math.min(...reached)).toBeLessThan(plot.zeroX)
  for (const x of reached) expect(x).toBeLessThanOrEqual(500)
})

test('a run of an earlier version has none, and equal silhouettes are drawn too', () => {
  expect(silhouettePlot([theme(0, 5)], 500)).toBeNull()
  expect(silhouettePlot([theme(0, 5, [0])], 500)!.blocks[0].path).not.toContain('NaN')
})
