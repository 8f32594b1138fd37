/** paperdrift import-run FILE: a run from another Paperdrift. In: a .paperdrift archive. Out: the run, its papers and its corpus in the database. */
import path from 'node:path'
import type { Command } from 'commander'
import { readRunArchive } from '../lib/data/archive-rows.ts'
import { findTwinRuns, storeRunArchive } from '../lib/data/store-archive.ts'
import { isSameRun } from '../lib/export/archive.ts'
import { openRunArchive, type OpenArchive } from '../lib/sources/run-archive.ts'
import { mapWriter } from '../lib/view/map-writer.ts'
import { tellWorker } from './tell-worker.ts'

interface Flags {
  corpus?: string
  json?: boolean
}

export function registerImportRun(program: Command): void {
  program.command('import-run').description('Open a run that another Paperdrift exported.').argument('<file>', 'a .paperdrift archive')
    .option('--corpus <name>', 'the corpus its papers go to; default the name it had').option('--json', 'print one JSON value')
    .action(async (file: string, flags: Flags) => {
      const archive = await openRunArchive(file)
      try {
        const runId = await findSame(archive)
        const stored = runId === null ? await storeRunArchive(archive, path.basename(file), mapWriter, flags.corpus) : { runId, corpus: null, papers: 0 }
        tellWorker({ runId: stored.runId })
        const said = stored.corpus === null ? `Run ${stored.runId} is here already; nothing changed.` : `Run ${stored.runId} of "${stored.corpus}": ${stored.papers.toLocaleString('en-US')} papers in ${archive.run.k} themes.`
        process.stdout.write(flags.json ? `${JSON.stringify({ ...stored, imported: stored.corpus !== null })}\n` : `${said}\n`)
      } finally {
        archive.close()
      }
    })
}

async function findSame(archive: OpenArchive): Promise<string | null> {
  for (const runId of await findTwinRuns(archive.run)) if (await isSameRun(await readRunArchive(runId), archive)) return runId
  return null
}
