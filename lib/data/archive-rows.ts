/**
 * A whole run, table by table, free of this database's ids.
 * In: rows that ./imports.ts and ./runs.ts stored.   Out: RunArchive, written by ../export/archive.ts.
 */
import type { ArchivedRun, ArchiveRow, ArchiveTable, RunArchive } from '../domain/run-archive.ts'
import { openDatabase, Prisma } from './database.ts'
import { databaseUrl, providerOf } from './settings.ts'

const ROWS_PER_CHUNK = 1000

/**
 * @param runId of a finished run. Its papers are those of its corpus now, and those merged since that have a place in the run.
 * Holds the ids of all papers, some 50 bytes each, and one chunk of rows.
 */
export async function readRunArchive(runId: string): Promise<RunArchive> {
  const { run, corpusId } = await archivedRun(runId)
  const places = await placesOfPapers(runId, corpusId)
  const readers: { [T in ArchiveTable]: () => AsyncGenerator<ArchiveRow<T>[]> } = {
    papers: () => paperRows([...places.keys()], places),
    themes: () => themeRows(runId, places),
    assignments: () => assignmentRows(runId, [...places.keys()]),
    trends: () => plainRows<'trends'>('TrendPoint', Prisma.sql`"themeIndex", "period", "count", "total", "share", "low", "high"`, runId, Prisma.sql`"themeIndex", "period"`),
    links: () => plainRows<'links'>('ThemeLink', Prisma.sql`"kind", "fromWindow", "fromIndex", "toIndex", "weight"`, runId, Prisma.sql`"kind", "fromWindow", "fromIndex", "toIndex"`),
    candidates: () => plainRows<'candidates'>('KCandidate', Prisma.sql`"k", "stability", "silhouette", "npmi", "score"`, runId, Prisma.sql`"k"`),
  }
  return { run, rows: (table) => readers[table]() as never, fittedModel: () => readModel(runId) }
}

async function archivedRun(runId: string): Promise<{ run: ArchivedRun; corpusId: number }> {
  const database = await openDatabase()
  const { corpus, ...row } = await database.run.findUniqueOrThrow({ where: { id: runId }, omit: { trends: false, fittedModel: true, nearest: true }, include: { corpus: true } })
  const run = {
    id: row.id, corpusName: corpus.name, corpusHash: corpus.contentHash, manifestHash: row.manifestHash, version: row.version, createdAt: row.createdAt.toISOString(), finishedAt: row.finishedAt?.toISOString() ?? null,
    options: row.options, seed: row.seed, engine: row.engine, space: row.space, k: row.k ?? 0, documents: row.documents, skipped: row.skipped, inertia: row.inertia, iterations: row.iterations,
    timingsMs: row.timingsMs, metrics: row.metrics, kReason: row.kReason, trends: row.trends, peakRssBytes: row.peakRssBytes === null ? null : Number(row.peakRssBytes),
  }
  return { run: run as ArchivedRun, corpusId: corpus.id }
}

/** Database id → place in the archive, in an order that every database agrees on. */
async function placesOfPapers(runId: string, corpusId: number): Promise<Map<number, number>> {
  const database = await openDatabase()
  const collate = Prisma.raw(providerOf(databaseUrl()) === 'postgresql' ? 'COLLATE "C"' : '')
  const rows = await database.$queryRaw<{ id: number | bigint }[]>`SELECT p."id" FROM "Paper" p WHERE p."corpusId" = ${corpusId}
    AND (p."mergedIntoId" IS NULL OR EXISTS (SELECT 1 FROM "Assignment" a WHERE a."runId" = ${runId} AND a."paperId" = p."id")) ORDER BY p."sourceId" ${collate}, p."contentHash", p."id"`
  return new Map(rows.map(({ id }, place) => [Number(id), place]))
}

async function* paperRows(ids: number[], places: Map<number, number>): AsyncGenerator<ArchiveRow<'papers'>[]> {
  const database = await openDatabase()
  for (let start = 0; start < ids.length; start += ROWS_PER_CHUNK) {
    const wanted = ids.slice(start, start + ROWS_PER_CHUNK)
    const rows = await database.paper.findMany({ where: { id: { in: wanted } }, include: { keys: { select: { key: true }, orderBy: { key: 'asc' } } } })
    const byId = new Map(rows.map((row) => [row.id, row]))
    yield wanted.map((id) => {
      const { identity, sourceId, title, abstract, authors, venue, published, doi, arxivId, pmid, url, keywords, citations, contentHash, mergedIntoId, keys } = byId.get(id)!
      const mergedInto = mergedIntoId === null ? null : (places.get(mergedIntoId) ?? null)
      return {
        identity: mergedIntoId === null ? identity : '', sourceId, title, abstract, authors: authors as string[], venue, published, doi, arxivId, pmid, url, keywords: keywords as string[], citations, contentHash,
        mergedInto, keys: mergedIntoId === null ? keys.map(({ key }) => key).sort() : [],
      }
    })
  }
}

async function* assignmentRows(runId: string, ids: number[]): AsyncGenerator<ArchiveRow<'assignments'>[]> {
  const database = await openDatabase()
  for (let start = 0; start < ids.length; start += ROWS_PER_CHUNK) {
    const wanted = ids.slice(start, start + ROWS_PER_CHUNK)
    const rows = await database.assignment.findMany({ where: { runId, paperId: { in: wanted } } })
    const byId = new Map(rows.map((row) => [row.paperId, row]))
    yield wanted.flatMap((id, i) => {
      const row = byId.get(id)
      if (!row) return []
      const { themeIndex, similarity, runnerUpIndex, margin, isWeakFit, x, y } = row
      return [{ paper: start + i, themeIndex, similarity, runnerUpIndex, margin, isWeakFit, x, y, reasons: row.reasons as [string, number][], runnerUpReasons: row.runnerUpReasons as [string, number][] }]
    })
  }
}

async function* themeRows(runId: string, places: Map<number, number>): AsyncGenerator<ArchiveRow<'themes'>[]> {
  const database = await openDatabase()
  const rows = await database.theme.findMany({ where: { runId }, omit: { venueShares: false }, orderBy: { index: 'asc' } })
  yield rows.map(({ runId: _, representatives, ...row }) => ({ ...row, representatives: (representatives as number[]).flatMap((id) => places.get(id) ?? []) }) as ArchiveRow<'themes'>)
}

async function* plainRows<T extends 'trends' | 'links' | 'candidates'>(table: string, columns: Prisma.Sql, runId: string, order: Prisma.Sql): AsyncGenerator<ArchiveRow<T>[]> {
  const database = await openDatabase()
  const rows = await database.$queryRaw<Record<string, unknown>[]>`SELECT ${columns} FROM ${Prisma.raw(`"${table}"`)} WHERE "runId" = ${runId} ORDER BY ${order}`
  yield rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, typeof value === 'bigint' ? Number(value) : value]))) as ArchiveRow<T>[]
}

async function readModel(runId: string): Promise<Uint8Array | null> {
  const database = await openDatabase()
  return (await database.run.findUnique({ where: { id: runId }, select: { fittedModel: true } }))?.fittedModel ?? null
}
