/**
 * The evaluation of one file: our run, other seeds, scikit-learn, one yardstick.
 * In: a file of papers and what to measure.   Out: Evaluation, printed by ../evaluate.ts.
 */
import os from 'node:os'
import { InvalidInputError } from '../../lib/domain/errors.ts'
import { runOptionsSchema, type RunOptions } from '../../lib/domain/run-options.ts'
import { simulateFlatCorpora, simulateRises } from '../../lib/trends/simulate.ts'
import { measure } from './measure.ts'
import { measureOurs, type OurSide } from './ours.ts'
import { readEvaluationPapers } from './papers.ts'
import type { Evaluation, MethodResult } from './report.ts'
import { measureTheirs, type TheirSide } from './theirs.ts'
import { readTruth } from './truth.ts'

export interface EvaluateOptions {
  k: RunOptions['k']
  /** See ./truth.ts; null: none. */
  truth: string | null
  /** See PaperChoice in ./papers.ts. */
  only: string[] | null
  each: number
  documents: number
  /** Clusterings to compare with each other, ≥ 1. */
  seeds: number
  simulate: boolean
  /** A Python that imports sklearn; null: leave scikit-learn out. */
  python: string | null
  say: (text: string) => void
}

/** @throws InvalidInputError for a file or a truth that cannot be read; what a run throws. */
export async function evaluateFile(file: string, { k: asked, truth: truthName, only, each, documents, seeds: nSeeds, simulate, python, say }: EvaluateOptions): Promise<Evaluation> {
  if (truthName === null && (only || each < Infinity)) throw new InvalidInputError('only and each choose papers by the truth: name it with --truth.')
  const rule = truthName === null ? null : await readTruth(truthName, file)
  const { papers, truth, values, passedOver } = await readEvaluationPapers(file, { documents, rule, only, each })
  const options = { ...runOptionsSchema.parse({ k: asked }), threads: Math.min(8, os.availableParallelism()) }
  const seeds = Array.from({ length: nSeeds }, (_, s) => options.seed + s)
  const ours = await measureOurs(papers, options, seeds, say)
  say('scikit-learn')
  const theirs = python === null ? [] : await measureTheirs(papers, ours.result.k, seeds, python)
  say('measuring')
  const { kChoice } = ours.result
  const { choosing, whole } = ours.seconds
  return {
    file, documents: papers.length, passedOver, truth: rule && { name: rule.name, values }, seeds: nSeeds,
    methods: compareMethods(ours, theirs, rule && truth),
    kChoice: kChoice && { ...kChoice, choosingSeconds: choosing!, otherSeconds: whole - choosing! },
    simulation: simulate ? { flat: simulateFlatCorpora(), rises: simulateRises() } : null,
  }
}

function compareMethods({ result, yardstick, perSeed, seconds }: OurSide, theirs: TheirSide[], truth: Int32Array | null): MethodResult[] {
  const { k, quality: { stability, trustworthiness } } = result
  const measured = (assignments: Int32Array[]) => measure({ ...yardstick, truth }, assignments, k)
  return [
    { method: 'Paperdrift', k, ...measured(perSeed), stability, trustworthiness, seconds: seconds.toClusters, wholeSeconds: seconds.whole },
    ...theirs.map((one) => ({ method: one.name, k, ...measured(one.perSeed), stability: null, trustworthiness: null, seconds: one.seconds, wholeSeconds: null })),
  ]
}
