import { expect, test } from 'vitest'
import { VERDICTS } from '../domain/trend.ts'
import { verdictText } from './verdict.ts'

test('rise and fall have signs of their own', () => {
  expect(verdictText('rising')).toBe('↗ rising')
  expect(verdictText('falling')).toBe('↘ falling')
  expect(VERDICTS.map(verdictText).every((text) => /^[↗↘→↑·] /.test(text))).toBe(true)
})
