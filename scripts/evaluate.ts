/**
 * paperdrift evaluate [FILE]: how good the themes of a file of papers are, beside scikit-learn's; and how honest the trends.
 * In: a file that `ingest` reads, and what is known of its papers.   Out: one table or, with --json, one Evaluation.
 */
import path from 'node:path'
import type { Command } from 'commander'
import { InvalidInputError } from '../lib/domain/errors.ts'
import { runOptionList, runOptionsSchema } from '../lib/domain/run-options.ts'
import { findPeer } from './bench/peers.ts'
import { evaluateFile } from './evaluate/evaluate-file.ts'
import { printEvaluation } from './evaluate/report.ts'
import { createProgress } from './progress.ts'

const seedFolder = path.relative(process.cwd(), path.resolve(import.meta.dirname, '../prisma/seed'))
const SAMPLE = path.join(seedFolder, 'sample-papers.jsonl')
const SAMPLE_TRUTH = path.join(seedFolder, 'sample-truth.json')
const optionK = runOptionList.find(({ name }) => name === 'k')!

interface EvaluateFlags { k: string; truth?: string; only?: string; each: number; documents: number; seeds: number; simulate?: boolean; json?: boolean; quiet?: boolean }

export function registerEvaluate(program: Command): void {
  program.command('evaluate').description('Measure how good the themes are, beside scikit-learn.')
    .argument('[file]', 'papers, as ingest reads them; default: the sample corpus', SAMPLE)
    .option('--k <value>', optionK.meaning, String(optionK.default))
    .option('--truth <truth>', 'what papers are about: a field of the records, venue-family, or a .json file of themes by id')
    .option('--only <values>', 'take papers of these values of the truth, separated by commas')
    .option('--each <n>', 'take at most so many papers of each value of the truth', wholeNumber('each', 1))
    .option('--documents <n>', 'take at most so many papers, from the start of the file', wholeNumber('documents', 2))
    .option('--seeds <n>', 'clusterings to compare with each other', wholeNumber('seeds', 1), 5)
    .option('--simulate', 'judge the trends of 2,000 simulated corpora too')
    .option('--json', 'print one JSON value').option('--quiet', 'no progress')
    .action(async (file: string, flags: EvaluateFlags) => {
      const k = runOptionsSchema.shape.k.safeParse(optionK.parse(flags.k))
      if (!k.success) throw new InvalidInputError(k.error.issues[0].message)
      const truth = flags.truth ?? (path.resolve(file) === path.resolve(SAMPLE) ? SAMPLE_TRUTH : null)
      const { each = Infinity, documents = Infinity, seeds, simulate = false } = flags
      const python = findPeer()?.python ?? null
      const progress = createProgress({ quiet: flags.quiet })
      try {
        const evaluation = await evaluateFile(file, { k: k.data, truth, only: flags.only?.split(',') ?? null, each, documents, seeds, simulate, python, say: (text) => progress.update(text, 0) })
        process.stdout.write(flags.json ? `${JSON.stringify(evaluation, null, 2)}\n` : printEvaluation(evaluation, python !== null))
      } finally {
        progress.end()
      }
    })
}

const wholeNumber = (name: string, low: number) => (text: string) => {
  if (!/^\d+$/.test(text) || Number(text) < low) throw new InvalidInputError(`${name} must be an integer ≥ ${low}. Got ${text}.`)
  return Number(text)
}
