/** paperdrift enrich: missing dates, DOIs, venues and abstracts, asked of services. In: the name of a corpus. Out: the same papers with more in them; a report. */
import type { Command } from 'commander'
import { requireCorpus } from '../lib/data/corpora.ts'
import { importPapers } from '../lib/data/imports.ts'
import { readIncompletePapers } from '../lib/data/incomplete-papers.ts'
import { serviceContact, userAgent } from '../lib/data/settings.ts'
import { InvalidInputError } from '../lib/domain/errors.ts'
import type { SourceRecord } from '../lib/domain/paper.ts'
import { describeEnrichment, summarizeEnrichment } from '../lib/export/enrich-report.ts'
import { enrichPapers, type Enrichment } from '../lib/sources/services/enrich-papers.ts'
import { createProgress } from './progress.ts'

// Stored when it has been looked up, so that an interruption loses no more than that.
const PORTION = 500
type EnrichFlags = { corpus?: string; byTitle?: boolean; threshold: string; base?: string; json?: boolean; quiet?: boolean }

export function registerEnrich(program: Command): void {
  program.command('enrich').description('Fill in missing dates, DOIs, venues and abstracts from services on the network.')
    .option('--corpus <name>', 'the corpus; not needed if there is only one').option('--by-title', 'look papers without DOI, arXiv id and PubMed number up by their title, one a request')
    .option('--threshold <number>', 'least similarity of titles, 0.5 to 1', '0.9').option('--base <address>', 'another address of the services, such as a mirror')
    .option('--json', 'print one JSON value').option('--quiet', 'no progress')
    .action(async (flags: EnrichFlags) => {
      const threshold = Number(flags.threshold)
      if (!(threshold >= 0.5 && threshold <= 1)) throw new InvalidInputError(`threshold must be a number in [0.5, 1]. Got ${flags.threshold}.`)
      const report = summarizeEnrichment(...(await enrichCorpus(flags, flags.byTitle ? threshold : null)))
      process.stdout.write(flags.json ? `${JSON.stringify(report, null, 2)}\n` : describeEnrichment(report))
    })
}

async function enrichCorpus(flags: EnrichFlags, threshold: number | null): Promise<[corpus: string, looked: number, found: Enrichment[]]> {
  const corpus = await requireCorpus(flags.corpus)
  const progress = createProgress({ quiet: flags.quiet })
  const cancel = new AbortController()
  const interrupt = () => cancel.abort()
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt)
  const all: Enrichment[] = []
  let looked = 0
  try {
    for await (const papers of readIncompletePapers(corpus.id, PORTION)) {
      const found = await enrichPapers(papers, {
        contactOf: serviceContact, userAgent: userAgent(), threshold, signal: cancel.signal, onWait: (sentence) => progress.update(sentence, progress.done),
        bases: flags.base ? { arxiv: flags.base, crossref: flags.base, openalex: flags.base, pubmed: flags.base } : undefined,
        onProgress: (done) => progress.update('looking papers up', Math.min(1, (looked + done) / Math.max(1, corpus.papers)), { detail: `${(looked + done).toLocaleString('en-US')} papers`, papers: looked + done }),
      })
      looked += papers.length
      if (found.length > 0) await importPapers(corpus.name, 'enrich', recordsOf(found), { format: 'enrich', signal: cancel.signal })
      all.push(...found)
    }
    return [corpus.name, looked, all]
  } finally {
    progress.end()
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt)
  }
}

async function* recordsOf(found: Enrichment[]): AsyncGenerator<SourceRecord> {
  for (const [i, { paper }] of found.entries()) yield { kind: 'paper', line: i + 1, paper }
}
