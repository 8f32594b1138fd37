import { expect, test } from 'vitest'
import { runState } from './run-state.ts'

const run = { stage: null, progress: 0, error: null }

test('a run says how far it is and what ended it', () => {
  expect(runState({ ...run, status: 'done' })).toBe('done')
  expect(runState({ ...run, status: 'queued' })).toBe('waiting')
  expect(runState({ ...run, status: 'running', stage: 'cluster', progress: 0.426 })).toBe('running: cluster, 43 %')
  expect(runState({ ...run, status: 'running' })).toBe('running, 0 %')
  expect(runState({ ...run, status: 'failed', error: 'Too few papers.' })).toBe('failed: Too few papers.')
  expect(runState({ ...run, status: 'cancelled', error: 'Interrupted.' })).toBe('cancelled')
})
