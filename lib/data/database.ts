/**
 * Opens the database: migrated, with the client that fits its provider. One client a process.
 * In: ./settings.ts.   Out: Database, read by every other file of lib/data.
 */
import { DataStoreError, errorCode } from '../domain/errors.ts'
import { Prisma, PrismaClient } from './generated/sqlite/client.ts'
import { migrate } from './migrate.ts'
import { databaseUrl, providerOf, requireDatabaseUrl, sqliteFile } from './settings.ts'
import { sqliteAdapter } from './sqlite-adapter.ts'

// Typed as SQLite's client, the stricter of the two, so that what compiles runs on both.
export type Database = PrismaClient
export type Transaction = Prisma.TransactionClient
export { Prisma }

const shared = globalThis as unknown as { paperdriftDatabase?: { url: string; database: Promise<Database> } }

/**
 * @param url address; default databaseUrl().
 * @returns the process's client on an up-to-date database. Asking again for the same address gives the same client.
 * @throws DataStoreError if the database cannot be opened or was made by a newer version.
 */
export function openDatabase(url = databaseUrl()): Promise<Database> {
  if (shared.paperdriftDatabase?.url === url) return shared.paperdriftDatabase.database
  const database = connect(url)
  shared.paperdriftDatabase = { url, database }
  database.catch(() => {
    if (shared.paperdriftDatabase?.database === database) delete shared.paperdriftDatabase
  })
  return database
}

/** Closes the process's client; the next openDatabase opens a new one. */
export async function closeDatabase(): Promise<void> {
  const open = shared.paperdriftDatabase
  delete shared.paperdriftDatabase
  await (await open?.database.catch(() => null))?.$disconnect()
}

async function connect(url: string): Promise<Database> {
  requireDatabaseUrl(url)
  try {
    await migrate(url)
    const omit = { run: { fittedModel: true, trends: true }, theme: { venueShares: true } } as const
    if (providerOf(url) === 'sqlite') return new PrismaClient({ adapter: sqliteAdapter(`file:${sqliteFile(url)}`), omit }) as unknown as Database
    const { PrismaClient: PostgresqlClient } = await import('./generated/postgresql/client.ts')
    const { PrismaPg } = await import('@prisma/adapter-pg')
    return new PostgresqlClient({ adapter: new PrismaPg({ connectionString: url }), omit }) as unknown as Database
  } catch (error) {
    if (errorCode(error)) throw error
    throw new DataStoreError(`The database cannot be opened: ${(error as Error).message}`, error)
  }
}
