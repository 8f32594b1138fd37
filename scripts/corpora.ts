/** paperdrift corpora: the corpora with their sizes. In: the database. Out: a table or, with --json, an array. */
import type { Command } from 'commander'
import { listCorpora } from '../lib/data/overview.ts'
import { formatTable } from '../lib/export/text-table.ts'

export function registerCorpora(program: Command): void {
  program.command('corpora').description('List the corpora.').option('--json', 'print one JSON value').action(async (flags: { json?: boolean }) => {
    const corpora = await listCorpora()
    if (flags.json) process.stdout.write(`${JSON.stringify(corpora, null, 2)}\n`)
    else if (corpora.length === 0) process.stdout.write('There is no corpus yet. Make one with: paperdrift ingest FILE\n')
    else process.stdout.write(formatTable(['corpus', 'papers', 'from', 'to', 'undated', 'runs'], corpora.map((corpus) => [corpus.name, corpus.papers, corpus.firstYear, corpus.lastYear, corpus.undated, corpus.runs])))
  })
}
