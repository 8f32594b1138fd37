import { expect, it } from 'vitest'
import { describeEngine } from './engine-contract.ts'
import { mlKmeansEngine } from './ml-kmeans-engine.ts'

describeEngine(mlKmeansEngine)

it('refuses a matrix too large for dense rows', async () => {
  const rows = { kind: 'csr' as const, nRows: 2, nColumns: 30_000_000, rowStart: Int32Array.of(0, 1, 2), columns: Int32Array.of(0, 1), values: Float32Array.of(1, 1) }
  await expect(mlKmeansEngine.cluster(rows, { k: 2, seed: 1 })).rejects.toThrow('The engine ml-kmeans takes at most 40000000 matrix cells. Got 2 documents × 30000000 columns; use the engine native.')
})
