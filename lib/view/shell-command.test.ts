import { expect, test } from 'vitest'
import { shellCommand } from './shell-command.ts'

test('a corpus name with a space or a dollar is quoted', () => {
  expect(shellCommand('cluster', '--corpus', 'sample')).toBe('node scripts/paperdrift.mjs cluster --corpus sample')
  expect(shellCommand('cluster', '--corpus', 'my $5 "papers"')).toBe('node scripts/paperdrift.mjs cluster --corpus "my \\$5 \\"papers\\""')
})
