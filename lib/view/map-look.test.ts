import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CONTEXT_CLASS, REST_CLASS } from './map-colors.ts'
import { lookOf } from './map-look.ts'

const coloring = (classes: number[]) => ({ classes: Uint8Array.from(classes), colors: new Map([[0, 'red']]), ends: null })

test('every dot is painted once: context below, the grey rest over it, colours on top', () => {
  fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom(0, 1, 11, REST_CLASS), fc.constantFrom(0, 1)), { maxLength: 80 }), (dots) => {
    const { classes, order } = lookOf(coloring(dots.map(([kind]) => kind)), Uint8Array.from(dots, ([, lit]) => lit))
    expect([...order].sort((a, b) => a - b)).toEqual(dots.map((_, i) => i))
    const layers = [...order].map((i) => (classes[i] === CONTEXT_CLASS ? 0 : classes[i] === REST_CLASS ? 1 : 2))
    expect(layers).toEqual([...layers].sort())
    dots.forEach(([kind, lit], i) => expect(classes[i]).toBe(lit ? kind : CONTEXT_CLASS))
  }))
})

test('colours are mixed, so that none covers another by its order', () => {
  const { order } = lookOf(coloring(Array.from({ length: 1000 }, (_, i) => Math.floor(i / 500))), null)
  const upper = [...order].slice(500).filter((i) => i >= 500).length
  expect(upper).toBeGreaterThan(150)
  expect(upper).toBeLessThan(350)
})

test('what is picked out is stronger, the rest of the map weaker', () => {
  const { alphaOf } = lookOf(coloring([0, REST_CLASS]), Uint8Array.from([1, 0]))
  expect(alphaOf(0.5)(0)).toBeGreaterThan(0.5)
  expect(alphaOf(0.5)(CONTEXT_CLASS)).toBeLessThan(0.2)
})
