/**
 * Paperdrift's side: the whole recipe once, and the clustering again with other seeds.
 * In: papers.   Out: OurSide, read by ../evaluate.ts.
 */
import { clusterPapers } from '../../lib/cluster/cluster-papers.ts'
import type { RunPaper } from '../../lib/domain/paper.ts'
import type { RunOptions } from '../../lib/domain/run-options.ts'
import type { RunResult } from '../../lib/domain/run.ts'
import { runPipeline } from '../../lib/pipeline/run.ts'
import { reduceToLsa } from '../../lib/text/lsa.ts'
import { buildDocumentTermMatrix } from '../../lib/text/tfidf.ts'
import type { Yardstick } from './measure.ts'

export interface OurSide {
  result: RunResult
  yardstick: Omit<Yardstick, 'truth'>
  /** One assignments a seed, the first from the run itself. */
  perSeed: Int32Array[]
  /** From texts to clusters without choosing k; choosing it, null if it was given; the whole run but storing. */
  seconds: { toClusters: number; choosing: number | null; whole: number }
}

const CHUNK = 1000

/** @param options the run's; its k is kept for the other seeds. @param seeds ≥ 1; the first is options.seed. */
export async function measureOurs(papers: RunPaper[], options: RunOptions & { threads: number }, seeds: number[], say: (text: string) => void): Promise<OurSide> {
  const result = await runPipeline(inChunks(papers), papers.length, options, { onProgress: (stage) => say(`run: ${stage}`) })
  const assignments = new Int32Array(papers.length).fill(-1)
  for (const { paperId, themeIndex } of result.placements) assignments[paperId] = themeIndex
  const documentTermMatrix = await buildDocumentTermMatrix(inChunks(papers), { threads: options.threads })
  const { rows } = await reduceToLsa(documentTermMatrix.matrix, { threads: options.threads, seed: options.seed })
  const perSeed: Int32Array[] = [assignments]
  for (const seed of seeds.slice(1)) {
    say(`clustering, seed ${seed}`)
    perSeed.push((await clusterPapers(rows, { ...options, k: result.k === 1 ? 'auto' : result.k, seed, judgeCoherence: () => null, now: () => 0 })).assignments)
  }
  return { result, yardstick: { documentTermMatrix, rows }, perSeed, seconds: secondsOf(result) }
}

async function* inChunks(papers: RunPaper[]): AsyncGenerator<RunPaper[]> {
  for (let start = 0; start < papers.length; start += CHUNK) yield papers.slice(start, start + CHUNK)
}

function secondsOf({ timingsMs }: RunResult): OurSide['seconds'] {
  const { read, clean, tokenize, tfidf, lsa, cluster, chooseK, total } = timingsMs
  const toClusters = [read, clean, tokenize, tfidf, lsa, cluster].reduce<number>((sum, ms) => sum + (ms ?? 0), 0)
  return { toClusters: toClusters / 1000, choosing: chooseK === null ? null : chooseK / 1000, whole: total / 1000 }
}
