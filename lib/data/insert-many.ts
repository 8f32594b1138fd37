/**
 * Many rows at once: SQLite takes them past Prisma, ten times as fast as createMany; PostgreSQL some hundred as one JSON text.
 * In: rows of one table.   Out: the rows in the database; used by ./imports.ts and ./runs.ts.
 */
import { setImmediate } from 'node:timers/promises'
import { Prisma, type Transaction } from './database.ts'
import { databaseUrl, providerOf } from './settings.ts'
import { executeForRows, type Cell } from './sqlite-adapter.ts'

const ROWS_PER_STATEMENT = 250

type Value = string | number | boolean | Uint8Array | null
/** Column name → value; a column that holds JSON gets a value of `json(…)`. */
export type Row = Record<string, Value>

/**
 * @param transaction open transaction, or the client itself.
 * @param table model name, as in prisma/models.prisma; the caller's own constant, never input.
 * @param rows all with the same keys. JSON columns hold JSON text. Consumed in batches; not modified.
 * @param jsonColumns names of the columns that hold JSON.
 * Lets other work of the process run between batches.
 */
export async function insertMany(transaction: Transaction, table: 'Paper' | 'PaperKey' | 'ImportRejection' | 'Assignment' | 'TrendPoint' | 'Theme' | 'KCandidate' | 'ThemeLink' | 'TermPapers' | 'DuplicateProposal', rows: Row[], jsonColumns: string[] = []): Promise<void> {
  await inBatches(rows, async (batch) => {
    const columns = Object.keys(batch[0])
    const names = columns.map((column) => `"${column}"`).join(', ')
    if (isSqlite()) return executeForRows(transaction, `INSERT INTO "${table}" (${names}) VALUES (${columns.map(() => '?').join(', ')})`, cellsOf(batch, columns))
    await transaction.$executeRaw`INSERT INTO ${Prisma.raw(`"${table}" (${names})`)} SELECT ${Prisma.raw(names)} FROM ${asTable(table, batch, jsonColumns)}`
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
    const [id, ...columns] = Object.keys(batch[0])
    if (isSqlite()) return executeForRows(transaction, `UPDATE "${table}" SET ${columns.map((column) => `"${column}" = ?`).join(', ')} WHERE "${id}" = ?`, cellsOf(batch, [...columns, id]))
    const assignments = Prisma.raw(columns.map((column) => `"${column}" = changed."${column}"`).join(', '))
    await transaction.$executeRaw`UPDATE ${Prisma.raw(`"${table}"`)} SET ${assignments} FROM ${asTable(table, batch, jsonColumns)} WHERE ${Prisma.raw(`"${table}"`)}."id" = changed."id"`
  })
}

async function inBatches(rows: Row[], write: (batch: Row[]) => Promise<void>): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT) {
    await write(rows.slice(start, start + ROWS_PER_STATEMENT))
    await setImmediate()
  }
}

const isSqlite = () => providerOf(databaseUrl()) === 'sqlite'

// SQLite has no booleans of its own.
const cellsOf = (rows: Row[], columns: string[]): Cell[][] => rows.map((row) => columns.map((column) => (typeof row[column] === 'boolean' ? Number(row[column]) : (row[column] ?? null))))

/** @returns the rows as a table of PostgreSQL named "changed", to select from; the types of its columns are those of `table`. */
function asTable(table: string, rows: Row[], jsonColumns: string[]): Prisma.Sql {
  const typed = rows.map((row) => Object.fromEntries(Object.entries(row).map(([column, value]) => [column, value instanceof Uint8Array ? `\\x${Buffer.from(value).toString('hex')}` : jsonColumns.includes(column) && value !== null ? JSON.parse(String(value)) : value])))
  return Prisma.sql`jsonb_populate_recordset(NULL::${Prisma.raw(`"${table}"`)}, ${wellFormedJson(typed)}::jsonb) AS changed`
}

// PostgreSQL takes neither NUL nor half of a character. Sources clean their texts; what was cut since may still end in one.
function wellFormedJson(value: unknown): string {
  const json = JSON.stringify(value)
  if (!/\\u(0000|d[89a-f])/.test(json)) return json
  return JSON.stringify(value, (_, each) => (typeof each === 'string' ? each.toWellFormed().replaceAll('\0', '') : each))
}
