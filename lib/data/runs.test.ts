import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { NO_FILTER } from '../domain/paper-filter.ts'
import type { RunResult } from '../domain/run.ts'
import type { RunTrends } from '../domain/run-trends.ts'
import type { ThemeTrend } from '../domain/trend.ts'
import { runOptionsSchema } from '../domain/run-options.ts'
import { themeId } from '../domain/theme.ts'
import { closeDatabase, openDatabase, Prisma } from './database.ts'
import { insertMany } from './insert-many.ts'
import { readMapFile, readMapNames, type MapWriter } from './map-file.ts'
import { countLosses } from './losses.ts'
import { sampleMap } from './map-sample.ts'
import { findNearestPapers } from './nearest-of-run.ts'
import { listUnplacedPapers } from './papers.ts'
import { beginRun, endDeadRuns, endRun, findFinishedRun, findRun, listRuns, noteProgress, storeRun } from './runs.ts'
import { searchPapers } from './search.ts'
import { listThemeParents, listThemes, listTrendPoints } from './themes.ts'

const options = runOptionsSchema.parse({ k: 2, threads: 1 })
let folder: string
let before: string | undefined

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'paperdrift-runs-'))
  before = process.env.DATABASE_URL
  process.env.DATABASE_URL = `file:${path.join(folder, 'test.db')}`
})
afterEach(async () => {
  await closeDatabase()
  process.env.DATABASE_URL = before
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
})

/** A corpus of n papers; returns it with the papers' ids. */
async function makeCorpus(n: number) {
  const database = await openDatabase()
  const corpus = await database.corpus.create({ data: { name: 'test', contentHash: 'abc' } })
  const batch = await database.importBatch.create({ data: { corpusId: corpus.id, source: 'test', format: 'test', status: 'done' } })
  const rows = Array.from({ length: n }, (_, i) => ({
    corpusId: corpus.id, identity: `title:${i}`, sourceId: `s${i}`, title: `Title ${i}`, abstract: 'Text.', authors: '[]', keywords: '[]',
    published: `20${10 + (i % 10)}`, contentHash: String(i), importBatchId: batch.id, importLine: i + 1,
  }))
  await insertMany(database, 'Paper', rows, ['authors', 'keywords'])
  const papers = await database.paper.findMany({ select: { id: true }, orderBy: { id: 'asc' } })
  return { corpus, paperIds: papers.map((paper) => paper.id) }
}

function resultFor(paperIds: number[]): RunResult {
  const theme = (index: number, size: number) => ({
    index, key: `theme-${index}`, label: `Theme ${index}`, automaticLabel: `Automatic ${index}`, labelNote: index ? 'A note.' : null, size, terms: [{ term: 'term', weight: 1, documents: 2 }],
    metrics: { coherence: 0.1, coherenceCv: 0.2, stability: null, similarity: 0.5, silhouette: 0.1, weakFits: 0 }, x: 0, y: 0,
    parentIndex: 0, place: index, representatives: paperIds.slice(0, 1), trend: { verdict: 'steady' } as ThemeTrend,
  })
  return {
    documents: paperIds.length, skipped: 0, k: 2, inertia: 1.5, iterations: 3,
    themes: [theme(0, Math.ceil(paperIds.length / 2)), theme(1, Math.floor(paperIds.length / 2))],
    placements: paperIds.map((paperId, i) => ({ paperId, themeIndex: i % 2, similarity: 0.5, runnerUpIndex: 1 - (i % 2), margin: 0.25, x: 0.1, y: 0.2, isWeakFit: i === 0, isMisplaced: i === 1, windowTheme: i % 2, reasons: [['term', 1]], runnerUpReasons: [] })),
    trendPoints: [{ themeIndex: 0, period: '2019', count: 1, total: 2, share: 0.5, low: 0.1, high: 0.9 }],
    quality: { silhouette: 0.1, npmi: 0.2, cv: 0.3, diversity: 0.9, stability: null, trustworthiness: null, explainedVariance: null, weakFits: 1 },
    kChoice: { k: 2, runnerUp: 3, reason: 'Because.', candidates: [{ k: 2, stability: 0.9, silhouette: 0.1, npmi: null, score: 2 }] },
    parents: [{ index: 0, key: 'theme-0', label: 'Both', size: paperIds.length, terms: [] }],
    links: [{ kind: 'related', fromWindow: -1, fromIndex: 0, toIndex: 1, weight: 0.5 }],
    trends: { notes: ['A note.'] } as unknown as RunTrends,
    venueShares: [{ themeIndex: 0, group: 'V', period: null, count: 1, total: 2, share: 0.5, low: 0.1, high: 0.9, ratio: 1 }],
    timingsMs: { read: 1, clean: 1, tokenize: 1, tfidf: 1, lsa: null, cluster: 1, chooseK: null, themes: 1, layout: 1, trends: 1, store: null, total: 7 },
    fittedModel: Uint8Array.of(1, 2, 3),
    termPapers: { terms: ['term', 'rare'], starts: Uint32Array.of(0, paperIds.length, paperIds.length + Math.min(1, paperIds.length)), paperIds: Int32Array.from([...paperIds, ...paperIds.slice(-1)]) },
    nearest: { k: 2, paperIds: Int32Array.from(paperIds.flatMap((_, i) => [paperIds[(i + 1) % paperIds.length], 0])), cosines: Float32Array.from(paperIds.flatMap(() => [0.75, 0])) },
  }
}

const papersOf = async (runId: string, theme: number, page = 1) => (await searchPapers(runId, { ...NO_FILTER, theme: themeId(theme) }, 'fit', { page, pageSize: 100 })).papers

/** Stands for the map's own way to write its dots. */
const idWriter: MapWriter = {
  encode: (points) => Uint8Array.from(points, ({ paperId }) => paperId),
  name: (points, reasons) => points.map(({ paperId }, i) => ({ text: `${paperId} ${reasons[i][0][0]}` })),
}

describe('a stored run', () => {
  test('comes back as it was stored', async () => {
    const { corpus, paperIds } = await makeCorpus(5)
    const id = await beginRun(corpus, options)
    await storeRun(id, resultFor(paperIds), 1234, idWriter)
    const run = await findFinishedRun('latest')
    expect(run).toMatchObject({ id, corpusName: 'test', status: 'done', k: 2, documents: 5, inertia: 1.5, options, peakRssBytes: 1234, quality: { npmi: 0.2 } })
    expect(run.timingsMs!.store).toBeGreaterThanOrEqual(0)
    expect((await listThemes(id)).map((theme) => [theme.label, theme.size, theme.terms[0].term])).toEqual([['Theme 0', 3, 'term'], ['Theme 1', 2, 'term']])
    expect((await listThemes(id))[0]).toMatchObject({ label: 'Theme 0', automaticLabel: 'Automatic 0', labelNote: null })
    expect((await listThemes(id))[1]).toMatchObject({ automaticLabel: 'Automatic 1', labelNote: 'A note.', parentIndex: 0, place: 1, representatives: [paperIds[0]], trend: { verdict: 'steady' } })
    expect(await listThemeParents(id)).toEqual([{ index: 0, key: 'theme-0', label: 'Both', size: 5, terms: [] }])
    expect(await findNearestPapers(id, paperIds[1])).toEqual([{ paperId: paperIds[2], cosine: 0.75 }])
    expect(await findNearestPapers(id, paperIds[4])).toEqual([{ paperId: paperIds[0], cosine: 0.75 }])
    expect([await findNearestPapers(id, 999_999), await findNearestPapers('none', paperIds[0])]).toEqual([[], []])
    expect(run.kReason).toBe('Because.')
    expect((await papersOf(id, 0)).map((paper) => paper.sourceId)).toEqual(['s0', 's2', 's4'])
    expect(await papersOf(id, 0, 99)).toEqual([])
    expect(await listTrendPoints(id, 0)).toHaveLength(1)
  })

  test('keeps the file and the names of its map, and one that has none gets the same from its papers', async () => {
    const { corpus, paperIds } = await makeCorpus(5)
    const id = await beginRun(corpus, options)
    await storeRun(id, resultFor(paperIds), 1, idWriter)
    const refuse = () => { throw new Error('The map was made again.') }
    const refuser: MapWriter = { encode: refuse, name: refuse }
    const [file, names] = [await readMapFile(id, refuser), await readMapNames(id, refuser)]
    const byTheme = [0, 2, 4, 1, 3].map((i) => paperIds[i])
    expect([...gunzipSync(file)]).toEqual(byTheme)
    expect(names).toEqual(byTheme.map((paperId) => ({ text: `${paperId} term` })))
    const run = await findRun(id)
    for (const column of ['mapFile', 'mapNames']) expect(run).not.toHaveProperty(column)
    await (await openDatabase()).run.update({ where: { id }, data: { mapFile: null, mapNames: Prisma.DbNull } })
    await expect(readMapFile(id, refuser)).rejects.toThrow('made again')
    await expect(readMapNames(id, refuser)).rejects.toThrow('made again')
    expect(await readMapFile(id, idWriter)).toEqual(file)
    expect(await readMapNames(id, idWriter)).toEqual(names)
  })

  test('lists the papers that no theme took, and none that came after the run', async () => {
    const { corpus, paperIds } = await makeCorpus(5)
    const id = await beginRun(corpus, options)
    await storeRun(id, resultFor(paperIds.slice(0, 3)), 1, idWriter)
    expect(await listUnplacedPapers(id, { page: 1, pageSize: 1 })).toMatchObject({ count: 2, papers: [{ id: paperIds[3] }] })
    expect((await listUnplacedPapers(id, { page: 2, pageSize: 1 })).papers.map((paper) => paper.id)).toEqual([paperIds[4]])
    await (await openDatabase()).importBatch.updateMany({ data: { startedAt: new Date(Date.now() + 60_000) } })
    expect(await listUnplacedPapers(id, { page: 1, pageSize: 5 })).toEqual({ count: 0, papers: [] })
  })

  test('has an id made from its manifest, and a repetition has the next one', async () => {
    const { corpus } = await makeCorpus(2)
    const first = await beginRun(corpus, options)
    expect(await beginRun(corpus, { ...options, threads: 2 })).toBe(`${first}-2`)
    expect(await beginRun(corpus, { ...options, seed: 2 })).not.toContain(first)
    expect(await beginRun({ ...corpus, contentHash: 'other' }, options)).not.toContain(first)
  })
})

describe('a run that does not finish', () => {
  test('is not found as finished, and says what became of it', async () => {
    const { corpus } = await makeCorpus(2)
    const id = await beginRun(corpus, options)
    await noteProgress(id, 'cluster', 0.5)
    expect(await findRun(id)).toMatchObject({ status: 'running', stage: 'cluster', progress: 0.5 })
    await expect(findFinishedRun(id)).rejects.toThrow(`Run "${id}" has no result: it is running.`)
    await endRun(id, 'cancelled', 'Interrupted.')
    await noteProgress(id, 'themes', 0.9)
    expect(await findRun(id)).toMatchObject({ status: 'cancelled', error: 'Interrupted.', stage: 'cluster' })
    await expect(findFinishedRun('latest')).rejects.toThrow('There is no finished run yet.')
    await expect(findFinishedRun('nope')).rejects.toThrow('There is no run "nope".')
  })

  test('whose process died is marked as failed', async () => {
    const { corpus } = await makeCorpus(2)
    const id = await beginRun(corpus, options)
    await endDeadRuns()
    expect((await findRun(id))!.status).toBe('running')
    await (await openDatabase()).run.update({ where: { id }, data: { heartbeatAt: new Date(Date.now() - 120_000) } })
    await endDeadRuns()
    expect(await findRun(id)).toMatchObject({ status: 'failed', error: expect.stringContaining('start it again') })
  })

  test('killed while it stores leaves the last good run as it was and nothing of its own', async () => {
    const { corpus, paperIds } = await makeCorpus(20_000)
    const good = await beginRun(corpus, options)
    await storeRun(good, resultFor(paperIds.slice(0, 10)), 1, idWriter)
    const doomed = await beginRun(corpus, { ...options, seed: 9 })
    await closeDatabase()
    // Kills itself as soon as rows of the doomed run stand in the open transaction.
    const program = `
      const { storeRun } = await import('./lib/data/runs.ts')
      const { openDatabase } = await import('./lib/data/database.ts')
      const database = await openDatabase()
      const begin = database.$transaction.bind(database)
      database.$transaction = (work, settings) => begin(async (transaction) => {
        let statements = 0
        const spy = new Proxy(transaction, { get: (target, name) => name !== '$executeRawUnsafe' ? target[name] : async (...words) => {
          await target.$executeRawUnsafe(...words)
          if (++statements === 5) { process.stdout.write('rows ' + await target.assignment.count({ where: { runId: '${doomed}' } })); process.kill(process.pid, 'SIGKILL') }
        } })
        return work(spy)
      }, settings)
      const ids = ${JSON.stringify({ first: paperIds[0], n: paperIds.length })}
      const result = ${JSON.stringify({ ...resultFor([]), placements: [], fittedModel: null })}
      result.fittedModel = new Uint8Array(3)
      result.termPapers = { terms: [], starts: new Uint32Array(1), paperIds: new Int32Array(0) }
      result.nearest = { k: 0, paperIds: new Int32Array(0), cosines: new Float32Array(0) }
      result.placements = Array.from({ length: ids.n }, (_, i) => ({ paperId: ids.first + i, themeIndex: i % 2, similarity: 0.5, runnerUpIndex: null, margin: null, isWeakFit: false, isMisplaced: false, windowTheme: null, x: 0, y: 0, reasons: [], runnerUpReasons: [] }))
      await storeRun('${doomed}', result, 1, () => new Uint8Array(0))`
    const child = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], { encoding: 'utf8' })
    expect(child.signal, child.stderr).toBe('SIGKILL')
    expect(child.stdout).toMatch(/^rows [1-9]\d{2,}$/)
    expect((await findFinishedRun('latest')).id).toBe(good)
    expect(await papersOf(good, 0)).toHaveLength(5)
    expect(await listThemes(doomed)).toEqual([])
    expect(await papersOf(doomed, 0)).toEqual([])
    expect((await findRun(doomed))!.status).toBe('running')
    const again = await beginRun(corpus, { ...options, seed: 9 })
    await storeRun(again, resultFor(paperIds), 1, idWriter)
    expect((await listRuns())[0]).toMatchObject({ id: again, status: 'done' })
  })
})

test('a sample of the map is spread over the papers of the run, and all of a small one', async () => {
  const { corpus, paperIds } = await makeCorpus(1200)
  const run = await beginRun(corpus, options)
  expect(await sampleMap(run, 10)).toEqual([])
  await storeRun(run, resultFor(paperIds), 1, idWriter)
  expect(await sampleMap(run, 1000)).toHaveLength(1000)
  expect(await sampleMap(run, 5000)).toHaveLength(1200)
  expect((await sampleMap(run, 3)).map(({ themeIndex }) => themeIndex)).toEqual([0, 0, 0])
})

test('what finished imports refused and merged is counted, corpus by corpus', async () => {
  const { corpus } = await makeCorpus(1)
  const database = await openDatabase()
  const other = await database.corpus.create({ data: { name: 'other' } })
  for (const [corpusId, status] of [[corpus.id, 'done'], [corpus.id, 'done'], [corpus.id, 'failed'], [other.id, 'done']] as const) {
    await database.importBatch.create({ data: { corpusId, source: 'test', format: 'test', status, refused: 3, merged: 2, unchanged: 1 } })
  }
  expect(await countLosses(corpus.id)).toEqual({ refused: 6, merged: 2, unchanged: 2 })
  expect(await countLosses(other.id + 1)).toEqual({ refused: 0, merged: 0, unchanged: 0 })
})
