/** paperdrift runs: all runs, newest first. In: the database. Out: a table or, with --json, an array. */
import type { Command } from 'commander'
import { endDeadRuns, listRuns } from '../lib/data/runs.ts'
import { formatTable } from '../lib/export/text-table.ts'

export function registerRuns(program: Command): void {
  program.command('runs').description('List the runs, newest first.').option('--json', 'print one JSON value').action(async (flags: { json?: boolean }) => {
    await endDeadRuns()
    const runs = await listRuns()
    if (flags.json) process.stdout.write(`${JSON.stringify(runs, null, 2)}\n`)
    else if (runs.length === 0) process.stdout.write('There is no run yet. Start one with: paperdrift cluster\n')
    else process.stdout.write(formatTable(['run', 'corpus', 'status', 'papers', 'k', 'space', 'engine', 'seed', 'started'], runs.map((run) => [run.id, run.corpusName, run.status, run.documents, run.k, run.space, run.engine, run.seed, run.createdAt.toISOString().slice(0, 16).replace('T', ' ')])))
  })
}
