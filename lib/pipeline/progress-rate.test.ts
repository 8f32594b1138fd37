import { expect, it } from 'vitest'
import type { Stage } from '../domain/run.ts'
import { withRate } from './progress-rate.ts'

it('tells documents per second since the stage began', () => {
  let ms = 0
  const told: [Stage, number, number | null][] = []
  const report = withRate((...news) => told.push(news), 1000, () => ms)
  const after = (elapsedMs: number, stage: Stage, fraction: number) => {
    ms += elapsedMs
    report(stage, fraction)
  }
  after(0, 'tokenize', 0)
  after(500, 'tokenize', 0.5)
  after(1500, 'tokenize', 1)
  after(100, 'lsa', 0.1)
  expect(told).toEqual([['tokenize', 0, null], ['tokenize', 0.5, 1000], ['tokenize', 1, 500], ['lsa', 0.1, 1000]])
})
