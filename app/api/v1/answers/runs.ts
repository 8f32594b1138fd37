/** Runs, their themes and trends. In: checked input. Out: values for JSON. */
import type { Answer } from './answers.ts'
import { jobView } from '@/lib/api/job-view.ts'
import { nextCursor, readCursor } from '@/lib/api/cursor.ts'
import { listTopAuthors } from '@/lib/data/authors.ts'
import { compareRuns, listMovedPapers } from '@/lib/data/comparison.ts'
import { findFinishedRun, findRun, listRuns, type RunSummary } from '@/lib/data/runs.ts'
import { findRunTrends, listKCandidates, listRelatedThemes, listThemeParents, listThemes, listTrendPoints } from '@/lib/data/themes.ts'
import { listVenues } from '@/lib/data/venues.ts'
import { InvalidInputError, NotFoundError } from '@/lib/domain/errors.ts'
import { requireThemeIndex, themeId, type Theme } from '@/lib/domain/theme.ts'
import { startRemoval } from '@/lib/jobs/start-job.ts'
import { matchedThemes } from '@/lib/view/comparison.ts'

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

async function findBoth(runId: string, otherId: string): Promise<[RunSummary, RunSummary]> {
  const [run, other] = [await findFinishedRun(runId), await findFinishedRun(otherId)]
  if (run.corpusId !== other.corpusId) throw new InvalidInputError(`with must be a run of the same corpus. ${run.id} is of "${run.corpusName}", ${other.id} of "${other.corpusName}".`)
  return [run, other]
}

const listMoved: Answer<'listMovedPapers'> = async ({ params, query: { with: otherId, limit, cursor } }) => {
  const [run, other] = await findBoth(params.runId, otherId)
  const { papers, shared } = await compareRuns(run.id, other.id)
  const matches = matchedThemes(shared)
  const page = readCursor(cursor)
  const moved = await listMovedPapers(run.id, other.id, matches, { page, pageSize: limit })
  const total = papers - matches.reduce((sum, { count }) => sum + count, 0)
  return { value: { papers: moved.map(({ id, title, themeIndex, otherIndex }) => ({ id, title, themeId: themeId(themeIndex), otherThemeId: themeId(otherIndex) })), total, next: nextCursor(page, limit, total) } }
}

const compare: Answer<'compareRuns'> = async ({ params, query }) => {
  const [run, other] = await findBoth(params.runId, query.with)
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

const listAuthors: Answer<'listThemeAuthors'> = async ({ params, query }) => {
  const run = await findFinishedRun(params.runId)
  return { value: { authors: await listTopAuthors(run.id, [requireThemeIndex(params.themeId, run.k ?? 0)], query.limit) } }
}

const listRunVenues: Answer<'listRunVenues'> = async ({ params, query }) => {
  const run = await findFinishedRun(params.runId)
  return { value: { venues: await listVenues(run.id, query.limit) } }
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

const listGroups: Answer<'listGroups'> = async ({ params }) => {
  const run = await findFinishedRun(params.runId)
  return { value: { groups: await listThemeParents(run.id) }, version: versionOf(run) }
}

const getEvolution: Answer<'getEvolution'> = async ({ params }) => {
  const run = await findFinishedRun(params.runId)
  return { value: { evolution: (await findRunTrends(run.id))?.evolution ?? null }, version: versionOf(run) }
}

const themeValue = ({ index, place: _, ...theme }: Theme) => ({ id: themeId(index), ...theme })

export const runAnswers = { listRuns: listAll, getRun: getOne, removeRun: remove, compareRuns: compare, listMovedPapers: listMoved, listGroups, getEvolution, listThemes: listAllThemes, getTheme, listThemeAuthors: listAuthors, listRunVenues, getTrends, listKCandidates: listCandidates }
