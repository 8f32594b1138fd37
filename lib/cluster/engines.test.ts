import { expect, it } from 'vitest'
import { engineByName } from './engines.ts'

it('finds engines by name', () => {
  expect(engineByName('native').name).toBe('native')
  expect(engineByName('ml-kmeans').name).toBe('ml-kmeans')
  expect(() => engineByName('magic')).toThrow('engine must be one of native, ml-kmeans. Got magic.')
})
