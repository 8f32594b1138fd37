/**
 * Many values in one statement: a thousand places for values cost more than the question itself.
 * In: keys of papers.   Out: a part of a statement, used by ./import-chunk.ts and ./import-drafts.ts.
 */
import { Prisma } from './database.ts'
import { databaseUrl, providerOf } from './settings.ts'

/** @returns a list of these values for after IN. As a table to join, SQLite would look the whole list through for every row. */
export function listed(values: string[]): Prisma.Sql {
  const json = JSON.stringify([...new Set(values)])
  return providerOf(databaseUrl()) === 'sqlite' ? Prisma.sql`(SELECT "value" FROM json_each(${json}))` : Prisma.sql`(SELECT "value" FROM jsonb_array_elements_text(${json}::jsonb))`
}
