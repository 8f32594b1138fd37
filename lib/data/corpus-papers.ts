/**
 * Papers of a corpus as they are stored, whatever runs say of them.
 * In: rows that ./imports.ts stored.   Out: ListedPaper and CorpusPaper, shown by the pages of a corpus.
 */
import type { Paper } from '../domain/paper.ts'
import { dateBounds } from '../domain/paper-filter.ts'
import { STANDING } from './corpora.ts'
import { openDatabase, Prisma, type Database } from './database.ts'
import { givenSourceId } from './import-identity.ts'
import type { FieldSources } from './import-merge.ts'
import type { Range } from './import-reports.ts'

export interface ListedPaper {
  id: number
  title: string
  authors: string[]
  venue: string | null
  published: string | null
}

export interface CorpusPaper {
  id: number
  paper: Paper
  /** Where its first record stands. */
  origin: { importId: number; source: string; line: number }
  /** Field → the imports that gave it; a field of one import alone is its origin's. */
  sources: { field: keyof Paper; imports: { id: number; source: string }[] }[]
  /** Papers of the same title that were merged into it, as they came. */
  parts: ({ origin: CorpusPaper['origin'] } & ListedPaper)[]
  /** The paper that it was merged into; null if it stands for itself. */
  mergedIntoId: number | null
  /** A finished run that it is in, the newest; null if there is none. */
  runId: string | null
}

const LISTED = { id: true, title: true, authors: true, venue: true, published: true } as const

/** Only those that this import brought; of this year ("2019"), or without a date ("none"). Null: all. */
export interface CorpusPart {
  importId: number | null
  year: string | null
}

export const WHOLE_CORPUS: CorpusPart = { importId: null, year: null }

/** @returns papers that stand for themselves, as they came, and how many there are in all. */
export async function listCorpusPapers(corpusId: number, { importId, year }: CorpusPart, { skip, take }: Range): Promise<{ papers: ListedPaper[]; count: number }> {
  const database = await openDatabase()
  // An import belongs to one corpus. The sign keeps SQLite from walking the rows in the order of ids.
  const where = Prisma.sql`${importId === null ? Prisma.sql`"corpusId" = ${corpusId}` : Prisma.sql`"importBatchId" = ${importId}`} ${year === null ? Prisma.empty : ofYear(year)} AND ${STANDING}`
  const [ids, [{ count }]] = await Promise.all([
    database.$queryRaw<{ id: number | bigint }[]>`SELECT "id" FROM "Paper" WHERE ${where} ORDER BY + "id" LIMIT ${take} OFFSET ${skip}`,
    database.$queryRaw<{ count: number | bigint }[]>`SELECT count(*) AS "count" FROM "Paper" WHERE ${where}`,
  ])
  const rows = await database.paper.findMany({ where: { id: { in: ids.map(({ id }) => Number(id)) } }, orderBy: { id: 'asc' }, select: LISTED })
  return { papers: rows.map(toListed), count: Number(count) }
}

const ofYear = (year: string): Prisma.Sql => (year === 'none' ? Prisma.sql`AND "published" IS NULL` : Prisma.sql`AND "published" >= ${year} AND "published" < ${dateBounds({ from: null, to: year }).before}`)

/** @returns the paper, or null if the corpus has none of that id. */
export async function findCorpusPaper(corpusId: number, id: number): Promise<CorpusPaper | null> {
  const database = await openDatabase()
  const origin = { importBatchId: true, importLine: true, importBatch: { select: { source: true } } } as const
  const row = await database.paper.findFirst({ where: { id, corpusId }, include: { importBatch: { select: { source: true } }, mergedFrom: { orderBy: { id: 'asc' }, select: { ...LISTED, ...origin } } } })
  if (!row) return null
  const { title, abstract, venue, published, doi, arxivId, pmid, url, citations, mergedIntoId } = row
  return {
    id, mergedIntoId, origin: originOf(row), sources: await sourcesOf(database, row.fieldSources as FieldSources | null),
    paper: { sourceId: givenSourceId(row.sourceId), title, abstract, authors: row.authors as string[], venue, published, doi, arxivId, pmid, url, keywords: row.keywords as string[], citations },
    parts: row.mergedFrom.map((part) => ({ ...toListed(part), origin: originOf(part) })),
    runId: (await database.assignment.findFirst({ where: { paperId: id, run: { status: 'done' } }, orderBy: { run: { createdAt: 'desc' } }, select: { runId: true } }))?.runId ?? null,
  }
}

const toListed = ({ id, title, authors, venue, published }: Omit<ListedPaper, 'authors'> & { authors: unknown }): ListedPaper => ({ id, title, authors: authors as string[], venue, published })

const originOf = ({ importBatchId, importLine, importBatch }: { importBatchId: number; importLine: number; importBatch: { source: string } }): CorpusPaper['origin'] => ({ importId: importBatchId, source: importBatch.source, line: importLine })

async function sourcesOf(database: Database, sources: FieldSources | null): Promise<CorpusPaper['sources']> {
  if (sources === null) return []
  const batches = await database.importBatch.findMany({ where: { id: { in: [...new Set(Object.values(sources).flat())] } }, select: { id: true, source: true } })
  return Object.entries(sources).map(([field, ids]) => ({ field: field as keyof Paper, imports: ids.flatMap((id) => batches.filter((batch) => batch.id === id)) }))
}
