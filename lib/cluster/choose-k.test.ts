import { expect, test } from 'vitest'
import { chooseK, kGrid, type ChooseKOptions } from './choose-k.ts'
import { plantedRows } from './test-rows.ts'

const options: ChooseKOptions = { seed: 1, threads: 1, judgeCoherence: () => null }
const chooseAmong = (nRows: number, nThemes: number, more: Partial<ChooseKOptions> = {}) =>
  chooseK(plantedRows(nRows, nThemes, 1).rows, new Uint8Array(nRows).fill(1), { ...options, ...more })

test('tries few numbers of themes for few papers and more for more', () => {
  expect(kGrid(66, 66)).toEqual([5, 6])
  expect(kGrid(100, 100)).toEqual([3, 4, 5, 6, 7, 8, 9])
  expect(kGrid(263, 263)).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 16, 18])
  expect(kGrid(2000, 2000)).toEqual([3, 4, 5, 6, 8, 10, 13, 16, 20, 25, 31, 39, 49])
  expect([9000, 20_000, 58_000, 1_000_000].map((nDocuments) => kGrid(nDocuments, nDocuments)[0])).toEqual([3, 8, 23, 24])
  expect(kGrid(1000, 6)).toEqual([2])
  expect(kGrid(2, 2)).toEqual([2])
})

test('finds the number of planted themes and says why', async () => {
  const choice = await chooseAmong(240, 6)
  expect(choice.k).toBe(6)
  expect(choice.reason).toMatch(/^Of \d+ numbers of themes from 3 to \d+, 6 has the best balance .* next comes \d+ \(stability 0\.\d\d, silhouette 0\.\d{3}\)\./)
  expect(choice.candidates.find(({ k }) => k === 6)!.stability).toBeGreaterThan(0.99)
})

test('takes the last seed there is', async () => {
  expect((await chooseAmong(120, 4, { seed: 2 ** 31 - 1 })).k).toBe(4)
})

test('finds few themes among few papers', async () => {
  expect((await chooseAmong(90, 4)).k).toBe(4)
})

test('chooses alike on any number of threads, and reports progress up to the end', async () => {
  const fractions: number[] = []
  const choice = await chooseAmong(120, 5, { threads: 2, onProgress: (fraction) => fractions.push(fraction) })
  expect(choice).toEqual(await chooseAmong(120, 5))
  expect(fractions).toEqual([...fractions].sort((a, b) => a - b))
  expect(fractions.at(-1)).toBe(1)
})
