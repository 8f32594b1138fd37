/**
 * Opens the database: migrated, with the client that fits its provider. One client an address and process.
 * In: ./settings.ts.   Out: Database, read by every other file of lib/data.
 */
import { DataStoreError, errorCode } from '../domain/errors.ts'
import { Prisma, PrismaClient } from './generated/sqlite/client.ts'
import { migrate } from './migrate.ts'
import { databaseUrl, jobsDatabaseUrl, providerOf, requireDatabaseUrl, sqliteFile } from './settings.ts'
import { sqliteAdapter } from './sqlite-adapter.ts'

// Typed as SQLite's client, the stricter of the two, so that what compiles runs on both.
export type Database = PrismaClient
export type Transaction = Prisma.TransactionClient
export { Prisma }

const shared = globalThis as unknown as { paperdriftDatabases?: Map<string, Promise<Database>> }

/**
 * @param url address; default databaseUrl().
 * @returns the process's client on an up-to-date database. Asking again for the same address gives the same client.
 * @throws DataStoreError if the database cannot be opened or was made by a newer version.
 */
export function openDatabase(url = databaseUrl()): Promise<Database> {
  const open = (shared.paperdriftDatabases ??= new Map())
  const known = open.get(url)
  if (known) return known
  const database = connect(url)
  open.set(url, database)
  database.catch(() => open.get(url) === database && open.delete(url))
  return database
}

/** @returns the client on the database that holds the jobs. @throws DataStoreError as openDatabase. */
export const openJobsDatabase = (): Promise<Database> => openDatabase(jobsDatabaseUrl())

/** Closes the process's clients; the next openDatabase opens a new one. */
export async function closeDatabase(): Promise<void> {
  const open = [...(shared.paperdriftDatabases?.values() ?? [])]
  shared.paperdriftDatabases?.clear()
  for (const database of open) await (await database.catch(() => null))?.$disconnect()
}

async function connect(url: string): Promise<Database> {
  requireDatabaseUrl(url)
  try {
    await migrate(url)
    const omit = { run: { fittedModel: true, mapFile: true, mapNames: true, nearest: true, trends: true }, theme: { venueShares: true } } as const
    if (providerOf(url) === 'sqlite') return new PrismaClient({ adapter: sqliteAdapter(`file:${sqliteFile(url)}`), omit }) as unknown as Database
    const { PrismaClient: PostgresqlClient } = await import('./generated/postgresql/client.ts')
    const { PrismaPg } = await import('@prisma/adapter-pg')
    return new PostgresqlClient({ adapter: new PrismaPg({ connectionString: url }), omit }) as unknown as Database
  } catch (error) {
    if (errorCode(error)) throw error
    throw new DataStoreError(`The database cannot be opened: ${(error as Error).message}`, error)
  }
}
