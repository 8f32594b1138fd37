/**
 * Many values in one statement: a thousand places for values cost more than the question itself.
 * In: keys or ids of papers.   Out: a part of a statement, used by ./import-chunk.ts, ./import-drafts.ts and ./search.ts.
 */
import { Prisma } from './database.ts'
import { databaseUrl, providerOf } from './settings.ts'

/**
 * @param column of a statement; the caller's own constant, never input.
 * @returns whether the column holds one of these values. As a table to join, SQLite would look the whole list through for every row, and
 *   PostgreSQL, which does not know yet how many rows an import brings, every row through for every value.
 */
export function isListed(column: string, values: string[] | number[]): Prisma.Sql {
  const distinct = [...new Set<string | number>(values)]
  return providerOf(databaseUrl()) === 'sqlite' ? Prisma.sql`${Prisma.raw(column)} IN (SELECT "value" FROM json_each(${JSON.stringify(distinct)}))` : Prisma.sql`${Prisma.raw(column)} = ANY(${distinct}::${Prisma.raw(typeof distinct[0] === 'number' ? 'int[]' : 'text[]')})`
}
