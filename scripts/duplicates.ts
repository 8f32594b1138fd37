/**
 * paperdrift duplicates: papers of a corpus that may be one, since their abstracts are nearly the same, and what a person says of them.
 * In: the database; with --join, --apart or --reopen pairs of numbers.   Out: text or, with --json, {corpus, proposals}; the same is kept. Nothing is merged unasked.
 */
import type { Command } from 'commander'
import { readPaperTexts, requireCorpus, type CorpusSummary } from '../lib/data/corpora.ts'
import { areProposalsCurrent, decideProposals, listProposals, loadAbstracts, storeProposals, type Decision, type Pair } from '../lib/data/proposals.ts'
import { InvalidInputError } from '../lib/domain/errors.ts'
import { abstractSimilarity, NearDuplicateFinder } from '../lib/text/near-duplicates.ts'
import { createProgress } from './progress.ts'

const LEAST_SIMILARITY = 0.8
type DuplicatesFlags = { corpus?: string; join?: string; apart?: string; reopen?: string; json?: boolean; quiet?: boolean }

export function registerDuplicates(program: Command): void {
  program.command('duplicates').description('List papers that may be one: nearly the same abstract under different titles; say which are.')
    .option('--corpus <name>', 'the corpus; may be left out if there is only one')
    .option('--join <pairs>', 'these are one paper, by their numbers: 12+15,18+20').option('--apart <pairs>', 'these are not').option('--reopen <pairs>', 'take back what was said of these')
    .option('--json', 'print one JSON value').option('--quiet', 'no progress')
    .action(async (flags: DuplicatesFlags) => {
      const corpus = await requireCorpus(flags.corpus)
      for (const [flag, decision] of [['join', 'joined'], ['apart', 'apart'], ['reopen', null]] as [keyof DuplicatesFlags, Decision | null][]) {
        const pairs = flags[flag] as string | undefined
        if (pairs !== undefined) await decideProposals(corpus.id, parsePairs(pairs), decision)
      }
      if (!(await areProposalsCurrent(corpus.id))) await findProposals(await requireCorpus(corpus.name), flags.quiet)
      const { proposals } = await listProposals(corpus.id)
      if (flags.json) process.stdout.write(`${JSON.stringify({ corpus: corpus.name, proposals: proposals.map(({ similarity, papers }) => ({ similarity, papers: papers.map(({ id, sourceId, title, published }) => ({ id, sourceId, title, published })) })) }, null, 2)}\n`)
      else if (proposals.length === 0) process.stdout.write(`No two papers of "${corpus.name}" have nearly the same abstract${flags.join || flags.apart ? ' and are undecided' : ''}.\n`)
      else for (const { similarity, papers } of proposals) process.stdout.write(`${Math.floor(similarity * 100)} % the same: ${papers.map(({ id }) => id).join('+')}\n${papers.map(({ title, sourceId, published }) => `  ${title} (${sourceId}, ${published ?? 'undated'})\n`).join('')}`)
    })
}

function parsePairs(text: string): Pair[] {
  return text.split(',').map((pair) => {
    const [, a, b] = /^\s*(\d{1,9})\+(\d{1,9})\s*$/.exec(pair) ?? []
    if (b === undefined) throw new InvalidInputError(`A pair must be two numbers as "duplicates" shows them, 12+15. Got ${pair.slice(0, 40)}.`)
    return [Number(a), Number(b)]
  })
}

async function findProposals({ id, contentHash, papers: all }: CorpusSummary, quiet?: boolean): Promise<void> {
  const progress = createProgress({ quiet })
  const finder = new NearDuplicateFinder()
  let seen = 0
  for await (const papers of readPaperTexts(id)) {
    for (const paper of papers) finder.add(paper.id, paper.abstract)
    progress.update('comparing the abstracts', (0.9 * (seen += papers.length)) / all, { papers: seen })
  }
  const candidates = finder.candidates()
  const abstracts = await loadAbstracts([...new Set(candidates.flat())])
  const pairs = candidates.map(([a, b]) => ({ paperId: a, otherId: b, similarity: abstractSimilarity(abstracts.get(a)!, abstracts.get(b)!) }))
  await storeProposals(id, contentHash, pairs.filter(({ similarity }) => similarity >= LEAST_SIMILARITY))
  progress.end()
}
