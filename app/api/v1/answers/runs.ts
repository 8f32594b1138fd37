/** Runs, their themes and trends. In: checked input. Out: values for JSON. */
import type { Answer } from './answers.ts'
import { jobView } from '@/lib/api/job-view.ts'
import { compareRuns } from '@/lib/data/comparison.ts'
import { findFinishedRun, findRun, listRuns, type RunSummary } from '@/lib/data/runs.ts'
import { findRunTrends, listKCandidates, listRelatedThemes, listThemes, listTrendPoints } from '@/lib/data/themes.ts'
import { InvalidInputError, NotFoundError } from '@/lib/domain/errors.ts'
import { requireThemeIndex, themeId, type Theme } from '@/lib/domain/theme.ts'
import { startRemoval } from '@/lib/jobs/start-job.ts'

/** Results of a run change only with the run. */
export const versionOf = ({ id, finishedAt }: RunSummary): string => `${id}-${finishedAt?.getTime() ?? 0}`

const listAll: Answer<'listRuns'> = async ({ query: { corpusId, status } }) => ({ value: { runs: (await listRuns(corpusId)).filter((run) => status === undefined || run.status === status) } })

const getOne: Answer<'getRun'> = async ({ params }) => {
  const value = params.runId === 'latest' ? await findFinishedRun('latest') : await findRun(params.runId)
  if (!value) throw new NotFoundError(`There is no run "${params.runId}".`)
  return { value }
}

const remove: Answer<'removeRun'> = async ({ params }) => {
  const run = await findRun(params.runId)
  if (!run) throw new NotFoundError(`There is no run "${params.runId}".`)
  return { value: { job: jobView(await startRemoval({ runId: run.id, corpus: run.corpusName })) } }
}

const compare: Answer<'compareRuns'> = async ({ params, query }) => {
  const [run, other] = [await findFinishedRun(params.runId), await findFinishedRun(query.with)]
  if (run.corpusId !== other.corpusId) throw new InvalidInputError(`with must be a run of the same corpus. ${run.id} is of "${run.corpusName}", ${other.id} of "${other.corpusName}".`)
  const { shared, ...agreement } = await compareRuns(run.id, other.id)
  return { value: { ...agreement, shared: shared.map(({ from, to, count }) => ({ themeId: themeId(from), otherThemeId: themeId(to), papers: count })) }, version: `${versionOf(run)}-${versionOf(other)}` }
}

const listAllThemes: Answer<'listThemes'> = async ({ params }) => {
  const run = await findFinishedRun(params.runId)
  return { value: { themes: (await listThemes(run.id)).map(themeValue) }, version: versionOf(run) }
}

const getTheme: Answer<'getTheme'> = async ({ params }) => {
  const run = await findFinishedRun(params.runId)
  const index = requireThemeIndex(params.themeId, run.k ?? 0)
  const [themes, related] = await Promise.all([listThemes(run.id), listRelatedThemes(run.id, index)])
  return { value: { theme: themeValue(themes[index]), related: related.map((other) => ({ themeId: themeId(other.index), similarity: other.similarity })) }, version: versionOf(run) }
}

const getTrends: Answer<'getTrends'> = async ({ params, query }) => {
  const run = await findFinishedRun(params.runId)
  const index = query.theme === undefined ? undefined : requireThemeIndex(query.theme, run.k ?? 0)
  const [points, trends] = await Promise.all([listTrendPoints(run.id, index), findRunTrends(run.id)])
  const rising = (trends?.risingTerms ?? []).filter((term) => index === undefined || term.themeIndex === index)
  return {
    value: {
      unit: trends?.periods.unit ?? null, partial: trends?.periods.partial ?? null, notes: trends?.notes ?? [],
      points: points.map(({ themeIndex, ...point }) => ({ themeId: themeId(themeIndex), ...point })),
      risingTerms: rising.map(({ themeIndex, ...term }) => ({ themeId: themeIndex === null ? null : themeId(themeIndex), ...term })),
    },
    version: versionOf(run),
  }
}

const listCandidates: Answer<'listKCandidates'> = async ({ params }) => {
  const run = await findFinishedRun(params.runId)
  return { value: { candidates: await listKCandidates(run.id), reason: run.kReason }, version: versionOf(run) }
}

const themeValue = ({ index, place: _, ...theme }: Theme) => ({ id: themeId(index), ...theme })

export const runAnswers = { listRuns: listAll, getRun: getOne, removeRun: remove, compareRuns: compare, listThemes: listAllThemes, getTheme, getTrends, listKCandidates: listCandidates }
