/** Exports of many papers in a heap that could not hold them: what grows with the rows dies. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeDatabase, openDatabase } from '../lib/data/database.ts'

const ROOT = path.resolve(import.meta.dirname, '..')
const HEAP_MB = 60
/** The titles, which every format holds, fill the heap but for some megabytes; the program itself takes 24. */
const PAPERS = 6000
const TITLE_LENGTH = 8192

const folder = mkdtempSync(path.join(os.tmpdir(), 'paperdrift-memory-'))
const before = process.env.DATABASE_URL

beforeAll(async () => {
  process.env.DATABASE_URL = `file:${path.join(folder, 'many.db')}`
  const database = await openDatabase()
  const numbers = `WITH RECURSIVE numbers(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM numbers WHERE i < ${PAPERS})`
  for (const statement of [
    `INSERT INTO "Corpus" ("id", "name") VALUES (1, 'many')`,
    `INSERT INTO "ImportBatch" ("id", "corpusId", "source", "format", "status") VALUES (1, 1, 'many.jsonl', 'json-lines', 'done')`,
    `INSERT INTO "Run" ("id", "corpusId", "status", "options", "seed", "engine", "space", "manifestHash", "k", "finishedAt") VALUES ('many', 1, 'done', '{}', 1, 'native', 'lsa', '', 1, '2024-01-01T00:00:00.000+00:00')`,
    `INSERT INTO "Theme" ("runId", "index", "key", "label", "automaticLabel", "size", "terms", "metrics", "x", "y", "place", "representatives", "trend") VALUES ('many', 0, 'all', 'All', 'All', ${PAPERS}, '[]', '{}', 0, 0, 0, '[]', '{}')`,
    `${numbers} INSERT INTO "Paper" ("id", "corpusId", "identity", "sourceId", "title", "abstract", "authors", "keywords", "contentHash", "importBatchId", "importLine") SELECT i, 1, i, i, i || hex(zeroblob(${TITLE_LENGTH / 2})), 'Abstract', '[]', '[]', i, 1, i FROM numbers`,
    `${numbers} INSERT INTO "Assignment" ("runId", "paperId", "themeIndex", "similarity", "x", "y", "reasons", "runnerUpReasons") SELECT 'many', i, 0, 0.5, i, i, '[]', '[]' FROM numbers`,
  ]) await database.$executeRawUnsafe(statement)
  await closeDatabase()
})
afterAll(() => {
  if (before === undefined) delete process.env.DATABASE_URL
  else process.env.DATABASE_URL = before
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
})

/** @param body given `run`, and `bytesOf(what, format)`. @returns what a process of a small heap wrote. */
function inSmallHeap(body: string): Promise<{ out: string; err: string }> {
  const address = (file: string) => JSON.stringify(pathToFileURL(path.join(ROOT, 'lib', file)).href)
  const program = `
    const [{ runRows }, { findFinishedRun }, { requireExport }, { exportRun }] = [await import(${address('data/run-rows.ts')}), await import(${address('data/runs.ts')}), await import(${address('export/catalogue.ts')}), await import(${address('export/export-run.ts')})]
    const rows = runRows(await findFinishedRun('many'))
    const bytesOf = (what, format) => exportRun(requireExport(what, format), rows)
    ${body}`
  const child = spawn(process.execPath, [`--max-old-space-size=${HEAP_MB}`, '--import', 'tsx', '--input-type=module', '--eval', program], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] })
  const said = { out: '', err: '' }
  child.stdout.on('data', (piece) => (said.out += piece))
  child.stderr.on('data', (piece) => (said.err += piece))
  return new Promise((resolve) => child.on('close', () => resolve(said)))
}

/** One of each way to write. */
const FORMATS = [['papers', 'csv'], ['papers', 'xlsx'], ['papers', 'parquet'], ['papers', 'ris'], ['archive', 'paperdrift']]

test('papers are exported in a heap that cannot hold them', async () => {
  const [streamed, held] = await Promise.all([
    inSmallHeap(`for (const [what, format] of ${JSON.stringify(FORMATS)}) {
      let bytes = 0
      for await (const piece of await bytesOf(what, format)) bytes += piece.length
      console.log(what, format, bytes)
    }`),
    inSmallHeap('const held = []; for await (const chunk of rows.papers()) held.push(...chunk); console.log(held.length)'),
  ])
  expect(held.out).toBe('')
  expect(held.err).toContain('heap out of memory')
  expect(streamed.err).toBe('')
  const sizes = new Map(streamed.out.trim().split('\n').map((line) => [line.replace(/ \d+$/, ''), Number(/\d+$/.exec(line))]))
  expect([...sizes.keys()]).toEqual(FORMATS.map((format) => format.join(' ')))
  for (const format of ['csv', 'ris']) expect(sizes.get(`papers ${format}`)).toBeGreaterThan(PAPERS * TITLE_LENGTH)
}, 180_000)
