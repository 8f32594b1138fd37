import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DenseMatrix } from '../numeric/matrix.ts'
import { arrangeThemes } from './hierarchy.ts'
import { relateThemes } from './related-themes.ts'
import { chooseRepresentatives } from './representatives.ts'
import { multiplyRows } from './rows.ts'
import { corpusOf } from './test-corpus.ts'

const onCircle = (degrees: number[]) => Float32Array.from(degrees.flatMap((angle) => [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)]))

describe('the tree of themes', () => {
  test('puts like themes under one parent and beside each other', () => {
    const { nParents, parentOf, order } = arrangeThemes(onCircle([0, 90, 2, 170, 92, 172]), 6)
    expect(nParents).toBe(3)
    expect(parentOf[0]).toBe(parentOf[2])
    expect(parentOf[1]).toBe(parentOf[4])
    expect(parentOf[3]).toBe(parentOf[5])
    expect(order.join() === '0,2,1,4,3,5' || order.join() === '5,3,4,1,2,0').toBe(true)
  })

  test('has no parents for fewer than six themes', () => {
    expect(arrangeThemes(onCircle([0, 90, 3]), 3)).toMatchObject({ nParents: 0, parentOf: Int32Array.of(-1, -1, -1) })
    expect(arrangeThemes(onCircle([0]), 1).order).toEqual([0])
  })

  test('splits a parent that would have over half of the themes', () => {
    const { nParents, parentOf } = arrangeThemes(onCircle([0, 10, 22, 36, 52, 70, 150, 250]), 8)
    expect(nParents).toBe(4)
    const sizes = Array.from({ length: nParents }, (_, parent) => parentOf.filter((own) => own === parent).length)
    expect(Math.max(...sizes)).toBeLessThanOrEqual(4)
  })

  test('keeps the height between neighbours: the lowest within a group, the highest between groups', () => {
    const { order, joinHeights } = arrangeThemes(onCircle([0, 90, 2, 170, 92, 172]), 6)
    expect(joinHeights).toHaveLength(5)
    const isWithin = order.slice(1).map((c, at) => [[0, 2], [1, 4], [3, 5]].some((pair) => pair.includes(c) && pair.includes(order[at])))
    expect(isWithin).toEqual([true, false, true, false, true])
    const within = joinHeights.filter((_, at) => isWithin[at])
    const between = joinHeights.filter((_, at) => !isWithin[at])
    expect(Math.max(...within)).toBeLessThan(0.1)
    expect(Math.min(...between)).toBeGreaterThan(1)
  })

  test('holds every theme once, parents in blocks and each used, for any centroids', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 359 }), { minLength: 6, maxLength: 90 }), (degrees) => {
      const { nParents, parentOf, order } = arrangeThemes(onCircle(degrees), degrees.length)
      expect([...order].sort((a, b) => a - b)).toEqual(degrees.map((_, c) => c))
      expect(nParents).toBeGreaterThanOrEqual(3)
      expect(nParents).toBeLessThanOrEqual(8)
      const parents = order.map((c) => parentOf[c])
      expect(parents).toEqual([...parents].sort((a, b) => a - b))
      expect(new Set(parents).size).toBe(nParents)
    }), { numRuns: 40 })
  })
})

describe('related themes', () => {
  test('are the nearest others, nearest first', () => {
    const related = relateThemes(onCircle([0, 90, 30, 200]), 4, 2)
    expect(related[0].map(({ themeIndex }) => themeIndex)).toEqual([2, 1])
    expect(related[0][0].similarity).toBeCloseTo(Math.cos(Math.PI / 6), 6)
    expect(relateThemes(onCircle([0]), 1)).toEqual([[]])
  })
})

describe('representatives', () => {
  const values = onCircle([5, 6, -15, 40, 90])
  const rows: DenseMatrix = { kind: 'dense', nRows: 5, nColumns: 2, values }
  const similarity = Float32Array.from({ length: 5 }, (_, i) => values[2 * i])

  test('begin with the nearest paper and avoid its likes', () => {
    expect(chooseRepresentatives(rows, Int32Array.of(0, 0, 0, 0, 1), 2, { similarity }, 2)).toEqual([[0, 2], [4]])
  })

  test('are all papers of a small theme, and none of an empty one', () => {
    const [all, none] = chooseRepresentatives(rows, new Int32Array(5), 2, { similarity })
    expect([...all].sort()).toEqual([0, 1, 2, 3, 4])
    expect(none).toEqual([])
  })

  test('use the same products for sparse rows', () => {
    const { matrix } = corpusOf([['a', 'b'], ['b', 'c'], ['d']])
    expect(multiplyRows(matrix, 0, 0)).toBeCloseTo(1, 6)
    expect(multiplyRows(matrix, 0, 1)).toBeCloseTo(matrix.values[1] * matrix.values[2], 6)
    expect(multiplyRows(matrix, 0, 2)).toBe(0)
  })
})
