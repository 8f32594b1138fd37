/** Papers of a run, and runs as files. In: checked input. Out: values for JSON, files. */
import type { Answer } from './answers.ts'
import { versionOf } from './runs.ts'
import { cacheHeaders, unlessKept } from '../caching.ts'
import { streamOf } from '@/app/api/stream.ts'
import { nextCursor, readCursor } from '@/lib/api/cursor.ts'
import { findNearestPapers } from '@/lib/data/nearest-of-run.ts'
import { findPlacedPaper } from '@/lib/data/papers.ts'
import { runRows } from '@/lib/data/run-rows.ts'
import { findFinishedRun } from '@/lib/data/runs.ts'
import { searchPapers } from '@/lib/data/search.ts'
import { keepsTermPapers } from '@/lib/data/term-papers.ts'
import { InvalidInputError, NotFoundError } from '@/lib/domain/errors.ts'
import { NO_FILTER } from '@/lib/domain/paper-filter.ts'
import { parentIndex, requireThemeIndex, themeId } from '@/lib/domain/theme.ts'
import { exportFile, requireExport } from '@/lib/export/catalogue.ts'
import { exportRun } from '@/lib/export/export-run.ts'

const listPapers: Answer<'listPapers'> = async ({ params, query: { limit, cursor, sort, ...filter } }) => {
  const run = await findFinishedRun(params.runId)
  const page = readCursor(cursor)
  if (filter.theme !== undefined && parentIndex(filter.theme) === null) requireThemeIndex(filter.theme, run.k ?? 0)
  if (filter.term !== undefined && !(await keepsTermPapers(run.id))) throw new InvalidInputError(`term needs a run that keeps the papers of its terms. Run "${run.id}" was made before runs did: make it again.`)
  const found = await searchPapers(run.id, { ...NO_FILTER, ...filter }, sort, { page, pageSize: limit })
  const papers = found.papers.map(({ id, sourceId, title, authors, venue, published, themeIndex, similarity, margin }) => ({ id, sourceId, title, authors, venue, published, themeId: themeId(themeIndex), similarity, margin }))
  return { value: { papers, total: found.count, next: nextCursor(page, limit, found.count) }, version: versionOf(run) }
}

const getPaper: Answer<'getPaper'> = async ({ params }) => {
  const run = await findFinishedRun(params.runId)
  const paper = await findPlacedPaper(run.id, params.paperId)
  if (!paper) throw new NotFoundError(`There is no paper ${params.paperId} in the corpus of this run.`)
  const { placement, ...fields } = paper
  const shares = (reasons: [string, number][]) => reasons.map(([term, share]) => ({ term, share }))
  const place = placement && {
    themeId: themeId(placement.themeIndex), similarity: placement.similarity, runnerUpId: placement.runnerUpIndex === null ? null : themeId(placement.runnerUpIndex), margin: placement.margin,
    isWeakFit: placement.isWeakFit, reasons: shares(placement.reasons), runnerUpReasons: shares(placement.runnerUpReasons),
  }
  return { value: { ...fields, place }, version: versionOf(run) }
}

const listNearest: Answer<'listNearestPapers'> = async ({ params }) => {
  const run = await findFinishedRun(params.runId)
  return { value: { papers: await findNearestPapers(run.id, params.paperId) }, version: versionOf(run) }
}

const exportAsFile: Answer<'exportRun'> = async ({ params, query }, request) => {
  const run = await findFinishedRun(params.runId)
  const wanted = requireExport(params.what, query.format, query.theme === undefined ? undefined : requireThemeIndex(query.theme, run.k ?? 0))
  const { name, mediaType } = exportFile(wanted, run)
  const rows = runRows(run)
  return unlessKept(request, cacheHeaders(versionOf(run), params.runId), async (headers) =>
    new Response(streamOf(await exportRun(wanted, rows)), { headers: { ...headers, 'content-type': mediaType, 'content-disposition': `attachment; filename="${name}"` } }))
}

export const paperAnswers = { listPapers, getPaper, listNearestPapers: listNearest, exportRun: exportAsFile }
