/**
 * Many rows in few statements: some hundred rows as one JSON text, five times as fast as createMany.
 * In: rows of one table.   Out: the rows in the database; used by ./imports.ts and ./runs.ts.
 */
import { setImmediate } from 'node:timers/promises'
import { Prisma, type Transaction } from './database.ts'
import { databaseUrl, providerOf } from './settings.ts'

const ROWS_PER_STATEMENT = 250

type Value = string | number | boolean | null
/** Column name → value; a column that holds JSON gets a value of `json(…)`. */
export type Row = Record<string, Value>

/**
 * @param transaction open transaction, or the client itself.
 * @param table model name, as in prisma/models.prisma; the caller's own constant, never input.
 * @param rows all with the same keys. JSON columns hold JSON text. Consumed in batches; not modified.
 * @param jsonColumns names of the columns that hold JSON.
 * Lets other work of the process run between batches.
 */
export async function insertMany(transaction: Transaction, table: 'Paper' | 'PaperKey' | 'ImportRejection' | 'Assignment' | 'TrendPoint' | 'Theme' | 'KCandidate' | 'ThemeLink' | 'DuplicateProposal', rows: Row[], jsonColumns: string[] = []): Promise<void> {
  await inBatches(rows, async (batch) => {
    const names = Prisma.raw(Object.keys(batch[0]).map((column) => `"${column}"`).join(', '))
    await transaction.$executeRaw`INSERT INTO ${Prisma.raw(`"${table}"`)} (${names}) SELECT ${names} FROM ${asTable(table, batch, jsonColumns)}`
  })
}

/**
 * @param transaction open transaction, or the client itself.
 * @param table model name; the caller's own constant.
 * @param rows all with the same keys, `id` first: the row to change; the others are its new values. Not modified.
 * @param jsonColumns names of the columns that hold JSON.
 */
export async function updateMany(transaction: Transaction, table: 'Paper', rows: Row[], jsonColumns: string[] = []): Promise<void> {
  await inBatches(rows, async (batch) => {
    const assignments = Prisma.raw(Object.keys(batch[0]).slice(1).map((column) => `"${column}" = changed."${column}"`).join(', '))
    await transaction.$executeRaw`UPDATE ${Prisma.raw(`"${table}"`)} SET ${assignments} FROM ${asTable(table, batch, jsonColumns)} WHERE ${Prisma.raw(`"${table}"`)}."id" = changed."id"`
  })
}

async function inBatches(rows: Row[], write: (batch: Row[]) => Promise<void>): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT) {
    await write(rows.slice(start, start + ROWS_PER_STATEMENT))
    await setImmediate()
  }
}

/** @returns the rows as a table named "changed", to select from. */
function asTable(table: string, rows: Row[], jsonColumns: string[]): Prisma.Sql {
  const columns = Object.keys(rows[0])
  if (providerOf(databaseUrl()) === 'sqlite') {
    const values = Prisma.raw(columns.map((column, i) => `json_extract(value, '$[${i}]') AS "${column}"`).join(', '))
    return Prisma.sql`(SELECT ${values} FROM json_each(${JSON.stringify(rows.map((row) => columns.map((column) => row[column])))})) AS changed`
  }
  // PostgreSQL takes the types of the columns from its table.
  const typed = rows.map((row) => Object.fromEntries(columns.map((column) => [column, jsonColumns.includes(column) && row[column] !== null ? JSON.parse(String(row[column])) : row[column]])))
  return Prisma.sql`jsonb_populate_recordset(NULL::${Prisma.raw(`"${table}"`)}, ${JSON.stringify(typed)}::jsonb) AS changed`
}
