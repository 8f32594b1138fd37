/**
 * Papers of a finished run, with their places.
 * In: rows that ./imports.ts and ./runs.ts stored.   Out: plain values for the paper's page, the map and the exports.
 */
import type { ExportedPaper } from '../domain/paper.ts'
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

/** One dot of the map. */
export interface MapPoint {
  paperId: number
  themeIndex: number
  x: number
  y: number
}

const EXPORT_CHUNK = 5000

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

/** @returns every placed paper of the run, by theme and id. */
export async function listMapPoints(runId: string): Promise<MapPoint[]> {
  const database = await openDatabase()
  return database.assignment.findMany({ where: { runId }, select: { paperId: true, themeIndex: true, x: true, y: true }, orderBy: [{ themeIndex: 'asc' }, { paperId: 'asc' }] })
}

/** @returns chunks of the run's papers, or of one theme's, in canonical order: by source id, then identity, in code units. */
export async function* readExportedPapers(runId: string, themeIndex?: number): AsyncGenerator<ExportedPaper[]> {
  const database = await openDatabase()
  const keys = await database.assignment.findMany({ where: { runId, themeIndex }, select: { paperId: true, paper: { select: { sourceId: true, identity: true } } } })
  const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
  keys.sort((a, b) => order(a.paper.sourceId, b.paper.sourceId) || order(a.paper.identity, b.paper.identity))
  for (let start = 0; start < keys.length; start += EXPORT_CHUNK) {
    const ids = keys.slice(start, start + EXPORT_CHUNK).map((key) => key.paperId)
    const rows = await database.assignment.findMany({
      where: { runId, paperId: { in: ids } },
      include: { paper: { select: { sourceId: true, title: true, published: true, venue: true, url: true } } },
    })
    const byId = new Map(rows.map((row) => [row.paperId, row]))
    yield ids.map((id) => {
      const { paper, themeIndex, similarity, runnerUpIndex, margin, x, y } = byId.get(id)!
      const { sourceId, title, published, venue, url } = paper
      return { id: sourceId, title, themeIndex, similarity, runnerUpIndex, margin, x, y, published, venue, url }
    })
  }
}
