/** paperdrift demo: sample corpus → run → dashboard. In: prisma/seed/sample-papers.jsonl. Out: a running server. */
import path from 'node:path'
import type { Command } from 'commander'
import { listRuns } from '../lib/data/runs.ts'
import { runOptionsSchema } from '../lib/domain/run-options.ts'
import { clusterCorpus } from './cluster.ts'
import { ingestFiles } from './ingest/files.ts'
import { addServeOptions, serve } from './serve.ts'
import { root } from './setup.mjs'

const SAMPLE = path.join(root, 'prisma', 'seed', 'sample-papers.jsonl')

export function registerDemo(program: Command): void {
  addServeOptions(program.command('demo').description('Cluster the sample corpus, if no run is there yet, and show the dashboard.'))
    .action(async (flags: { port: string; host: string }) => {
      const finished = (await listRuns()).some((run) => run.status === 'done')
      if (!finished) {
        await ingestFiles([SAMPLE], { corpus: 'sample', quiet: true })
        await clusterCorpus('sample', runOptionsSchema.parse({}), false)
      }
      await serve(flags.port, flags.host)
    })
}
