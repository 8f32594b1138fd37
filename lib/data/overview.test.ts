import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { runOptionsSchema } from '../domain/run-options.ts'
import { closeDatabase, openDatabase } from './database.ts'
import { insertMany } from './insert-many.ts'
import { listCorpora } from './overview.ts'
import { beginRun } from './runs.ts'

let folder: string
let before: string | undefined

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'paperdrift-overview-'))
  before = process.env.DATABASE_URL
  process.env.DATABASE_URL = `file:${path.join(folder, 'test.db')}`
})
afterEach(async () => {
  await closeDatabase()
  process.env.DATABASE_URL = before
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
})

async function makeCorpus(name: string, dates: (string | null)[], importedAt: string) {
  const database = await openDatabase()
  const corpus = await database.corpus.create({ data: { name } })
  const batch = await database.importBatch.create({ data: { corpusId: corpus.id, source: 'test', format: 'test', status: 'done', finishedAt: new Date(importedAt) } })
  await insertMany(database, 'Paper', dates.map((published, i) => ({
    corpusId: corpus.id, identity: `title:${i}`, sourceId: `s${i}`, title: `Title ${i}`, abstract: 'Text.', authors: '[]', keywords: '[]',
    published, contentHash: String(i), importBatchId: batch.id, importLine: i + 1,
  })), ['authors', 'keywords'])
  return corpus
}

test('an empty database has no corpus', async () => {
  expect(await listCorpora()).toEqual([])
})

test('a corpus is counted by year, with its undated papers, its runs and its last import', async () => {
  const corpus = await makeCorpus('a', ['2019', '2019-07', '2021-01-02', null], '2026-11-20T10:00:00Z')
  await beginRun({ id: corpus.id, contentHash: null }, runOptionsSchema.parse({}))
  expect(await listCorpora()).toMatchObject([{
    name: 'a', papers: 4, undated: 1, firstYear: 2019, lastYear: 2021, runs: 1,
    years: [{ year: 2019, papers: 2 }, { year: 2021, papers: 1 }], lastImportAt: new Date('2026-11-20T10:00:00Z'),
  }])
})

test('a paper merged into another is not counted', async () => {
  await makeCorpus('a', ['2019', '2019'], '2026-11-20T10:00:00Z')
  const database = await openDatabase()
  const [first, second] = await database.paper.findMany({ orderBy: { id: 'asc' } })
  await database.paper.update({ where: { id: second.id }, data: { mergedIntoId: first.id } })
  expect(await listCorpora()).toMatchObject([{ papers: 1, years: [{ year: 2019, papers: 1 }] }])
})

test('the corpus with the latest import comes first, and one without dated papers has no span', async () => {
  await makeCorpus('old', ['2019'], '2026-11-20T10:00:00Z')
  await makeCorpus('new', [null], '2026-11-21T10:00:00Z')
  expect(await listCorpora()).toMatchObject([{ name: 'new', firstYear: null, lastYear: null, years: [], undated: 1 }, { name: 'old' }])
})
