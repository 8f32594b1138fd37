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
