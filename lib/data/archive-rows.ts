/**
 * A whole run, table by table, free of this database's ids.
 * In: rows that ./imports.ts and ./runs.ts stored.   Out: RunArchive, written by ../export/archive.ts.
 */
import type { ArchivedRun, ArchiveRow, ArchiveTable, RunArchive } from '../domain/run-archive.ts'
import { openDatabase, Prisma } from './database.ts'
import { renumberSourced, renumberSources, type FieldSources, type SourcedPaper } from './import-merge.ts'
import { renumberNearest } from './nearest-papers.ts'
import { readNearestPapers } from './nearest-of-run.ts'
import { IDS_PER_PAGE, pagesById, placeIn, risingIds } from './rising-ids.ts'
import { packIds, unpackIds } from './term-papers.ts'

const ROWS_PER_CHUNK = 500

/**
 * @param runId of a finished run. Its papers are those of its corpus now, those merged into others too, in the order of this database.
 * Holds the ids of all papers, four bytes each, and one chunk of rows.
 */
export async function readRunArchive(runId: string): Promise<RunArchive> {
  const { run, corpusId, areProposalsCurrent } = await archivedRun(runId)
  const database = await openDatabase()
  const papers = await risingIds((after) => database.paper.findMany({ where: { corpusId, id: { gt: after } }, select: { id: true }, orderBy: { id: 'asc' }, take: IDS_PER_PAGE }))
  const imports = await risingIds((after) => database.importBatch.findMany({ where: { corpusId, id: { gt: after } }, select: { id: true }, orderBy: { id: 'asc' }, take: IDS_PER_PAGE }))
  const readers: { [T in ArchiveTable]: () => AsyncGenerator<ArchiveRow<T>[]> } = {
    imports: () => importRows(corpusId),
    papers: () => paperRows(corpusId, papers, imports),
    rejections: () => rejectionRows(corpusId, imports),
    proposals: () => proposalRows(corpusId, papers),
    themes: () => themeRows(runId, papers),
    assignments: () => assignmentRows(runId, papers),
    terms: () => termRows(runId, papers),
    trends: () => plainRows<'trends'>('TrendPoint', Prisma.sql`"themeIndex", "period", "count", "total", "share", "low", "high"`, runId, Prisma.sql`"themeIndex", "period"`),
    links: () => plainRows<'links'>('ThemeLink', Prisma.sql`"kind", "fromWindow", "fromIndex", "toIndex", "weight"`, runId, Prisma.sql`"kind", "fromWindow", "fromIndex", "toIndex"`),
    candidates: () => plainRows<'candidates'>('KCandidate', Prisma.sql`"k", "stability", "silhouette", "npmi", "score"`, runId, Prisma.sql`"k"`),
  }
  return { run, areProposalsCurrent, rows: (table) => readers[table]() as never, fittedModel: () => readModel(runId), nearest: () => readNearest(runId, papers) }
}

async function archivedRun(runId: string): Promise<{ run: ArchivedRun; corpusId: number; areProposalsCurrent: boolean }> {
  const database = await openDatabase()
  const { corpus, ...row } = await database.run.findUniqueOrThrow({ where: { id: runId }, omit: { trends: false, fittedModel: true, nearest: true }, include: { corpus: true } })
  const run = {
    id: row.id, corpusName: corpus.name, corpusHash: corpus.contentHash, manifestHash: row.manifestHash, version: row.version, createdAt: row.createdAt.toISOString(), finishedAt: row.finishedAt?.toISOString() ?? null,
    options: row.options, seed: row.seed, engine: row.engine, space: row.space, k: row.k ?? 0, documents: row.documents, skipped: row.skipped, inertia: row.inertia, iterations: row.iterations,
    timingsMs: row.timingsMs, metrics: row.metrics, kReason: row.kReason, trends: row.trends, peakRssBytes: row.peakRssBytes === null ? null : Number(row.peakRssBytes),
  }
  return { run: run as ArchivedRun, corpusId: corpus.id, areProposalsCurrent: corpus.proposedFor !== null && corpus.proposedFor === corpus.contentHash }
}

async function* importRows(corpusId: number): AsyncGenerator<ArchiveRow<'imports'>[]> {
  const database = await openDatabase()
  const page = (after: number) => database.importBatch.findMany({ where: { corpusId, id: { gt: after } }, orderBy: { id: 'asc' }, take: ROWS_PER_CHUNK })
  for await (const rows of pagesById(page)) {
    yield rows.map(({ id: _, corpusId: __, warnings, startedAt, finishedAt, ...row }) => ({ ...row, warnings: warnings as string[] | null, startedAt: startedAt.toISOString(), finishedAt: finishedAt?.toISOString() ?? null }))
  }
}

async function* paperRows(corpusId: number, papers: Int32Array, imports: Int32Array): AsyncGenerator<ArchiveRow<'papers'>[]> {
  const database = await openDatabase()
  const page = (after: number) => database.paper.findMany({ where: { corpusId, id: { gt: after } }, include: { keys: { select: { key: true } } }, orderBy: { id: 'asc' }, take: ROWS_PER_CHUNK })
  const importPlace = (batchId: number) => placeIn(imports, batchId)
  for await (const rows of pagesById(page)) {
    yield rows.map(({ id: _, corpusId: __, identity, importBatchId, importLine, mergedIntoId, keys, authors, keywords, fieldSources, ownFields, ...row }) => ({
      // The identity of a paper that has given up its ids is made from its number here.
      identity: identity.startsWith('merged:') ? '' : identity, ...row, authors: authors as string[], keywords: keywords as string[], mergedInto: mergedIntoId === null ? null : placeIn(papers, mergedIntoId),
      keys: keys.map(({ key }) => key).sort(), import: importPlace(importBatchId), line: importLine, fieldSources: renumberSources(fieldSources as FieldSources | null, importPlace),
      ownFields: ownFields === null ? null : ({ ...renumberSourced(ownFields as unknown as SourcedPaper, importPlace) } as ArchiveRow<'papers'>['ownFields']),
    }))
  }
}

async function* rejectionRows(corpusId: number, imports: Int32Array): AsyncGenerator<ArchiveRow<'rejections'>[]> {
  const database = await openDatabase()
  const page = (after: number) => database.importRejection.findMany({ where: { batch: { corpusId }, id: { gt: after } }, orderBy: { id: 'asc' }, take: ROWS_PER_CHUNK })
  for await (const rows of pagesById(page)) yield rows.map(({ id: _, batchId, ...row }) => ({ import: placeIn(imports, batchId), ...row }) as ArchiveRow<'rejections'>)
}

async function* proposalRows(corpusId: number, papers: Int32Array): AsyncGenerator<ArchiveRow<'proposals'>[]> {
  const database = await openDatabase()
  const rows = await database.duplicateProposal.findMany({ where: { corpusId }, orderBy: [{ paperId: 'asc' }, { otherId: 'asc' }] })
  yield rows.map(({ paperId, otherId, similarity, decision }) => ({ paper: placeIn(papers, paperId), other: placeIn(papers, otherId), similarity, decision: decision as 'joined' | 'apart' | null }))
}

async function* assignmentRows(runId: string, papers: Int32Array): AsyncGenerator<ArchiveRow<'assignments'>[]> {
  const database = await openDatabase()
  const page = async (after: number) => {
    const rows = await database.assignment.findMany({ where: { runId, paperId: { gt: after } }, orderBy: { paperId: 'asc' }, take: ROWS_PER_CHUNK })
    return rows.map((row) => ({ id: row.paperId, row }))
  }
  for await (const rows of pagesById(page)) {
    yield rows.map(({ id, row: { runId: _, paperId: __, reasons, runnerUpReasons, ...place } }) => ({ paper: placeIn(papers, id), ...place, reasons: reasons as [string, number][], runnerUpReasons: runnerUpReasons as [string, number][] }))
  }
}

async function* themeRows(runId: string, papers: Int32Array): AsyncGenerator<ArchiveRow<'themes'>[]> {
  const database = await openDatabase()
  const rows = await database.theme.findMany({ where: { runId }, omit: { venueShares: false }, orderBy: { index: 'asc' } })
  yield rows.map(({ runId: _, representatives, ...row }) => ({ ...row, representatives: (representatives as number[]).map((id) => placeIn(papers, id)).filter((place) => place >= 0) }) as ArchiveRow<'themes'>)
}

async function* termRows(runId: string, papers: Int32Array): AsyncGenerator<ArchiveRow<'terms'>[]> {
  const database = await openDatabase()
  const terms = (await database.termPapers.findMany({ where: { runId }, select: { term: true } })).map(({ term }) => term).sort()
  for (let start = 0; start < terms.length; start += ROWS_PER_CHUNK) {
    const chunk = terms.slice(start, start + ROWS_PER_CHUNK)
    const rows = await database.termPapers.findMany({ where: { runId, term: { in: chunk } } })
    const papersOf = new Map(rows.map((row) => [row.term, packIds(unpackIds(row.papers).map((id) => placeIn(papers, id)))]))
    yield chunk.map((term) => ({ term, papers: Buffer.from(papersOf.get(term)!).toString('base64') }))
  }
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

async function readNearest(runId: string, papers: Int32Array): Promise<Uint8Array | null> {
  const nearest = await readNearestPapers(runId)
  return nearest && renumberNearest(nearest.bytes, nearest.papers, (id) => placeIn(papers, id) + 1)
}
