/**
 * Many rows in few statements: SQLite takes some hundred rows as one JSON text, five times as fast as createMany.
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
export async function insertMany(transaction: Transaction, table: 'Paper' | 'PaperKey' | 'ImportRejection' | 'Assignment' | 'TrendPoint' | 'Theme' | 'KCandidate' | 'ThemeLink', rows: Row[], jsonColumns: string[] = []): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT) {
    const batch = rows.slice(start, start + ROWS_PER_STATEMENT)
    if (providerOf(databaseUrl()) === 'sqlite') await insertAsJson(transaction, table, batch)
    else await insertWithClient(transaction, table, batch, jsonColumns)
    await setImmediate()
  }
}

/**
 * @param transaction open transaction, or the client itself.
 * @param table model name; the caller's own constant.
 * @param rows all with the same keys, `id` first: the row to change; the others are its new values. Not modified.
 * @param jsonColumns names of the columns that hold JSON.
 */
export async function updateMany(transaction: Transaction, table: 'Paper', rows: Row[], jsonColumns: string[] = []): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT) {
    const batch = rows.slice(start, start + ROWS_PER_STATEMENT)
    if (providerOf(databaseUrl()) === 'sqlite') await updateAsJson(transaction, table, batch)
    else await updateWithClient(transaction, batch, jsonColumns)
    await setImmediate()
  }
}

async function insertAsJson(transaction: Transaction, table: string, rows: Row[]): Promise<void> {
  const columns = Object.keys(rows[0])
  const names = Prisma.raw(columns.map((column) => `"${column}"`).join(', '))
  const values = Prisma.raw(columns.map((_, i) => `json_extract(value, '$[${i}]')`).join(', '))
  const json = JSON.stringify(rows.map((row) => columns.map((column) => row[column])))
  await transaction.$executeRaw`INSERT INTO ${Prisma.raw(`"${table}"`)} (${names}) SELECT ${values} FROM json_each(${json})`
}

async function insertWithClient(transaction: Transaction, table: string, rows: Row[], jsonColumns: string[]): Promise<void> {
  const parsed = rows.map((row) => withParsedJson(row, jsonColumns))
  const delegate = (transaction as unknown as Record<string, { createMany(args: { data: unknown[] }): Promise<unknown> }>)[table[0].toLowerCase() + table.slice(1)]
  await delegate.createMany({ data: parsed })
}

async function updateAsJson(transaction: Transaction, table: string, rows: Row[]): Promise<void> {
  const columns = Object.keys(rows[0])
  const values = columns.map((column, i) => `json_extract(value, '$[${i}]') AS "new_${column}"`).join(', ')
  const assignments = columns.slice(1).map((column) => `"${column}" = "new_${column}"`).join(', ')
  const json = JSON.stringify(rows.map((row) => columns.map((column) => row[column])))
  await transaction.$executeRaw`UPDATE ${Prisma.raw(`"${table}"`)} SET ${Prisma.raw(assignments)} FROM (SELECT ${Prisma.raw(values)} FROM json_each(${json})) WHERE "id" = "new_id"`
}

async function updateWithClient(transaction: Transaction, rows: Row[], jsonColumns: string[]): Promise<void> {
  for (const row of rows) {
    const { id, ...data } = withParsedJson(row, jsonColumns)
    await transaction.paper.update({ where: { id: id as number }, data })
  }
}

const withParsedJson = (row: Row, jsonColumns: string[]): Record<string, unknown> =>
  Object.fromEntries(Object.entries(row).map(([column, value]) => [column, !jsonColumns.includes(column) ? value : value === null ? Prisma.DbNull : JSON.parse(String(value))]))
