import { expect, test } from 'vitest'
import { sweepPanel } from './sweep.ts'

const size = { width: 110, height: 60, inset: 5 }
const candidate = (k: number, stability: number, npmi: number | null = null) => ({ k, stability, silhouette: 0.2, npmi, score: 1 })

test('the best value is at the top, the worst at the bottom, and k grows in equal ratios', () => {
  const panel = sweepPanel([candidate(4, 0.5), candidate(8, 0.9), candidate(16, 0.7)], 'stability', size)!
  expect(panel.points.map(({ x, y }) => [x, y])).toEqual([[5, 55], [55, 5], [105, 30]])
  expect(panel.line).toBe('M5,55L55,5L105,30')
})

test('a figure that hardly exists has no panel, and equal values make a flat line', () => {
  expect(sweepPanel([candidate(4, 0.5), candidate(8, 0.9, 0.1)], 'npmi', size)).toBeNull()
  expect(sweepPanel([candidate(4, 0.5), candidate(8, 0.9)], 'silhouette', size)!.line).toBe('M5,55L105,55')
})
