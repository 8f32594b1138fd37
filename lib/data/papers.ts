/**
 * Papers of a finished run, with their places.
 * In: rows that ./imports.ts and ./runs.ts stored.   Out: plain values for the paper's page; ./exported-papers.ts reads them for files.
 */
import { openDatabase } from './database.ts'

export interface PlacedPaper {
  id: number
  sourceId: string
  title: string
  abstract: string
  authors: string[]
  venue: string | null
  published: string | null
  doi: string | null
  arxivId: string | null
  url: string | null
  keywords: string[]
  citations: number | null
  /** Null for a paper without a single known term. */
  placement: { themeIndex: number; similarity: number; runnerUpIndex: number | null; margin: number | null; isWeakFit: boolean; reasons: [term: string, share: number][]; runnerUpReasons: [term: string, share: number][] } | null
}

/** @returns the paper with its place in the run, or null if the run's corpus has no such paper. */
export async function findPlacedPaper(runId: string, paperId: number): Promise<PlacedPaper | null> {
  const database = await openDatabase()
  const run = await database.run.findUnique({ where: { id: runId }, select: { corpusId: true } })
  const row = run && (await database.paper.findFirst({ where: { id: paperId, corpusId: run.corpusId }, include: { assignments: { where: { runId } } } }))
  if (!row) return null
  const [place] = row.assignments
  const { id, sourceId, title, abstract, venue, published, doi, arxivId, url, citations } = row
  return {
    id, sourceId, title, abstract, venue, published, doi, arxivId, url, citations,
    authors: row.authors as string[], keywords: row.keywords as string[],
    placement: place ? {
      themeIndex: place.themeIndex, similarity: place.similarity, runnerUpIndex: place.runnerUpIndex, margin: place.margin, isWeakFit: place.isWeakFit,
      reasons: place.reasons as [string, number][], runnerUpReasons: place.runnerUpReasons as [string, number][],
    } : null,
  }
}

/** @returns whether each paper of the run keeps the theme of its window and whether it is misplaced; runs of before did not. */
export async function keepsPlaces(runId: string): Promise<boolean> {
  const database = await openDatabase()
  const place = await database.assignment.findFirst({ where: { runId }, select: { isMisplaced: true } })
  return typeof place?.isMisplaced === 'boolean'
}

/** A paper that is in no theme, as lists name it. */
export interface UnplacedPaper {
  id: number
  title: string
  authors: string[]
  venue: string | null
  published: string | null
}

/**
 * @param paging page from 1. @returns papers of the corpus that were there when the run began and are in none of its themes, for want of a term that
 *   other papers share; by title.
 */
export async function listUnplacedPapers(runId: string, paging: { page: number; pageSize: number }): Promise<{ count: number; papers: UnplacedPaper[] }> {
  const database = await openDatabase()
  const run = await database.run.findUniqueOrThrow({ where: { id: runId }, select: { corpusId: true, createdAt: true } })
  const where = { corpusId: run.corpusId, mergedIntoId: null, importBatch: { startedAt: { lte: run.createdAt } }, assignments: { none: { runId } } }
  const [count, rows] = await Promise.all([
    database.paper.count({ where }),
    database.paper.findMany({ where, select: { id: true, title: true, authors: true, venue: true, published: true }, orderBy: [{ title: 'asc' }, { id: 'asc' }], skip: (paging.page - 1) * paging.pageSize, take: paging.pageSize }),
  ])
  return { count, papers: rows.map((row) => ({ ...row, authors: row.authors as string[] })) }
}
