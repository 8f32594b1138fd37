/** paperdrift show RUN: one run with its themes. In: a run's id or "latest". Out: a table or, with --json, one object. */
import type { Command } from 'commander'
import { findFinishedRun } from '../lib/data/runs.ts'
import { listThemes } from '../lib/data/themes.ts'
import { clusterReport, describeReport } from '../lib/export/cluster-report.ts'

export function registerShow(program: Command): void {
  program.command('show').description('Show a run and its themes.').argument('<run>', 'a run\'s id, or latest').option('--json', 'print one JSON value').action(async (name: string, flags: { json?: boolean }) => {
    const run = await findFinishedRun(name)
    const report = clusterReport(run, await listThemes(run.id))
    process.stdout.write(flags.json ? `${JSON.stringify(report, null, 2)}\n` : describeReport(report))
  })
}
