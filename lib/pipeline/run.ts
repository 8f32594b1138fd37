/**
 * The recipe: papers in, themes out, one line a stage.
 * In: chunks of RunPaper in canonical order, from ../data/corpora.ts.   Out: RunResult, stored by ../data/runs.ts.
 */
import { clusterPapers } from '../cluster/cluster-papers.ts'
import { measureSilhouette } from '../cluster/quality.ts'
import { measureStability } from '../cluster/stability.ts'
import type { RunPaper } from '../domain/paper.ts'
import type { RunOptions } from '../domain/run-options.ts'
import type { RunResult, Stage } from '../domain/run.ts'
import type { ThemeNamer } from '../domain/theme-naming.ts'
import { layoutPapers } from '../layout/layout.ts'
import { reduceToLsa } from '../text/lsa.ts'
import { buildDocumentTermMatrix } from '../text/tfidf.ts'
import { explainPapers } from '../themes/explain.ts'
import { measureFit } from '../themes/fit.ts'
import { arrangeThemes } from '../themes/hierarchy.ts'
import { nameThemes, renameParents } from '../themes/name-themes.ts'
import { chooseRepresentatives } from '../themes/representatives.ts'
import { indexTermPapers } from '../themes/term-papers.ts'
import { describeThemes } from '../themes/themes.ts'
import { markWeakFits } from '../themes/weak-fit.ts'
import { assembleNearest, assembleParents, assemblePlacements, assembleThemes, relatedLinks, summariseRun } from './assemble.ts'
import { coherenceJudge } from './coherence-judge.ts'
import { describeTrends, evolutionLinks } from './describe-trends.ts'
import { encodeFittedModel } from './fitted-model.ts'
import { withRate, type OnProgress } from './progress-rate.ts'
import { rememberPapers, titlesOf } from './remember.ts'
import { requireTerms } from './require-terms.ts'
import { createStopwatch } from './stopwatch.ts'

export interface RunHooks {
  onProgress?: OnProgress
  /** Ends the run with a CancelledError. */
  signal?: AbortSignal
  /** May rewrite labels; what it throws becomes a note of the theme. */
  nameTheme?: ThemeNamer
}

/**
 * @param papers  nDocuments papers, in canonical order; each chunk is let go when it has been read.
 * @param options complete; threads a number.
 * @returns RunResult; the same bits for the same papers, options and seed, save timingsMs and the labels that hooks.nameTheme gives.
 * @throws PipelineError if the papers do not allow a run; CancelledError when `hooks.signal` fires.
 */
export async function runPipeline(papers: AsyncIterable<RunPaper[]>, nDocuments: number, options: RunOptions & { threads: number }, hooks: RunHooks = {}): Promise<RunResult> {
  const { signal } = hooks
  const watch = createStopwatch()
  const report = withRate(hooks.onProgress, nDocuments, watch.now)
  const during = (stage: Stage) => ({ threads: options.threads, seed: options.seed, signal, onProgress: (fraction: number) => report(stage, fraction) })

  const facts = rememberPapers(papers, hooks.nameTheme !== undefined)
  const documentTermMatrix = await buildDocumentTermMatrix(facts.chunks, { ...during('tokenize'), now: watch.now, onProgress: (read) => report('tokenize', read / nDocuments) })
  watch.add(documentTermMatrix.timingsMs)
  requireTerms(documentTermMatrix)
  const lsa = options.space === 'lsa' ? await watch.time('lsa', () => reduceToLsa(documentTermMatrix.matrix, during('lsa'))) : null
  const rows = lsa?.rows ?? documentTermMatrix.matrix
  const clustering = await clusterPapers(rows, { ...options, signal, onProgress: report, now: watch.now, judgeCoherence: coherenceJudge(documentTermMatrix) })
  watch.add({ cluster: clustering.timingsMs.cluster, chooseK: clustering.timingsMs.chooseK ?? undefined })
  const { assignments, centroids, k } = clustering
  const stability = await watch.time('themes', () => measureStability(rows, assignments, k, during('themes')))
  const descriptions = await watch.time('themes', () => describeThemes(documentTermMatrix, assignments, k))
  const tree = await watch.time('themes', () => arrangeThemes(centroids, k))
  const parents = await watch.time('themes', () => assembleParents(documentTermMatrix, clustering, tree, descriptions))
  const fit = await watch.time('themes', () => measureFit(rows, clustering))
  const weakFits = markWeakFits(assignments, k, fit)
  const representatives = await watch.time('themes', () => chooseRepresentatives(rows, assignments, k, fit))
  const named = await watch.time('themes', () => nameThemes(descriptions, titlesOf(facts, representatives), { namer: hooks.nameTheme, avoid: parents.map(({ label }) => label), ...during('themes') }))
  const reasons = await watch.time('themes', () => explainPapers(documentTermMatrix, assignments, k))
  const runnerUpReasons = await watch.time('themes', () => explainPapers(documentTermMatrix, assignments, k, fit.runnerUp))
  const silhouette = await watch.time('themes', () => measureSilhouette(rows, assignments, k))
  const layout = await watch.time('layout', () => layoutPapers(rows, clustering, during('layout')))
  const termPapers = await watch.time('themes', () => indexTermPapers(documentTermMatrix, facts.ids))
  const trends = await watch.time('trends', () => describeTrends(facts, documentTermMatrix, rows, clustering, during('trends')))
  const themeFacts = { themes: named, fit, weakFits, layout, tree, representatives, trends: trends.themes, stability, silhouette }
  return {
    documents: facts.ids.length, skipped: documentTermMatrix.emptyDocuments,
    k, inertia: clustering.inertia, iterations: clustering.iterations, kChoice: clustering.kChoice,
    themes: assembleThemes(facts.ids, clustering, themeFacts), parents: renameParents(parents, tree.parentOf, named), links: [...relatedLinks(centroids, k), ...evolutionLinks(trends.run.evolution.links)],
    placements: assemblePlacements(facts.ids, clustering, { ...themeFacts, windowThemes: trends.windowThemes }, reasons, runnerUpReasons), nearest: assembleNearest(facts.ids, clustering, layout), termPapers,
    trendPoints: trends.points, trends: trends.run, venueShares: trends.venueShares,
    quality: summariseRun(descriptions, clustering, themeFacts, silhouette.mean, lsa?.explainedVariance ?? null),
    fittedModel: encodeFittedModel({ space: options.space, k, vocabulary: documentTermMatrix.vocabulary, components: lsa?.components ?? null, centroids }),
    timingsMs: watch.read(),
  }
}
