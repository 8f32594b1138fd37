/** paperdrift duplicates: papers of a corpus that may be one, since their abstracts are nearly the same. In: the database. Out: text or, with --json, {corpus, proposals}; the same is kept. Nothing is merged. */
import type { Command } from 'commander'
import { readPaperTexts, requireCorpus, type CorpusSummary } from '../lib/data/corpora.ts'
import { areProposalsCurrent, listProposals, loadAbstracts, storeProposals } from '../lib/data/merges.ts'
import { abstractSimilarity, NearDuplicateFinder } from '../lib/text/near-duplicates.ts'

const LEAST_SIMILARITY = 0.8

export function registerDuplicates(program: Command): void {
  program.command('duplicates').description('List papers that may be one: nearly the same abstract under different titles.')
    .option('--corpus <name>', 'the corpus; may be left out if there is only one').option('--json', 'print one JSON value')
    .action(async (flags: { corpus?: string; json?: boolean }) => {
      const corpus = await requireCorpus(flags.corpus)
      if (!(await areProposalsCurrent(corpus.id))) await findProposals(corpus)
      const proposals = await listProposals(corpus.id)
      if (flags.json) process.stdout.write(`${JSON.stringify({ corpus: corpus.name, proposals }, null, 2)}\n`)
      else if (proposals.length === 0) process.stdout.write(`No two papers of "${corpus.name}" have nearly the same abstract.\n`)
      else for (const { similarity, papers } of proposals) process.stdout.write(`${Math.floor(similarity * 100)} % the same:\n${papers.map(({ title, sourceId, published }) => `  ${title} (${sourceId}, ${published ?? 'undated'})\n`).join('')}`)
    })
}

async function findProposals({ id, contentHash }: CorpusSummary): Promise<void> {
  const finder = new NearDuplicateFinder()
  for await (const papers of readPaperTexts(id)) for (const paper of papers) finder.add(paper.id, paper.abstract)
  const candidates = finder.candidates()
  const abstracts = await loadAbstracts([...new Set(candidates.flat())])
  const pairs = candidates.map(([a, b]) => ({ paperId: a, otherId: b, similarity: abstractSimilarity(abstracts.get(a)!, abstracts.get(b)!) }))
  await storeProposals(id, contentHash, pairs.filter(({ similarity }) => similarity >= LEAST_SIMILARITY))
}
