/** Runs, their themes and trends. In: checked input. Out: values for JSON. */
import type { Answer } from './answers.ts'
import { findFinishedRun, findRun, listRuns, type RunSummary } from '@/lib/data/runs.ts'
import { findRunTrends, listKCandidates, listRelatedThemes, listThemes, listTrendPoints } from '@/lib/data/themes.ts'
import { NotFoundError } from '@/lib/domain/errors.ts'
import { requireThemeIndex, themeId, type Theme } from '@/lib/domain/theme.ts'

/** Results of a run change only with the run. */
export const versionOf = ({ id, finishedAt }: RunSummary): string => `${id}-${finishedAt?.getTime() ?? 0}`

const listAll: Answer<'listRuns'> = async ({ query: { corpusId, status } }) => ({ value: { runs: (await listRuns(corpusId)).filter((run) => status === undefined || run.status === status) } })

const getOne: Answer<'getRun'> = async ({ params }) => {
  const value = params.runId === 'latest' ? await findFinishedRun('latest') : await findRun(params.runId)
  if (!value) throw new NotFoundError(`There is no run "${params.runId}".`)
  return { value }
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

export const runAnswers = { listRuns: listAll, getRun: getOne, listThemes: listAllThemes, getTheme, getTrends, listKCandidates: listCandidates }
