/**
 * Prisma's better-sqlite3 adapter, made safe for a server that shares one connection.
 * In: the file's address.   Out: an adapter factory, read by ./database.ts.
 * Why: the stock adapter runs queries issued during an open interactive transaction inside it, so a write that was
 * answered with success vanishes when that transaction rolls back. Here they wait.
 */
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
    prepareClient((connection as unknown as { client: Database.Database }).client)
    serialiseTransactions(connection)
    return connection
  }
  return factory
}

function prepareClient(client: Database.Database): void {
  client.pragma('journal_mode = WAL')
  client.pragma('synchronous = NORMAL')
  client.pragma('cache_size = -32768')
  const prepare = client.prepare.bind(client)
  client.prepare = ((sql: string) => prepare(sql === 'BEGIN' ? 'BEGIN IMMEDIATE' : sql)) as typeof client.prepare
}

type Connection = Awaited<ReturnType<PrismaBetterSqlite3['connect']>>

function serialiseTransactions(connection: Connection): void {
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
