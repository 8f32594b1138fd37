import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { runOptionsSchema } from '../domain/run-options.ts'
import { readPaperTexts, requireCorpus } from './corpora.ts'
import { closeDatabase, openDatabase } from './database.ts'
import { importPapers } from './imports.ts'
import { removeCorpus, removeRun, renameCorpus } from './remove.ts'
import { beginRun, endRun, findRun, listRuns } from './runs.ts'

const options = runOptionsSchema.parse({ threads: 1 })
let folder: string
const before = process.env.DATABASE_URL

beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'paperdrift-remove-'))
  process.env.DATABASE_URL = `file:${path.join(folder, 'test.db')}`
  for (const corpus of ['a', 'b']) await importPapers(corpus, 'test', records())
})
afterEach(async () => {
  await closeDatabase()
  process.env.DATABASE_URL = before
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
})

/** Two papers and a duplicate of the first, so that there are merges to remove too. */
async function* records() {
  for (const [line, title] of ['On Things', 'On Others', 'On Things'].entries()) yield {
    kind: 'paper' as const, line: line + 1,
    paper: { sourceId: `s${line}`, title, abstract: 'Things are treated here at some length.', authors: [], venue: null, published: '2020', doi: null, arxivId: null, pmid: null, url: null, keywords: [], citations: null },
  }
}

test('a corpus is removed with its papers, imports and runs, and no other', async () => {
  const [a, b] = [await requireCorpus('a'), await requireCorpus('b')]
  await endRun(await beginRun(a, options), 'failed', 'No.')
  const kept = await beginRun(b, { ...options, seed: 2 })
  await removeCorpus('a')
  await expect(requireCorpus('a')).rejects.toThrow('There is no corpus "a".')
  expect((await listRuns()).map(({ id }) => id)).toEqual([kept])
  const database = await openDatabase()
  expect([await database.paper.count({ where: { corpusId: a.id } }), await database.importBatch.count({ where: { corpusId: a.id } }), await database.paperKey.count({ where: { corpusId: a.id } })]).toEqual([0, 0, 0])
  expect((await readPaperTexts(b.id).next()).value).toHaveLength(2)
})

test('what runs is not removed', async () => {
  const run = await beginRun(await requireCorpus('a'), options)
  await expect(removeRun(run)).rejects.toThrow(`Run "${run}" is running: cancel it first.`)
  await expect(removeCorpus('a')).rejects.toThrow('A run of "a" is running: cancel it first.')
  expect((await requireCorpus('a')).papers).toBe(2)
})

test('a removed run leaves its papers, and its place in the numbering is not given twice', async () => {
  const a = await requireCorpus('a')
  const ids = [await beginRun(a, options), await beginRun(a, options)]
  for (const id of ids) await endRun(id, 'failed', 'No.')
  await removeRun(ids[0])
  expect(await findRun(ids[0])).toBeNull()
  expect(await beginRun(a, options)).toBe(`${ids[0]}-3`)
  expect((await requireCorpus('a')).papers).toBe(2)
  await expect(removeRun('nothing')).rejects.toThrow('There is no run "nothing".')
})

test('a corpus is renamed, unless the name is taken or cannot be one', async () => {
  await renameCorpus('a', ' c ')
  expect((await requireCorpus('c')).papers).toBe(2)
  await renameCorpus('c', 'c')
  await expect(renameCorpus('c', 'b')).rejects.toThrow('There is a corpus "b" already.')
  await expect(renameCorpus('c', 'x\ny')).rejects.toThrow('A corpus name must have 1 to 100 characters, on one line.')
})
