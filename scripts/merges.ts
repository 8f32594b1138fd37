/** paperdrift merges: the records of a corpus that joined another, and which source gave which field. In: the database. Out: text or, with --json, {corpus, merges, papers}. */
import type { Command } from 'commander'
import { requireCorpus } from '../lib/data/corpora.ts'
import { listMerges, listMixedPapers } from '../lib/data/merges.ts'

export function registerMerges(program: Command): void {
  program.command('merges').description('List the records that were merged, and which source gave which field.')
    .option('--corpus <name>', 'the corpus; may be left out if there is only one').option('--json', 'print one JSON value')
    .action(async (flags: { corpus?: string; json?: boolean }) => {
      const corpus = await requireCorpus(flags.corpus)
      const [merges, papers] = [await listMerges(corpus.id), await listMixedPapers(corpus.id)]
      if (flags.json) process.stdout.write(`${JSON.stringify({ corpus: corpus.name, merges, papers }, null, 2)}\n`)
      else process.stdout.write([
        merges.length === 0 ? `Nothing was merged in "${corpus.name}".\n` : '',
        ...merges.map(({ source, line, title, reason, duplicateOf }) => `${source}, line ${line}: ${title}\n  joined ${duplicateOf}: ${reason}\n`),
        ...papers.map(({ title, sourceId, fields }) => `${title} (${sourceId})\n${Object.entries(fields).map(([field, sources]) => `  ${field}: ${sources.join(', ')}\n`).join('')}`),
      ].join(''))
    })
}
