import { expect, test } from 'vitest'
import { chooseK, kGrid } from './choose-k.ts'
import { plantedRows } from './test-rows.ts'

test('tries few numbers of themes for few papers and more for more', () => {
  expect(kGrid(66, 66)).toEqual([5, 6])
  expect(kGrid(263, 263)).toEqual([3, 4, 5, 6, 8, 10, 13, 16])
  expect(kGrid(2000, 2000).at(-1)).toBeLessThanOrEqual(54)
  expect(kGrid(58_000, 58_000)[0]).toBe(11)
  expect(kGrid(1000, 6)).toEqual([2])
  expect(kGrid(2, 2)).toEqual([2])
})

test('finds the number of planted themes and says why', async () => {
  const { rows } = plantedRows(240, 6, 1)
  const choice = await chooseK(rows, new Uint8Array(240).fill(1), { seed: 1, threads: 1, judgeCoherence: () => null })
  expect(choice.k).toBe(6)
  expect(choice.reason).toMatch(/^Of \d+ numbers of themes from 3 to \d+, 6 has the best balance .* next comes \d+ \(stability 0\.\d\d, silhouette 0\.\d{3}\)\./)
  expect(choice.candidates.find(({ k }) => k === 6)!.stability).toBeGreaterThan(0.99)
})
