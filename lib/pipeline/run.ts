/**
 * The recipe: papers in, themes out, one line a stage.
 * In: chunks of PaperText in canonical order, from ../data/corpora.ts.   Out: RunResult, stored by ../data/runs.ts.
 */
import { clusterPapers } from '../cluster/cluster-papers.ts'
import { measureSilhouette } from '../cluster/quality.ts'
import type { PaperText } from '../domain/paper.ts'
import type { RunOptions } from '../domain/run-options.ts'
import type { RunResult, Stage } from '../domain/run.ts'
import { layoutPapers } from '../layout/layout.ts'
import { buildDocumentTermMatrix } from '../text/tfidf.ts'
import { explainPapers } from '../themes/explain.ts'
import { measureFit } from '../themes/fit.ts'
import { describeThemes, summariseThemes } from '../themes/themes.ts'
import { measureTrends } from '../trends/trends.ts'
import { assemblePlacements, assembleThemes } from './assemble.ts'
import { encodeFittedModel } from './fitted-model.ts'
import { rememberPapers } from './remember.ts'
import { createStopwatch } from './stopwatch.ts'

export interface RunHooks {
  /** Told often: the stage, and how far it is, 0 … 1. */
  onProgress?: (stage: Stage, fraction: number) => void
  /** Ends the run with a CancelledError. */
  signal?: AbortSignal
}

/**
 * @param papers  nDocuments papers, in canonical order; each chunk is let go when it has been read.
 * @param options complete; threads a number.
 * @returns RunResult; the same bits for the same papers, options and seed, save timingsMs.
 * @throws PipelineError if the papers do not allow a run; CancelledError when `hooks.signal` fires.
 */
export async function runPipeline(papers: AsyncIterable<PaperText[]>, nDocuments: number, options: RunOptions & { threads: number }, hooks: RunHooks = {}): Promise<RunResult> {
  const { signal } = hooks
  const watch = createStopwatch()
  const during = (stage: Stage) => ({ threads: options.threads, seed: options.seed, signal, onProgress: (fraction: number) => hooks.onProgress?.(stage, fraction) })

  const facts = rememberPapers(papers)
  const documentTermMatrix = await buildDocumentTermMatrix(facts.chunks, { ...during('tokenize'), now: watch.now, onProgress: (read) => hooks.onProgress?.('tokenize', read / nDocuments) })
  watch.add(documentTermMatrix.timingsMs)
  const rows = documentTermMatrix.matrix
  const clustering = await watch.time('cluster', () => clusterPapers(rows, { ...during('cluster'), k: options.k, engine: options.engine }))
  const descriptions = await watch.time('themes', () => describeThemes(documentTermMatrix, clustering.assignments, clustering.k))
  const fit = await watch.time('themes', () => measureFit(rows, clustering))
  const reasons = await watch.time('themes', () => explainPapers(documentTermMatrix, clustering.assignments, clustering.k))
  const silhouette = await watch.time('themes', () => measureSilhouette(rows, clustering.assignments, clustering.k))
  const layout = await watch.time('layout', () => layoutPapers(rows, clustering, during('layout')))
  const trends = await watch.time('trends', () => measureTrends({ published: facts.published, assignments: clustering.assignments, k: clustering.k }))
  return {
    documents: facts.ids.length, skipped: documentTermMatrix.emptyDocuments,
    k: clustering.k, inertia: clustering.inertia, iterations: clustering.iterations,
    themes: assembleThemes(clustering, descriptions, fit, layout),
    placements: assemblePlacements(facts.ids, clustering, fit, reasons, layout),
    trendPoints: trends.points,
    quality: { ...summariseThemes(descriptions), silhouette: silhouette.simplifiedMean, stability: null, trustworthiness: layout.trustworthiness },
    fittedModel: encodeFittedModel({ space: options.space, k: clustering.k, vocabulary: documentTermMatrix.vocabulary, components: null, centroids: clustering.centroids }),
    timingsMs: watch.read(),
  }
}
