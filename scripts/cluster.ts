/** paperdrift cluster: read a corpus, run the pipeline, store the run, print what came out. In: the name of a corpus and run options. Out: a stored run; a table or, with --json, one ClusterReport. */
import os from 'node:os'
import type { Command } from 'commander'
import { readPaperTexts, requireCorpus } from '../lib/data/corpora.ts'
import { beginRun, endDeadRuns, endRun, findFinishedRun, noteProgress, storeRun } from '../lib/data/runs.ts'
import { namerSettings } from '../lib/data/settings.ts'
import { listThemes } from '../lib/data/themes.ts'
import { errorCode } from '../lib/domain/errors.ts'
import { parseRunOptions, requireTwoPapersEach, runOptionList, runOptionsSchema, type RunOptions } from '../lib/domain/run-options.ts'
import { clusterReport, describeReport } from '../lib/export/cluster-report.ts'
import { overallProgress } from '../lib/pipeline/overall-progress.ts'
import { runPipeline, type RunHooks } from '../lib/pipeline/run.ts'
import { createThemeNamer } from '../lib/sources/theme-namer.ts'
import { mapWriter } from '../lib/view/map-writer.ts'
import { createProgress } from './progress.ts'
import { tellWorker } from './tell-worker.ts'

export function registerCluster(program: Command): void {
  const command = program.command('cluster').description('Group the papers of a corpus into themes.').option('--corpus <name>', 'the corpus; not needed if there is only one')
  for (const { name, meaning, range, default: value } of runOptionList) command.option(`--${name} <value>`, `${meaning} ${range[0].toUpperCase()}${range.slice(1)}; default ${value}.`)
  command.option('--json', 'print one JSON value').option('--quiet', 'no progress').action(async (flags: Record<string, string>) => {
    const runId = await clusterCorpus(flags.corpus, parseRunOptions(flags, runOptionsSchema), Boolean(flags.quiet))
    const report = clusterReport(await findFinishedRun(runId), await listThemes(runId))
    process.stdout.write(flags.json ? `${JSON.stringify(report, null, 2)}\n` : describeReport(report))
  })
}

/** Cluster the corpus of that name (undefined: the only one) and store the run; returns its id. Ctrl-C ends it as cancelled. */
export async function clusterCorpus(name: string | undefined, asked: RunOptions, quiet: boolean): Promise<string> {
  const corpus = await requireCorpus(name)
  const options = { ...asked, threads: asked.threads === 'auto' ? Math.min(8, os.availableParallelism()) : asked.threads }
  await endDeadRuns()
  const runId = await beginRun(corpus, options)
  tellWorker({ runId })
  const [progress, overall] = [createProgress({ quiet }), overallProgress(options)]
  const onProgress: RunHooks['onProgress'] = (stage, fraction, rate) => {
    const done = overall(stage, fraction)
    progress.update(stage, fraction, { done, papers: Math.round(done * corpus.papers), detail: rate === null ? '' : `${Math.round(rate).toLocaleString('en-US')} papers/s` })
  }
  const cancel = new AbortController()
  const interrupt = () => cancel.abort()
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt)
  const heartbeat = setInterval(() => void noteProgress(runId, progress.stage, progress.done).catch(() => {}), 1000)
  try {
    requireTwoPapersEach(options.k, corpus.papers)
    const result = await runPipeline(readPaperTexts(corpus.id), corpus.papers, options, { onProgress, signal: cancel.signal, nameTheme: createThemeNamer(options.namer, namerSettings()) })
    onProgress('store', 0, null)
    await storeRun(runId, result, process.resourceUsage().maxRSS * 1024, mapWriter)
    return runId
  } catch (error) {
    await endRun(runId, errorCode(error) === 'CANCELLED' ? 'cancelled' : 'failed', (error as Error).message)
    throw error
  } finally {
    clearInterval(heartbeat)
    progress.end()
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt)
  }
}
