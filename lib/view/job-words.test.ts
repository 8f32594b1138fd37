import { expect, test } from 'vitest'
import { jobState, jobTitle, timeLeftMs } from './job-words.ts'

test('a job says what it works on', () => {
  expect(jobTitle({ kind: 'import', corpus: 'mine', subject: 'a.csv' })).toBe('Import of a.csv into “mine”')
  expect(jobTitle({ kind: 'run', corpus: 'mine', subject: 'k=3' })).toBe('Themes of “mine”')
  expect(jobTitle({ kind: 'fetch', corpus: 'mine', subject: 'arxiv: mamba' })).toBe('Fetch from arxiv: mamba into “mine”')
})

test('a job says what it does', () => {
  expect(jobState({ status: 'queued', stage: null })).toBe('waiting')
  expect(jobState({ status: 'running', stage: null })).toBe('starting')
  expect(jobState({ status: 'running', stage: 'lsa' })).toBe('finding the main directions')
  expect(jobState({ status: 'running', stage: 'reading a.csv' })).toBe('reading a.csv')
  expect(jobState({ status: 'running', stage: 'lsa', isCancelling: true })).toBe('being cancelled')
  expect(jobState({ status: 'failed', stage: 'lsa' })).toBe('failed')
})

test('the time left is said once something is known, and not more exactly than it is', () => {
  expect(timeLeftMs({ progress: 0.5, elapsedMs: 1000 })).toBeNull()
  expect(timeLeftMs({ progress: 0.01, elapsedMs: 60_000 })).toBeNull()
  expect(timeLeftMs({ progress: 1, elapsedMs: 60_000 })).toBeNull()
  expect(timeLeftMs({ progress: 0.5, elapsedMs: 10_400 })).toBe(10_000)
  expect(timeLeftMs({ progress: 0.5, elapsedMs: 44_000 })).toBe(40_000)
  expect(timeLeftMs({ progress: 0.1, elapsedMs: 60_000 })).toBe(540_000)
  expect(timeLeftMs({ progress: 0.999, elapsedMs: 3000 })).toBe(1000)
})
