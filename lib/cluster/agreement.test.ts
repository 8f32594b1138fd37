import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { adjustedMutualInformation, adjustedRandIndex, vMeasure } from './agreement.ts'

const measures = [adjustedRandIndex, vMeasure, adjustedMutualInformation]
const all = (a: number[], b: number[]) => measures.map((measure) => measure(a, b))

function expectClose(found: number[], wanted: number[]) {
  found.forEach((value, m) => expect(value, measures[m].name).toBeCloseTo(wanted[m], 12))
}

describe('by hand', () => {
  test('two halves cut crosswise agree less than chance', () => {
    // ARI: no pair stays together, 2·2 ÷ 6 expected: (0 − 2/3) ÷ (2 − 2/3). AMI: no information is shared; each of four
    // cells holds both of its documents once in six, so ½·ln 2 ÷ 6 · 4 = ln 2 ÷ 3 is expected: −(1/3) ÷ (1 − 1/3).
    expectClose(all([0, 0, 1, 1], [0, 1, 0, 1]), [-1 / 2, 0, -1 / 2])
  })

  test('halves cut into single documents share all information but no pair', () => {
    // Homogeneity 1, completeness ln 2 ÷ ln 4; any four single documents would share as much, so AMI is 0.
    expectClose(all([0, 0, 1, 1], [0, 1, 2, 3]), [0, 2 / 3, 0])
  })

  test('equal partitions agree fully, whatever the numbers', () => {
    expectClose(all([0, 0, 1, 2, 2, 2], [7, 7, 0, 3, 3, 3]), [1, 1, 1])
    expectClose(all([0, 1, 2, 3], [3, 2, 1, 0]), [1, 1, 1])
    expectClose(all([0, 0, 0], [5, 5, 5]), [1, 1, 1])
  })

  test('one cluster says nothing of classes', () => {
    expectClose(all([0, 0, 0, 0], [0, 1, 2, 3]), [0, 0, 0])
  })
})

describe('as scikit-learn 1.2.1 has it', () => {
  const mixed = Array.from({ length: 500 }, (_, i) => (i % 3 ? (i * i) % 11 : i % 7))
  const sevens = Array.from({ length: 500 }, (_, i) => i % 7)
  const squares = Array.from({ length: 500 }, (_, i) => (i * i) % 11)

  test.each([
    [[0, 0, 0, 1, 1, 1], [0, 0, 1, 1, 2, 2], [0.24242424242424243, 0.5158037429793888, 0.2987924581708899]],
    [[0, 0, 1, 1, 2, 2, 2, 3], [1, 1, 1, 0, 0, 0, 2, 2], [0.15789473684210525, 0.5577965290899928, 0.20118648299711003]],
    [sevens, squares, [-0.010269675483590104, 0.000745739824332001, -0.01602658220039436]],
    [sevens, mixed, [0.10058688010183527, 0.17797256416491444, 0.15928038715742504]],
  ])('case %#', (a, b, wanted) => expectClose(all(a, b), wanted))
})

test('documents with −1 in either are left out', () => {
  expectClose(all([0, 0, -1, 1, 1, 1, 0], [0, 0, 1, 1, 2, 2, -1]), all([0, 0, 1, 1, 1], [0, 0, 1, 2, 2]))
})

test('all are symmetric and at most 1', () => {
  const partition = fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 12, maxLength: 12 })
  fc.assert(fc.property(partition, partition, (a, b) => {
    expectClose(all(a, b), all(b, a))
    for (const value of all(a, b)) expect(value).toBeLessThanOrEqual(1 + 1e-9)
  }))
})
