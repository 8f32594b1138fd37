/** A database of its own for the tests of one file. In: a name. Out: its folder, gone afterwards; DATABASE_URL as it was before. */
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { closeDatabase } from './database.ts'

/** Call it once, outside of any test. */
export function ownTestDatabase(name: string): { folder: string } {
  const folder = mkdtempSync(path.join(os.tmpdir(), `paperdrift-${name}-`))
  const before = process.env.DATABASE_URL
  beforeAll(() => {
    process.env.DATABASE_URL = `file:${path.join(folder, 'test.db')}`
  })
  afterAll(async () => {
    await closeDatabase()
    if (before === undefined) delete process.env.DATABASE_URL
    else process.env.DATABASE_URL = before
    // On Windows a file is let go a moment after it is closed.
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  })
  return { folder }
}
