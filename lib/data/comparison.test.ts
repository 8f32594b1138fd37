import { beforeAll, expect, test } from 'vitest'
import { compareRuns, listMovedPapers } from './comparison.ts'
import { openDatabase } from './database.ts'
import { insertMany } from './insert-many.ts'
import { ownTestDatabase } from './test-database.ts'

ownTestDatabase('comparison')
/** Theme of each paper in three runs; −1: in none. */
const THEMES = { first: [0, 0, 0, 1, 1, 2, -1], second: [1, 1, 0, 0, 0, -1, 2], alone: [-1, -1, -1, -1, -1, -1, 0] }
let ids: number[] = []

beforeAll(async () => {
  const database = await openDatabase()
  const corpus = await database.corpus.create({ data: { name: 'test' } })
  const batch = await database.importBatch.create({ data: { corpusId: corpus.id, source: 'x', format: 'x', status: 'done' } })
  await insertMany(database, 'Paper', THEMES.first.map((_, i) => ({ corpusId: corpus.id, identity: `title:${i}`, sourceId: `s${i}`, title: `Title ${i}`, abstract: 'Text.', authors: '[]', keywords: '[]', contentHash: String(i), importBatchId: batch.id, importLine: i + 1 })), ['authors', 'keywords'])
  ids = (await database.paper.findMany({ select: { id: true }, orderBy: { id: 'asc' } })).map(({ id }) => id)
  for (const [id, themes] of Object.entries(THEMES)) {
    await database.run.create({ data: { id, corpusId: corpus.id, status: 'done', options: {}, seed: 1, engine: 'native', space: 'lsa', manifestHash: id } })
    const rows = themes.flatMap((themeIndex, i) => (themeIndex < 0 ? [] : [{ runId: id, paperId: ids[i], themeIndex, similarity: i / 10, runnerUpIndex: null, margin: null, isWeakFit: false, x: 0, y: 0, reasons: '[]', runnerUpReasons: '[]' }]))
    await insertMany(database, 'Assignment', rows)
  }
})
test('counts the papers of each pair of themes, those in one run alone left out', async () => {
  const { papers, shared, ari, ami } = await compareRuns('first', 'second')
  expect({ papers, shared }).toEqual({ papers: 5, shared: [{ from: 0, to: 0, count: 1 }, { from: 0, to: 1, count: 2 }, { from: 1, to: 0, count: 2 }] })
  // Pairs: 2 together in both, 4 in each: (2 − 4·4 ÷ 10) ÷ (4 − 1.6).
  expect(ari).toBeCloseTo(0.4 / 2.4, 12)
  expect(ami!).toBeLessThan(1)
  expect(await compareRuns('first', 'first')).toMatchObject({ papers: 6, ari: 1, ami: 1 })
})

test('two runs without a paper in common have nothing to compare', async () => {
  expect(await compareRuns('first', 'alone')).toEqual({ papers: 0, shared: [], ari: null, ami: null })
})

test('papers that changed are those outside the matches, best fit first, page by page', async () => {
  const moved = async (matches: { from: number; to: number }[], page = 1) => (await listMovedPapers('first', 'second', matches, { page, pageSize: 3 })).map(({ id, themeIndex, otherIndex }) => [ids.indexOf(id), themeIndex, otherIndex])
  expect(await moved([{ from: 0, to: 1 }, { from: 1, to: 0 }])).toEqual([[2, 0, 0]])
  expect(await moved([])).toEqual([[4, 1, 0], [3, 1, 0], [2, 0, 0]])
  expect(await moved([], 2)).toEqual([[1, 0, 1], [0, 0, 1]])
})
