import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRandom, sampleIndices } from './random.ts'

describe('createRandom', () => {
  it('gives the same sequence for the same seed and another for another', () => {
    const draw = (seed: number) => Array.from({ length: 5 }, createRandom(seed).nextFloat)
    expect(draw(7)).toEqual(draw(7))
    expect(draw(7)).not.toEqual(draw(8))
    expect(draw(7)).toMatchInlineSnapshot(`
      [
        0.23382771760225296,
        0.5122324188705534,
        0.4489145821426064,
        0.17271522153168917,
        0.5656696686055511,
      ]
    `)
  })

  it('stays in range and fills it evenly', () => {
    const random = createRandom(1)
    const counts = new Array<number>(10).fill(0)
    for (let i = 0; i < 100_000; i++) counts[random.nextInteger(10)]++
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500)
  })
})

describe('sampleIndices', () => {
  it('draws different numbers in rising order', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.nat(40), fc.nat(), (n, count, seed) => {
        const sample = sampleIndices(Math.min(count, n), n, createRandom(seed))
        expect(sample.length).toBe(Math.min(count, n))
        for (let i = 0; i < sample.length; i++) expect(sample[i]).toBeGreaterThan(i ? sample[i - 1] : -1)
        if (sample.length) expect(sample.at(-1)).toBeLessThan(n)
      }),
    )
  })
})
