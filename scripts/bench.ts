/**
 * paperdrift bench [FILE]: how fast the vector half is, beside scikit-learn on the same machine.
 * In: papers as JSON Lines, plain or gzip.   Out: tables or, with --json, one object.
 */
import { existsSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Command } from 'commander'
import { InvalidInputError } from '../lib/domain/errors.ts'
import { documentFrequencyBounds } from '../lib/text/tfidf.ts'
import { compareStages } from './bench/compare.ts'
import { readPapers } from './bench/corpus.ts'
import { findPeer } from './bench/peers.ts'
import { describeMachine, printComparison, printGrowth, printMachine } from './bench/report.ts'
import { theirsWith } from './bench/run-side.ts'
import { measureGrowth } from './bench/scale.ts'

const root = path.resolve(import.meta.dirname, '..')
const DEFAULT_FILES = [path.join(root, '../shared/data/papers-58k.jsonl.gz'), path.join(root, 'prisma/seed/sample-papers.jsonl')]
const SEED = 1
const MAX_DIMENSIONS = 100

export function registerBench(program: Command): void {
  program.command('bench').description('Measure the numeric core beside scikit-learn.')
    .argument('[file]', 'papers as JSON Lines, plain or gzip', DEFAULT_FILES.find(existsSync))
    .option('--documents <n>', 'papers to take; more than the file has are mixed from its sentences, without scikit-learn', wholeNumber('documents', 100))
    .option('--k <n>', 'clusters', wholeNumber('k', 2), 50)
    .option('--rounds <n>', 'runs of each stage on each side; the median counts', wholeNumber('rounds', 1), 3)
    .option('--threads <n>', 'our worker threads', wholeNumber('threads', 1), Math.min(8, os.availableParallelism()))
    .option('--json', 'print one JSON value')
    .action(async (file: string, flags: { documents?: number; k: number; rounds: number; threads: number; json?: boolean }) => {
      if (!file || !existsSync(file)) throw new InvalidInputError(`file must be an existing file of papers. Got ${file}.`)
      const say = (stage: string) => void process.stderr.write(`${stage}\n`)
      const available = await countPapers(file)
      const documents = flags.documents ?? available
      const { lowest, highest } = documentFrequencyBounds(documents)
      const shared = { file, documents, k: flags.k, threads: flags.threads, seed: SEED, minDf: lowest, maxDf: highest }
      const peer = findPeer()
      const machine = describeMachine(peer)
      const growth = documents > available ? await measureGrowth({ ...shared, dimensions: MAX_DIMENSIONS, mixed: true }, say) : null
      const stages = growth ? null : await compareStages({ ...shared, rounds: flags.rounds, theirs: peer && theirsWith(peer.python), say })
      if (flags.json) return void process.stdout.write(`${JSON.stringify({ ...shared, machine, stages, growth })}\n`)
      process.stdout.write(`${printMachine(machine)}\n${file}, ${documents.toLocaleString('en')} documents, k = ${flags.k}, ${flags.threads} threads\n\n${growth ? printGrowth(growth) : printComparison(stages!)}\n`)
    })
}

async function countPapers(file: string): Promise<number> {
  let count = 0
  for await (const chunk of readPapers(file, Infinity)) count += chunk.length
  return count
}

const wholeNumber = (name: string, low: number) => (text: string) => {
  if (!/^\d+$/.test(text) || Number(text) < low) throw new InvalidInputError(`${name} must be an integer ≥ ${low}. Got ${text}.`)
  return Number(text)
}
