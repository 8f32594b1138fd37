/**
 * paperdrift fetch: papers of a service on the network into a corpus; goes on where it was interrupted.
 * In: the name of a service and what to ask it.   Out: stored papers; a report or, with --json, one IngestReport.
 */
import type { Command } from 'commander'
import { importPapers, type ImportReport } from '../lib/data/imports.ts'
import { fetchFolder, serviceContact, userAgent } from '../lib/data/settings.ts'
import { InvalidInputError } from '../lib/domain/errors.ts'
import { paperServices } from '../lib/domain/paper-services.ts'
import { describeEmptyIngest, describeIngest, summarizeIngest } from '../lib/export/ingest-report.ts'
import { fetchPapers } from '../lib/sources/services/fetch-papers.ts'
import { checkAsk, requireService, services } from '../lib/sources/services/services.ts'
import { fetchIds } from './fetch/ids.ts'
import { createProgress } from './progress.ts'

interface FetchFlags { ids?: string; query: string; from?: string; to?: string; max: string; corpus?: string; base?: string; fresh?: boolean; json?: boolean; quiet?: boolean }

export function registerFetch(program: Command): void {
  const meanings = paperServices.map(({ name, query }) => `  ${name.padEnd(18)}${query}`).join('\n')
  program.command('fetch').description('Fetch papers from a service on the network into a corpus.').argument('[service]', `${services.map(({ name }) => name).join(', ')}; none with --ids`)
    .option('--ids <list>', 'papers by DOI, arXiv id or PubMed number: a file that lists them, or the list; each is asked of its own service').option('--query <text>', 'what to look for; see below', '').option('--from <day>', 'first day, YYYY-MM-DD').option('--to <day>', 'last day, YYYY-MM-DD')
    .option('--max <number>', 'most records to fetch', '2000').option('--corpus <name>', 'the corpus, made if it is not there; default: the query')
    .option('--base <address>', 'another address of the service, such as a mirror').option('--fresh', 'start again instead of going on with an interrupted fetch')
    .option('--json', 'print one JSON value').option('--quiet', 'no progress')
    .addHelpText('after', `\nWhat --query holds:\n${meanings}\n\nKeys come from OPENALEX_API_KEY, SEMANTIC_SCHOLAR_API_KEY and NCBI_API_KEY; services that like to know who asks are told PAPERDRIFT_EMAIL.`)
    .action(async (name: string | undefined, flags: FetchFlags) => {
      const report = flags.ids === undefined ? summarizeIngest([await fetchInto(name, flags)], []) : await fetchIds(name, flags.ids, flags)
      const isEmpty = report.accepted + report.merged === 0
      if (flags.json) process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
      else if (!isEmpty) process.stdout.write(describeIngest(report))
      if (isEmpty) throw new InvalidInputError(report.refused ? describeEmptyIngest(report) : 'The service has no papers for this: try other words, or wider dates.')
    })
}

async function fetchInto(name: string | undefined, flags: FetchFlags): Promise<ImportReport> {
  if (name === undefined) throw new InvalidInputError(`Name a service, one of ${services.map((each) => each.name).join(', ')}, or papers with --ids.`)
  const known = requireService(name)
  const service = { ...known, base: flags.base ?? known.base }
  const ask = { query: flags.query.trim(), from: flags.from ?? null, to: flags.to ?? null, max: Number(flags.max) }
  checkAsk(service, ask)
  const contact = serviceContact(name)
  const progress = createProgress({ quiet: flags.quiet })
  const cancel = new AbortController()
  const interrupt = () => cancel.abort()
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt)
  try {
    const papers = await fetchPapers(service, ask, {
      folder: fetchFolder(), contact, userAgent: userAgent(), isFresh: flags.fresh, signal: cancel.signal,
      onWait: (sentence) => progress.update(sentence, progress.done),
      onProgress: (records, expected) => progress.update(`fetching from ${service.title}`, expected ? records / expected : 0, { detail: `${records.toLocaleString('en-US')} records`, papers: records }),
    })
    const source = `${name}: ${[ask.query, ask.from && `from ${ask.from}`, ask.to && `to ${ask.to}`].filter(Boolean).join(', ')}`
    const report = await importPapers(flags.corpus ?? (ask.query.slice(0, 80) || name), source, papers.records, { format: name, signal: cancel.signal }).finally(papers.close)
    await papers.forget()
    return report
  } finally {
    progress.end()
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt)
  }
}
