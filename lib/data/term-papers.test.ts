import fc from 'fast-check'
import { expect, test } from 'vitest'
import { packIds, unpackIds } from './term-papers.ts'

test('any rising ids come back as they were packed', () => {
  fc.assert(fc.property(fc.uniqueArray(fc.nat(2 ** 31 - 1)), (ids) => {
    ids.sort((a, b) => a - b)
    expect(unpackIds(packIds(ids))).toEqual(ids)
  }))
})

test('ids that lie close together take a byte each', () => {
  expect([...packIds([5, 6, 133, 300])]).toEqual([5, 1, 127, 167, 1])
  expect(packIds([]).length).toBe(0)
})
