/**
 * The comparison with scikit-learn: every stage on both sides, in turn, from the same input.
 * In: a file of papers and a Peer.   Out: StageResult[], printed by ../bench.ts.
 * For k-means and SVD both sides read one matrix: ours, with phrases and acronyms, as Float32.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { CsrMatrix, Matrix } from '../../lib/numeric/matrix.ts'
import { explainVariance, sumColumns } from '../../lib/numeric/svd-variance.ts'
import { lsaDimensions } from '../../lib/text/lsa.ts'
import { readBytes, readMatrix } from './arrays.ts'
import { pickCentroids } from './initial-centroids.ts'
import type { KmeansJob, Measured, StageResult, SvdJob, WholeJob } from './jobs.ts'
import { costOfPartition, type PartitionCost } from './partition-cost.ts'
import { measureInTurn, runOurs, type Side } from './run-side.ts'

export interface CompareOptions {
  file: string
  /** Papers to take from the file. */
  documents: number
  k: number
  seed: number
  threads: number
  /** Runs of each stage on each side; the median counts. */
  rounds: number
  /** Bounds on document frequency that ours takes at this number of papers. */
  minDf: number
  maxDf: number
  /** null: no Python with sklearn. */
  theirs: Side | null
  /** Told what is being measured. */
  say: (stage: string) => void
}

type Setting = CompareOptions & { folder: string }

/** @returns one result a stage. Writes matrices into a temporary folder and removes it. */
export async function compareStages(options: CompareOptions): Promise<StageResult[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'paperdrift-bench-'))
  const setting = { ...options, folder }
  try {
    const unigrams = await compareText(setting, 'text → TF-IDF, unigrams only', false)
    const full = await compareText(setting, 'text → TF-IDF (theirs: unigrams)', true)
    const tfidf = readMatrix(path.join(folder, 'tfidf')) as CsrMatrix
    const svd = await compareSvd(setting, tfidf)
    const onTfidf = await compareKmeans(setting, 'TF-IDF', 'tfidf', tfidf)
    const onLsa = await compareKmeans(setting, 'LSA', 'lsa', readMatrix(path.join(folder, 'lsa')))
    return [full, unigrams, ...onTfidf, svd, ...onLsa, await compareWhole(setting, tfidf)]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function compareText(setting: Setting, stage: string, phrases: boolean): Promise<StageResult> {
  setting.say(stage)
  const job = { ...textJob(setting), phrases, matrix: phrases ? path.join(setting.folder, 'tfidf') : null }
  const { ours, peer } = await bothSides(setting, 'text', () => job)
  const count = (runs: Measured[]) => `${Number(runs[0].facts.terms).toLocaleString('en')} terms, ${(Number(runs[0].facts.nonzeros) / 1e6).toFixed(2)} M non-zeros`
  return { stage, ours: medianOf(ours), theirs: peer && medianOf(peer), answer: peer ? `${count(ours)}; theirs ${count(peer)}` : count(ours) }
}

async function compareSvd(setting: Setting, matrix: CsrMatrix): Promise<StageResult> {
  const { say, folder, seed, threads } = setting
  const dimensions = lsaDimensions(matrix.nRows, matrix.nColumns)
  const stage = `truncated SVD, ${dimensions} dimensions`
  say(stage)
  const measure = async (side: Side, round: number) => {
    const job: SvdJob = { matrix: path.join(folder, 'tfidf'), dimensions, seed: seed + round, threads, out: path.join(folder, 'rows.f32'), unitRows: side === runOurs ? path.join(folder, 'lsa') : null }
    const measured = await side('svd', job)
    const rows = { kind: 'dense' as const, nRows: matrix.nRows, nColumns: dimensions, values: new Float32Array(readBytes(job.out)) }
    return { ...measured, facts: { ...measured.facts, ratio: explainVariance(matrix, sumColumns(rows)).explainedVarianceRatio } }
  }
  const { ours, peer } = await bothSidesBy(setting, measure)
  const explained = (runs: Measured[]) => meanOf(runs, ({ facts }) => facts.ratio as number)
  const answer = `explained variance ${(explained(ours) * 100).toFixed(2)} %` + (peer ? `, theirs ${(explained(peer) * 100).toFixed(2)} % (${difference(explained(ours), explained(peer))})` : '')
  return { stage, ours: medianOf(ours), theirs: peer && medianOf(peer), answer }
}

async function compareKmeans(setting: Setting, space: string, name: string, rows: Matrix): Promise<StageResult[]> {
  const { say, folder, theirs, rounds, k, seed, threads } = setting
  const initial = path.join(folder, `${name}-initial.f32`)
  writeFileSync(initial, pickCentroids(rows, k, seed))
  const measure = (change: Partial<KmeansJob>) => async (side: Side, round: number) => {
    const job: KmeansJob = { matrix: path.join(folder, name), k, seed: seed + round, threads, initial: null, algorithm: 'lloyd', out: path.join(folder, 'assignments.i32'), ...change }
    const measured = await side('kmeans', job)
    return { ...measured, facts: { ...measured.facts, ...costOfPartition(rows, new Int32Array(readBytes(job.out)), k) } }
  }
  const seeded = `k-means on ${space} rows, k = ${k}, one start, k-means++`
  say(seeded)
  const asCalled = await bothSidesBy(setting, measure({}))
  const equal = 'the same from equal initial centroids'
  say(equal)
  const lloyd = measure({ initial })
  const elkan = measure({ initial, algorithm: 'elkan' })
  const runs = await measureInTurn(rounds, {
    ours: (round) => lloyd(runOurs, round),
    ...(theirs && { lloyd: (round: number) => lloyd(theirs, round), elkan: (round: number) => elkan(theirs, round) }),
  } as Record<'ours' | 'lloyd' | 'elkan', (round: number) => Promise<Measured>>, say)
  const isElkan = theirs !== null && medianOf(runs.elkan).seconds < medianOf(runs.lloyd).seconds
  const faster = theirs && (isElkan ? runs.elkan : runs.lloyd)
  return [kmeansResult(seeded, asCalled.ours, asCalled.peer), kmeansResult(`${equal} (theirs: ${isElkan ? 'Elkan' : 'Lloyd'})`, runs.ours, faster)]
}

function kmeansResult(stage: string, ours: Measured[], theirs: Measured[] | null): StageResult {
  const cost = (runs: Measured[], kind: keyof PartitionCost) => meanOf(runs, ({ facts }) => facts[kind] as number)
  const iterations = (runs: Measured[]) => runs.map(({ facts }) => facts.iterations).join('/')
  const compared = (kind: keyof PartitionCost) => (theirs ? ` (${difference(cost(ours, kind), cost(theirs, kind))})` : '')
  const answer = `inertia ${cost(ours, 'inertia').toFixed(0)}${compared('inertia')}, squares ${cost(ours, 'squares').toFixed(0)}${compared('squares')}, iterations ${iterations(ours)}${theirs ? `, theirs ${iterations(theirs)}` : ''}`
  return { stage, ours: medianOf(ours), theirs: theirs && medianOf(theirs), answer }
}

async function compareWhole(setting: Setting, matrix: CsrMatrix): Promise<StageResult> {
  const { say, k, seed } = setting
  const stage = 'the whole: file → TF-IDF → SVD → k-means'
  say(stage)
  const job: WholeJob = { ...textJob(setting), dimensions: lsaDimensions(matrix.nRows, matrix.nColumns), k, seed, mixed: false }
  const { ours, peer } = await bothSides(setting, 'whole', () => job)
  const parts = medianOf(ours).facts.parts as Record<string, number>
  return { stage, ours: medianOf(ours), theirs: peer && medianOf(peer), answer: `ours: ${Object.entries(parts).map(([part, seconds]) => `${part} ${seconds.toFixed(1)} s`).join(', ')}` }
}

const textJob = ({ file, documents, threads, minDf, maxDf }: Pick<CompareOptions, 'file' | 'documents' | 'threads' | 'minDf' | 'maxDf'>) => ({ file, documents, threads, minDf, maxDf })

const bothSides = (setting: Setting, stage: string, job: (round: number) => object) => bothSidesBy(setting, (side, round) => side(stage, job(round)))

async function bothSidesBy({ theirs, rounds, say }: Setting, measure: (side: Side, round: number) => Promise<Measured>): Promise<{ ours: Measured[]; peer: Measured[] | null }> {
  const ours = (round: number) => measure(runOurs, round)
  if (!theirs) return { ...(await measureInTurn(rounds, { ours }, say)), peer: null }
  return measureInTurn(rounds, { ours, peer: (round) => measure(theirs, round) }, say)
}

/** @returns the run of median seconds, with the largest peak of all runs. */
function medianOf(runs: Measured[]): Measured {
  const sorted = runs.toSorted((one, other) => one.seconds - other.seconds)
  const peaks = runs.flatMap(({ peakBytes }) => (peakBytes === null ? [] : [peakBytes]))
  return { ...sorted[Math.floor((sorted.length - 1) / 2)], peakBytes: peaks.length ? Math.max(...peaks) : null }
}

const meanOf = (runs: Measured[], value: (run: Measured) => number) => runs.reduce((sum, run) => sum + value(run), 0) / runs.length

/** Ours against theirs, in percent. */
function difference(ours: number, theirs: number): string {
  const percent = (100 * (ours - theirs)) / theirs
  return `${percent < 0 ? '−' : '+'}${Math.abs(percent).toFixed(2)} %`
}
