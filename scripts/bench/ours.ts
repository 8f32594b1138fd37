/**
 * Our side of the benchmark: one stage a process, so that its peak memory is its own.
 * In: the stage's name and its settings as JSON on the command line.   Out: one JSON line on stdout, read by ./run-side.ts.
 */
import { writeFileSync } from 'node:fs'
import { nativeEngine } from '../../lib/cluster/native-engine.ts'
import type { PaperText } from '../../lib/domain/paper.ts'
import type { CsrMatrix } from '../../lib/numeric/matrix.ts'
import { toUnitRows } from '../../lib/numeric/svd-rows.ts'
import { truncatedSvd } from '../../lib/numeric/svd.ts'
import { buildDocumentTermMatrix } from '../../lib/text/tfidf.ts'
import { readBytes, readMatrix, writeMatrix } from './arrays.ts'
import { mixPapers, readPapers } from './corpus.ts'
import type { KmeansJob, Measured, SvdJob, TextJob, WholeJob } from './jobs.ts'

/** Above what any corpus needs: "to convergence" means until no document moves. */
const MAX_ITERATIONS = 1000

type Outcome = Pick<Measured, 'seconds' | 'facts'>

/** From texts in memory, as the other side's. */
async function measureText(job: TextJob): Promise<Outcome> {
  const chunks: PaperText[][] = []
  for await (const chunk of readPapers(job.file, job.documents)) chunks.push(chunk)
  const start = performance.now()
  const { matrix } = await buildDocumentTermMatrix(chunks, { threads: job.threads, phrases: job.phrases, acronyms: job.phrases })
  const seconds = (performance.now() - start) / 1000
  if (job.matrix) writeMatrix(job.matrix, matrix)
  return { seconds, facts: { documents: matrix.nRows, terms: matrix.nColumns, nonzeros: matrix.columns.length } }
}

async function measureSvd(job: SvdJob): Promise<Outcome> {
  const matrix = readMatrix(job.matrix) as CsrMatrix
  const start = performance.now()
  const { rows, explainedVarianceRatio } = await truncatedSvd(matrix, job)
  const seconds = (performance.now() - start) / 1000
  writeFileSync(job.out, rows.values)
  if (job.unitRows) writeMatrix(job.unitRows, toUnitRows(rows))
  return { seconds, facts: { explainedVarianceRatio } }
}

async function measureKmeans(job: KmeansJob): Promise<Outcome> {
  const rows = readMatrix(job.matrix)
  const initialCentroids = job.initial ? new Float32Array(readBytes(job.initial)) : undefined
  const start = performance.now()
  const { assignments, iterations, converged } = await nativeEngine.cluster(rows, { ...job, initialCentroids, maxIterations: MAX_ITERATIONS })
  const seconds = (performance.now() - start) / 1000
  writeFileSync(job.out, assignments)
  return { seconds, facts: { iterations, converged } }
}

/** File → TF-IDF (phrases, acronyms, texts streaming through) → SVD → unit rows → k-means with seeding. */
async function measureWhole(job: WholeJob): Promise<Outcome> {
  const start = performance.now()
  const papers = job.mixed ? mixPapers(job.file, job.documents, job.seed) : readPapers(job.file, job.documents)
  const { matrix, timingsMs } = await buildDocumentTermMatrix(papers, { threads: job.threads, now: () => performance.now() })
  const textEnd = performance.now()
  const lsaRows = toUnitRows((await truncatedSvd(matrix, job)).rows)
  const svdEnd = performance.now()
  await nativeEngine.cluster(lsaRows, { ...job, maxIterations: MAX_ITERATIONS })
  const end = performance.now()
  const parts = { read: timingsMs.read, text: textEnd - start - timingsMs.read, svd: svdEnd - textEnd, kmeans: end - svdEnd }
  return {
    seconds: (end - start) / 1000,
    facts: { terms: matrix.nColumns, nonzeros: matrix.columns.length, parts: Object.fromEntries(Object.entries(parts).map(([part, ms]) => [part, ms / 1000])) },
  }
}

const [stage, settings] = process.argv.slice(2)
const job = JSON.parse(settings)
const measures: Record<string, (job: never) => Promise<Outcome>> = { text: measureText, svd: measureSvd, kmeans: measureKmeans, whole: measureWhole }
const outcome = await measures[stage](job as never)
process.stdout.write(`${JSON.stringify({ ...outcome, peakBytes: process.resourceUsage().maxRSS * 1024 } satisfies Measured)}\n`)
