/** paperdrift work: works off the jobs that the dashboard has queued, then ends. Started by lib/jobs; people need not call it. */
import type { Command } from 'commander'
import { drainQueue } from '../lib/jobs/drain-queue.ts'

export function registerWork(program: Command): void {
  program.command('work', { hidden: true }).description('Work off the jobs that wait, one after the other.').action(() => drainQueue())
}
