/**
 * A lock among processes that ends with its holder, however that dies: nothing to clean up, no process id to trust.
 * In: ./settings.ts.   Out: acquireLock, held by the worker of ../jobs while it works off the queue.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { databaseUrl, providerOf, sqliteFile } from './settings.ts'

const RETRY_MS = 100
/** Keys of PostgreSQL's advisory locks; 72707369 is the one of ./migrate.ts. */
const ADVISORY_KEYS = { worker: 72707370 }

/** Ends the lock. */
export type Release = () => Promise<void>

/**
 * @param name what is locked, per database.
 * @param waitMs how long to wait for another holder, ≥ 0.
 * @returns how to end it; null if another process, or another call in this one, still holds it.
 */
export async function acquireLock(name: keyof typeof ADVISORY_KEYS, waitMs: number): Promise<Release | null> {
  const url = databaseUrl()
  const tryOnce = providerOf(url) === 'sqlite' ? () => lockFile(`${sqliteFile(url)}-${name}`) : () => lockServer(url, ADVISORY_KEYS[name])
  for (const until = performance.now() + waitMs; ; ) {
    const release = await tryOnce()
    if (release || performance.now() >= until) return release
    await sleep(RETRY_MS)
  }
}

// SQLite's own lock on a file of its own: the system drops it when the process ends.
async function lockFile(file: string): Promise<Release | null> {
  const { default: Database } = await import('better-sqlite3')
  const database = new Database(file, { timeout: 0 })
  try {
    database.exec('BEGIN EXCLUSIVE')
    return async () => void database.close()
  } catch (error) {
    database.close()
    if (/^SQLITE_BUSY/.test((error as { code?: string }).code ?? '')) return null
    throw error
  }
}

async function lockServer(url: string, key: number): Promise<Release | null> {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query('SELECT pg_try_advisory_lock($1) AS held', [key])
  if (rows[0].held) return () => client.end()
  await client.end()
  return null
}
