/**
 * paperdrift ingest: papers of files into a corpus, one transaction a file.
 * In: names of files, folders, or "-".   Out: stored papers; a report or, with --json, one IngestReport; or a preview.
 */
import { Option, type Command } from 'commander'
import { InvalidInputError } from '../lib/domain/errors.ts'
import { describeEmptyIngest, describeIngest } from '../lib/export/ingest-report.ts'
import { FORMATS } from '../lib/sources/detect.ts'
import { corpusNameFor } from '../lib/sources/list-files.ts'
import { fetchIdList, readIdList } from './fetch/ids.ts'
import { ingestFiles, previewFiles, type IngestFlags } from './ingest/files.ts'

export function registerIngest(program: Command): void {
  program.command('ingest').description('Read papers into a corpus.').argument('<file...>', 'files, plain, .gz or .zip; folders; - for standard input')
    .option('--corpus <name>', 'the corpus, made if it is not there; default: the name of the first file or folder')
    .addOption(new Option('--format <format>', 'auto tells it by the content').choices(['auto', ...FORMATS]).default('auto'))
    .option('--map <field=column>', 'the column or key that holds a field: title=Titel,abstract=Zusammenfassung; venue= for a field that is not to be read', (text, before: string[] = []) => [...before, text])
    .option('--fetch-ids', 'if the file is a list of DOIs, arXiv ids and PubMed numbers, fetch these papers from services on the network')
    .option('--preview', 'show the first records as they would be read, and store nothing')
    .option('--json', 'print one JSON value').option('--quiet', 'no progress')
    .action(async (names: string[], flags: IngestFlags) => {
      if (flags.preview) return previewFiles(names, flags)
      const list = flags.fetchIds && names.length === 1 ? await readIdList(names[0]) : null
      const { report, failure } = list === null ? await ingestFiles(names, flags) : { report: await fetchIdList(list, names[0], flags.corpus ?? corpusNameFor(names[0]), flags), failure: null }
      const isEmpty = report.accepted + report.merged === 0
      if (flags.json) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
      else if (!isEmpty) process.stdout.write(describeIngest(report))
      if (failure) throw failure
      if (isEmpty) throw new InvalidInputError(describeEmptyIngest(report))
    })
}
