/**
 * Papers of a finished run on their way into a file, chunk by chunk.
 * In: rows that ./imports.ts and ./runs.ts stored.   Out: ExportedPaper, written by ../export.
 */
import { InvalidInputError } from '../domain/errors.ts'
import type { ExportedPaper } from '../domain/paper.ts'
import type { LinkablePaper } from '../domain/run-rows.ts'
import { openDatabase, Prisma } from './database.ts'
import { nearestOf, readNearestPapers } from './nearest-of-run.ts'

/** Which papers of a run; all of them unless a part is asked for. */
export interface PaperChoice {
  themeIndex?: number
  /** The database's ids: these papers, in this order. */
  paperIds?: number[]
}

const PAPERS_PER_CHUNK = 500

/**
 * @returns chunks of the run's papers that the choice names, in an order that does not depend on the database: by source id, then
 *   content, in code points; or as `paperIds` has them, those without a place in the run left out.
 * Holds one chunk at a time.
 */
export async function* readExportedPapers(runId: string, { themeIndex, paperIds }: PaperChoice = {}): AsyncGenerator<ExportedPaper[]> {
  if (!paperIds) return yield* mapped(pages(runId, COLUMNS, themeIndex), toExportedPaper)
  for (let start = 0; start < paperIds.length; start += PAPERS_PER_CHUNK) yield await listExportedPapers(runId, paperIds.slice(start, start + PAPERS_PER_CHUNK))
}

/**
 * As readExportedPapers, with the papers most like each; holds sixty bytes a paper of the run.
 * @throws InvalidInputError, while it is read, if the run was made by a version that did not keep them.
 */
export async function* readLinkablePapers(runId: string, themeIndex?: number): AsyncGenerator<LinkablePaper[]> {
  const nearest = await readNearestPapers(runId)
  if (!nearest) throw new InvalidInputError(`A network of papers needs the papers most like each, which run ${runId} does not have: an earlier version made it. Make the run again.`)
  yield* mapped(pages(runId, NODE_COLUMNS, themeIndex), (row) => {
    const { sourceId: id, title, published, url, x, y } = row as unknown as LinkablePaper & { sourceId: string }
    const paperId = Number(row.paperId)
    return { id, title, published, url, x, y, themeIndex: Number(row.themeIndex), paperId, nearest: nearestOf(nearest, paperId) }
  })
}

/** @param paperIds the database's, some thousand at most. @returns these papers, in this order; those without a place in the run are left out. */
export async function listExportedPapers(runId: string, paperIds: number[]): Promise<ExportedPaper[]> {
  if (paperIds.length === 0) return []
  const database = await openDatabase()
  const rows = await database.$queryRaw<PaperRow[]>`SELECT ${COLUMNS} FROM "Assignment" a JOIN "Paper" p ON p."id" = a."paperId" WHERE a."runId" = ${runId} AND a."paperId" IN (${Prisma.join(paperIds)})`
  const byId = new Map(rows.map((row) => [Number(row.paperId), row]))
  return paperIds.flatMap((id) => byId.get(id) ?? []).map(toExportedPaper)
}

type PaperRow = Record<string, unknown> & { paperId: number | bigint; sourceId: string; contentHash: string }

const NODE_COLUMNS = Prisma.raw('p."id" AS "paperId", p."contentHash", p."sourceId", p."title", p."published", p."url", a."themeIndex", a."x", a."y"')
const COLUMNS = Prisma.sql`${NODE_COLUMNS}, p."abstract", p."authors", p."venue", p."doi", p."arxivId", p."pmid", p."keywords", p."citations", a."similarity", a."runnerUpIndex", a."margin", a."isWeakFit"`

async function* pages(runId: string, columns: Prisma.Sql, themeIndex?: number): AsyncGenerator<PaperRow[]> {
  const database = await openDatabase()
  const { corpusId } = await database.run.findUniqueOrThrow({ where: { id: runId }, select: { corpusId: true } })
  const ofTheme = themeIndex === undefined ? Prisma.empty : Prisma.sql`AND a."themeIndex" = ${themeIndex}`
  for (let after = Prisma.empty; ; ) {
    // SQLite walks its index on corpus and source id, so that no page costs more than another.
    const rows = await database.$queryRaw<PaperRow[]>`SELECT ${columns} FROM "Paper" p JOIN "Assignment" a ON a."paperId" = p."id" AND a."runId" = ${runId}
      WHERE p."corpusId" = ${corpusId} ${after} ${ofTheme} ORDER BY p."sourceId", p."contentHash", p."id" LIMIT ${PAPERS_PER_CHUNK}`
    if (rows.length > 0) yield rows
    if (rows.length < PAPERS_PER_CHUNK) return
    const { sourceId, contentHash, paperId } = rows[rows.length - 1]
    after = Prisma.sql`AND (p."sourceId", p."contentHash", p."id") > (${sourceId}, ${contentHash}, ${Number(paperId)})`
  }
}

async function* mapped<T, U>(chunks: AsyncIterable<T[]>, change: (row: T) => U): AsyncGenerator<U[]> {
  for await (const chunk of chunks) yield chunk.map(change)
}

// SQLite gives JSON columns as text, PostgreSQL as values.
const parsed = (value: unknown): unknown => (typeof value === 'string' ? JSON.parse(value) : value)

function toExportedPaper(row: PaperRow): ExportedPaper {
  const number = (value: unknown) => (value === null ? null : Number(value))
  const { sourceId, title, abstract, venue, published, doi, arxivId, pmid, url, similarity, margin, x, y } = row as unknown as ExportedPaper & { sourceId: string }
  return {
    id: sourceId, title, abstract, venue, published, doi, arxivId, pmid, url, similarity, margin, x, y, authors: parsed(row.authors) as string[], keywords: parsed(row.keywords) as string[],
    citations: number(row.citations), themeIndex: Number(row.themeIndex), runnerUpIndex: number(row.runnerUpIndex), isWeakFit: Boolean(row.isWeakFit),
  }
}
