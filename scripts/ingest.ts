/**
 * paperdrift ingest: papers of files into a corpus, one transaction a file.
 * In: names of files, folders, or "-".   Out: stored papers; a report or, with --json, one IngestReport.
 */
import { Option, type Command } from 'commander'
import { importPapers, type ImportReport } from '../lib/data/imports.ts'
import { InvalidInputError } from '../lib/domain/errors.ts'
import { FORMATS, type Format } from '../lib/sources/detect.ts'
import { corpusNameFor, listFiles } from '../lib/sources/list-files.ts'
import { readPapers } from '../lib/sources/read-papers.ts'
import { describeEmptyIngest, describeIngest, summarizeIngest, type IngestReport } from '../lib/export/ingest-report.ts'
import { createProgress } from './progress.ts'

interface IngestFlags {
  corpus?: string
  format?: Format | 'auto'
  quiet?: boolean
  json?: boolean
}

export function registerIngest(program: Command): void {
  program.command('ingest').description('Read papers into a corpus.').argument('<file...>', 'files, plain or .gz; folders; - for standard input')
    .option('--corpus <name>', 'the corpus, made if it is not there; default: the name of the first file or folder')
    .addOption(new Option('--format <format>', 'auto tells it by the content').choices(['auto', ...FORMATS]).default('auto'))
    .option('--json', 'print one JSON value').option('--quiet', 'no progress')
    .action(async (names: string[], flags: IngestFlags) => {
      const { report, failure } = await ingestFiles(names, flags)
      const isEmpty = report.accepted + report.merged === 0
      if (flags.json) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
      else if (!isEmpty) process.stdout.write(describeIngest(report))
      if (failure) throw failure
      if (isEmpty) throw new InvalidInputError(describeEmptyIngest(report))
    })
}

/** Import every file into the corpus; all names are checked before the first is imported. What fails after the first file is `failure`: the files before stay as they are, and are reported. */
export async function ingestFiles(names: string[], flags: IngestFlags): Promise<{ report: IngestReport; failure: unknown }> {
  const { files, passedOver } = await listFiles(names)
  const corpus = flags.corpus ?? corpusNameFor(names[0])
  const progress = createProgress({ quiet: flags.quiet })
  const cancel = new AbortController()
  const interrupt = () => cancel.abort()
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt)
  const reports: ImportReport[] = []
  let failure: unknown = null
  try {
    for (const file of files) {
      const papers = await readPapers(file, flags.format, { signal: cancel.signal })
      const onProgress = (records: number) => progress.update(`reading ${file}`, papers.fraction(), { detail: `${records.toLocaleString('en-US')} records`, papers: records })
      reports.push(await importPapers(corpus, file, papers.records, { format: papers.format, onProgress, signal: cancel.signal }).finally(papers.close))
    }
  } catch (error) {
    if (reports.length === 0) throw error
    failure = error
  } finally {
    progress.end()
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt)
  }
  return { report: summarizeIngest(reports, passedOver), failure }
}
