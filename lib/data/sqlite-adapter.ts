/**
 * Prisma's better-sqlite3 adapter, made safe for a server that shares one connection.
 * In: the file's address.   Out: an adapter factory, read by ./database.ts.
 * Why: the stock adapter runs queries issued during an open interactive transaction inside it, so a write that was
 * answered with success vanishes when that transaction rolls back. Here they wait.
 */
import { randomUUID } from 'node:crypto'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import type Database from 'better-sqlite3'

const BUSY_TIMEOUT_MS = 30_000

/**
 * @param url file:… address of the database.
 * @returns a factory whose connections use write-ahead logging, take the write lock when a transaction begins, and
 *   keep queries from outside waiting until an open transaction has ended.
 */
export function sqliteAdapter(url: string): PrismaBetterSqlite3 {
  const factory = new PrismaBetterSqlite3({ url, timeout: BUSY_TIMEOUT_MS })
  const connect = factory.connect.bind(factory)
  factory.connect = async () => {
    const connection = await connect()
    const { client } = connection as unknown as { client: Database.Database }
    prepareClient(client)
    takeHandedRows(connection, client)
    serialiseTransactions(connection, client)
    return connection
  }
  return factory
}

/** What one place of a statement takes. */
export type Cell = string | number | Uint8Array | null

/** Rows on their way past Prisma, by the ticket that stands for them in its query. */
const handedRows = new Map<string, Cell[][]>()

/**
 * Run a statement once for each row, in its turn among Prisma's own queries. The rows go past Prisma, which would write them
 * into one text and read it again: half the time of an import.
 * @param database an open transaction, or the client itself. @param sql with a "?" for each cell of a row.
 */
export async function executeForRows(database: { $executeRawUnsafe(sql: string, ticket: string): Promise<number> }, sql: string, rows: Cell[][]): Promise<void> {
  const ticket = randomUUID()
  handedRows.set(ticket, rows)
  try {
    await database.$executeRawUnsafe(sql, ticket)
  } finally {
    handedRows.delete(ticket)
  }
}

function takeHandedRows(queryable: Pick<Connection, 'executeRaw'>, client: Database.Database): void {
  const execute = queryable.executeRaw.bind(queryable)
  queryable.executeRaw = async (query) => {
    const rows = query.args.length === 1 ? handedRows.get(query.args[0] as string) : undefined
    if (!rows) return execute(query)
    const statement = client.prepare(query.sql)
    for (const row of rows) statement.run(row)
    return rows.length
  }
}

function prepareClient(client: Database.Database): void {
  client.pragma('journal_mode = WAL')
  client.pragma('synchronous = NORMAL')
  client.pragma('cache_size = -32768')
  const prepare = client.prepare.bind(client)
  client.prepare = ((sql: string) => prepare(sql === 'BEGIN' ? 'BEGIN IMMEDIATE' : sql)) as typeof client.prepare
}

type Connection = Awaited<ReturnType<PrismaBetterSqlite3['connect']>>

function serialiseTransactions(connection: Connection, client: Database.Database): void {
  let open: Promise<void> | null = null
  const waiting = <A extends unknown[], R>(call: (...args: A) => Promise<R>) => async (...args: A): Promise<R> => {
    while (open) await open
    return call(...args)
  }
  connection.queryRaw = waiting(connection.queryRaw.bind(connection))
  connection.executeRaw = waiting(connection.executeRaw.bind(connection))
  connection.executeScript = waiting(connection.executeScript.bind(connection))
  const start = connection.startTransaction.bind(connection)
  connection.startTransaction = waiting(async (level) => {
    let ended!: () => void
    open = new Promise((resolve) => {
      ended = () => {
        open = null
        resolve()
      }
    })
    try {
      const transaction = await start(level)
      takeHandedRows(transaction, client)
      const { commit, rollback } = transaction
      transaction.commit = () => commit.call(transaction).finally(ended)
      transaction.rollback = () => rollback.call(transaction).finally(ended)
      return transaction
    } catch (error) {
      ended()
      throw error
    }
  })
}
