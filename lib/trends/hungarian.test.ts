import fc from 'fast-check'
import { expect, test } from 'vitest'
import { matchMostAlike } from './hungarian.ts'

test('gives up the best pair where the sum is larger without it', () => {
  expect([...matchMostAlike([0.9, 0.8, 0.8, 0.1], 2, 2)]).toEqual([1, 0])
})

test('finds the largest sum of all pairings, also with more rows or columns', () => {
  const size = fc.integer({ min: 1, max: 5 })
  fc.assert(fc.property(size, size, fc.array(fc.integer({ min: -5, max: 20 }), { minLength: 25, maxLength: 25 }), (nRows, nColumns, numbers) => {
    const similarities = numbers.slice(0, nRows * nColumns)
    const best = (row: number, free: number[]): number => {
      if (row === nRows) return 0
      const skip = nRows - row > free.length ? best(row + 1, free) : -Infinity
      return Math.max(skip, ...free.map((column) => similarities[row * nColumns + column] + best(row + 1, free.filter((other) => other !== column))))
    }
    const partners = matchMostAlike(similarities, nRows, nColumns)
    const joined = [...partners].filter((column) => column >= 0)
    expect(new Set(joined).size).toBe(Math.min(nRows, nColumns))
    expect(joined.length).toBe(Math.min(nRows, nColumns))
    expect([...partners].reduce((sum, column, row) => sum + (column >= 0 ? similarities[row * nColumns + column] : 0), 0)).toBe(best(0, Array.from({ length: nColumns }, (_, column) => column)))
  }))
})
