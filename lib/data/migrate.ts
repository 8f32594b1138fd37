/**
 * Brings a database up to this version: applies prisma/<provider>/migrations in Prisma's own bookkeeping
 * (table _prisma_migrations, same checksums), one process at a time.
 * In: the address and the migration files.   Out: an up-to-date database, opened by ./database.ts.
 */
import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { DataStoreError } from '../domain/errors.ts'
import { migrationsDirectory, providerOf, sqliteFile, type Provider } from './settings.ts'

interface Migration {
  name: string
  sql: string
  checksum: string
}

/** What migrating needs of a database; `lock` holds every other process off until `close`. */
interface Session {
  execute(script: string): Promise<void>
  query(sql: string, params: unknown[]): Promise<Record<string, unknown>[]>
  lock(): Promise<void>
  close(): Promise<void>
}

const LEDGER: Record<Provider, string> = {
  sqlite: `CREATE TABLE IF NOT EXISTS "_prisma_migrations" ("id" TEXT PRIMARY KEY NOT NULL, "checksum" TEXT NOT NULL,
    "finished_at" DATETIME, "migration_name" TEXT NOT NULL, "logs" TEXT, "rolled_back_at" DATETIME,
    "started_at" DATETIME NOT NULL DEFAULT current_timestamp, "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0)`,
  postgresql: `CREATE TABLE IF NOT EXISTS _prisma_migrations (id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL,
    finished_at TIMESTAMPTZ, migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ,
    started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`,
}

/**
 * @param url address of the database; a SQLite file and its folder are made if they are not there.
 * @returns names of the migrations applied now; empty if the database was up to date.
 * @throws DataStoreError if the database was made by a newer version, a migration failed before, or the file is no database.
 * Safe to call from several processes at once: one applies, the others wait.
 */
export async function migrate(url: string): Promise<string[]> {
  const provider = providerOf(url)
  const session = await openSession(provider, url)
  try {
    const migrations = readMigrations(provider)
    if ((await pending(session, migrations, provider)).length === 0) return []
    await session.lock()
    const applied: string[] = []
    for (const migration of await pending(session, migrations, provider)) {
      await apply(session, migration, provider)
      applied.push(migration.name)
    }
    return applied
  } finally {
    await session.close()
  }
}

function readMigrations(provider: Provider): Migration[] {
  const directory = migrationsDirectory(provider)
  const names = readdirSync(directory, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort()
  return names.map((name) => {
    const sql = readFileSync(path.join(directory, name, 'migration.sql'), 'utf8').replaceAll('\r\n', '\n')
    return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
  })
}

async function pending(session: Session, migrations: Migration[], provider: Provider): Promise<Migration[]> {
  const exists = provider === 'sqlite'
    ? await session.query(`SELECT 1 FROM sqlite_master WHERE name = '_prisma_migrations'`, [])
    : await session.query(`SELECT 1 WHERE to_regclass('_prisma_migrations') IS NOT NULL`, [])
  if (exists.length === 0) {
    const strangers = provider === 'sqlite' ? await session.query(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' LIMIT 1`, []) : []
    if (strangers.length > 0) throw new DataStoreError(`The database belongs to another program (it has a table "${String(strangers[0].name)}"). Name another file in DATABASE_URL.`)
    return migrations
  }
  const rows = await session.query('SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL', [])
  const known = new Map(migrations.map((migration) => [migration.name, migration.checksum]))
  for (const row of rows) {
    const name = String(row.migration_name)
    if (!known.has(name)) throw new DataStoreError(`The database was made by a newer version of Paperdrift (it has "${name}"). Update this copy, or name another database in DATABASE_URL.`)
    if (row.finished_at == null) throw new DataStoreError(`The database is half-way through "${name}", which failed before. Restore a copy of it, or name another database in DATABASE_URL.`)
    if (known.get(name) !== row.checksum) throw new DataStoreError(`The migration "${name}" is not the one that made this database. Check out the files as they were released.`)
  }
  const applied = new Set(rows.map((row) => String(row.migration_name)))
  return migrations.filter((migration) => !applied.has(migration.name))
}

async function apply(session: Session, migration: Migration, provider: Provider): Promise<void> {
  const id = randomUUID()
  const now = () => new Date().toISOString().replace('Z', '+00:00')
  await session.execute(LEDGER[provider])
  await session.query('INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at) VALUES ($1, $2, $3, $4)', [id, migration.checksum, migration.name, now()])
  try {
    await session.execute(inTransaction(migration.sql, provider))
  } catch (error) {
    await session.query('UPDATE _prisma_migrations SET logs = $1, rolled_back_at = $2 WHERE id = $3', [String(error), now(), id])
    throw new DataStoreError(`The migration "${migration.name}" failed: ${String((error as Error).message)}`, error)
  }
  await session.query('UPDATE _prisma_migrations SET finished_at = $1, applied_steps_count = 1 WHERE id = $2', [now(), id])
}

// SQLite ignores PRAGMA foreign_keys inside a transaction, and a table redefinition relies on it: cascades would delete children.
const inTransaction = (sql: string, provider: Provider) => (provider === 'sqlite' && /PRAGMA/i.test(sql) ? sql : `BEGIN;\n${sql}\nCOMMIT;`)

const openSession = (provider: Provider, url: string) => (provider === 'sqlite' ? openSqlite(url) : openPostgresql(url))

async function openSqlite(url: string): Promise<Session> {
  const { default: Database } = await import('better-sqlite3')
  const file = sqliteFile(url)
  const open = (name: string) => new Database(name, { timeout: 60_000 })
  let lock: ReturnType<typeof open> | null = null
  try {
    mkdirSync(path.dirname(file), { recursive: true })
    const database = open(file)
    if (existsSync(file)) database.pragma('schema_version')
    return {
      execute: async (script) => void database.exec(script),
      query: async (sql, params) => {
        const statement = database.prepare(sql.replace(/\$\d+/g, '?'))
        if (statement.reader) return statement.all(...params) as Record<string, unknown>[]
        statement.run(...params)
        return []
      },
      // A second file, so that the lock outlives the many transactions of a migration and ends with the process.
      lock: async () => {
        lock = open(`${file}-migrating`)
        lock.exec('BEGIN EXCLUSIVE')
      },
      close: async () => {
        lock?.close()
        database.close()
      },
    }
  } catch (error) {
    throw new DataStoreError(`The database ${file} cannot be opened: ${(error as Error).message}. Name another file in DATABASE_URL.`, error)
  }
}

async function openPostgresql(url: string): Promise<Session> {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: url })
  try {
    await client.connect()
  } catch (error) {
    throw new DataStoreError(`The database server of DATABASE_URL does not answer: ${(error as Error).message}.`, error)
  }
  return {
    execute: async (script) => void (await client.query(script)),
    query: async (sql, params) => (await client.query(sql, params)).rows,
    lock: async () => void (await client.query('SELECT pg_advisory_lock(72707369)')),
    close: () => client.end(),
  }
}
