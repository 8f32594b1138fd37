/**
 * The full-text index over papers: PaperSearch in SQLite, the column "search" in PostgreSQL (prisma/<provider>/migrations/*_search).
 * In: rows of Paper.   Out: an index that says what they say; conditions on it, read by ./search.ts.
 */
import { Prisma, type Transaction } from './database.ts'
import { toMatch, toTsquery, type SearchTerm } from './search-query.ts'
import { databaseUrl, providerOf } from './settings.ts'

const INDEXED = Prisma.sql`"title", "abstract", "authors", "venue", "keywords"`

/**
 * Make the index of all corpora again, once at the end of what changes papers: triggers would make an import several times
 * slower, and what changed papers said before is not known any more. Three seconds for 60,000 papers.
 * @param transaction open. Does nothing on PostgreSQL, which does it itself; neither do the two below.
 */
export async function refreshSearchIndex(transaction: Transaction): Promise<void> {
  if (providerOf(databaseUrl()) !== 'sqlite') return
  await transaction.$executeRaw`INSERT INTO "PaperSearch"("PaperSearch") VALUES ('delete-all')`
  await transaction.$executeRaw`INSERT INTO "PaperSearch"("rowid", ${INDEXED}) SELECT "id", ${INDEXED} FROM "Paper" WHERE "mergedIntoId" IS NULL`
}

/** Take in the papers of an import that has changed no others. */
export async function extendSearchIndex(transaction: Transaction, batchId: number): Promise<void> {
  if (providerOf(databaseUrl()) !== 'sqlite') return
  await transaction.$executeRaw`INSERT INTO "PaperSearch"("rowid", ${INDEXED}) SELECT "id", ${INDEXED} FROM "Paper" WHERE "importBatchId" = ${batchId} AND "mergedIntoId" IS NULL`
}

/** Take out the papers of a corpus, which must be as they were when they were taken in, before they are removed. */
export async function shrinkSearchIndex(transaction: Transaction, corpusId: number): Promise<void> {
  if (providerOf(databaseUrl()) !== 'sqlite') return
  await transaction.$executeRaw`INSERT INTO "PaperSearch"("PaperSearch", "rowid", ${INDEXED}) SELECT 'delete', "id", ${INDEXED} FROM "Paper" WHERE "corpusId" = ${corpusId} AND "mergedIntoId" IS NULL`
}

/** A search as parts of a statement over Assignment a. */
export interface SearchParts {
  /** Joins what is searched; empty if there is nothing to match. */
  join: Prisma.Sql
  /** Whether the parts speak of Paper p, which the statement must then join. */
  readsPaper: boolean
  condition: Prisma.Sql
  /** The best paper first; null if there is nothing to match. A second key would keep SQLite's index from sorting by itself. */
  order: Prisma.Sql | null
  /** title and snippet of the papers, as in `markedPapers`, for a statement that has them in `order`, at no further cost; null if it would have any. */
  marks: Prisma.Sql | null
  /**
   * A statement for id, title and snippet of these papers, what matched marked for `segmentsOf`, the abstract cut to a few lines;
   * null if there is nothing to match.
   */
  markedPapers: ((ids: number[]) => Prisma.Sql) | null
}

/** A piece of a text. */
export interface Segment {
  text: string
  /** It is what was searched for. */
  isMatch: boolean
}

// Control characters, which no title has.
const MARK_START = '\u0002'
const MARK_END = '\u0003'
const SNIPPET_WORDS = 36

/** @param marked a text of `markedPapers`. @returns its pieces in order, none empty. */
export const segmentsOf = (marked: string): Segment[] =>
  marked.split(MARK_START).flatMap((part, i) => {
    const [match, rest] = i === 0 ? ['', part] : [part.split(MARK_END)[0], part.split(MARK_END).slice(1).join('')]
    return [{ text: match, isMatch: true }, { text: rest, isMatch: false }].filter(({ text }) => text !== '')
  })

/** @param terms at least one. */
export const searchParts = (terms: SearchTerm[]): SearchParts => (providerOf(databaseUrl()) === 'sqlite' ? sqliteParts(terms) : postgresqlParts(terms))

function sqliteParts(terms: SearchTerm[]): SearchParts {
  const { wanted, excluded } = toMatch(terms)
  const without = excluded === null ? Prisma.empty : Prisma.sql`AND a."paperId" NOT IN (SELECT "rowid" FROM "PaperSearch" WHERE "PaperSearch" MATCH ${excluded})`
  if (wanted === null) return { join: Prisma.empty, readsPaper: false, condition: without, order: null, marks: null, markedPapers: null }
  const marks = Prisma.sql`highlight("PaperSearch", 0, ${MARK_START}, ${MARK_END}) AS "title", snippet("PaperSearch", 1, ${MARK_START}, ${MARK_END}, '…', ${SNIPPET_WORDS}) AS "snippet"`
  return {
    join: Prisma.sql`JOIN "PaperSearch" ON "PaperSearch"."rowid" = a."paperId"`,
    readsPaper: false,
    condition: Prisma.sql`AND "PaperSearch" MATCH ${wanted} ${without}`,
    order: Prisma.sql`"PaperSearch"."rank"`,
    marks,
    // The plus keeps SQLite from looking the papers up one by one, which for a common beginning ("re*") takes a second instead of 40 ms.
    markedPapers: (ids) => Prisma.sql`SELECT "rowid" AS "id", ${marks} FROM "PaperSearch" WHERE +"rowid" IN (${Prisma.join(ids)}) AND "PaperSearch" MATCH ${wanted}`,
  }
}

/** A column that PostgreSQL keeps by itself. */
const PAPER_TEXT = Prisma.raw('p."search"')

function postgresqlParts(terms: SearchTerm[]): SearchParts {
  const { wanted, excluded } = toTsquery(terms)
  const without = excluded === null ? Prisma.empty : Prisma.sql`AND NOT ${PAPER_TEXT} @@ to_tsquery('paperdrift', ${excluded})`
  if (wanted === null) return { join: Prisma.empty, readsPaper: true, condition: without, order: null, marks: null, markedPapers: null }
  const query = Prisma.sql`to_tsquery('paperdrift', ${wanted})`
  const brackets = `StartSel=${MARK_START}, StopSel=${MARK_END}`
  return {
    join: Prisma.empty,
    readsPaper: true,
    condition: Prisma.sql`AND ${PAPER_TEXT} @@ ${query} ${without}`,
    order: Prisma.sql`-ts_rank(${PAPER_TEXT}, ${query})`,
    marks: null,
    markedPapers: (ids) => Prisma.sql`
      SELECT p."id", ts_headline('paperdrift', p."title", ${query}, ${`${brackets}, HighlightAll=true`}) AS "title",
        ts_headline('paperdrift', p."abstract", ${query}, ${`${brackets}, MaxWords=${SNIPPET_WORDS}, MinWords=${SNIPPET_WORDS - 10}`}) AS "snippet"
      FROM "Paper" p WHERE p."id" IN (${Prisma.join(ids)})`,
  }
}
