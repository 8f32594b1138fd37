import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Paper, SourceRecord } from '../domain/paper.ts'
import { readPaperFilter } from '../domain/paper-filter.ts'
import { openDatabase } from './database.ts'
import { importPapers } from './imports.ts'
import { insertMany } from './insert-many.ts'
import { listMatchingIds, searchPapers } from './search.ts'
import { listVenues } from './venues.ts'
import { keepsTermPapers, packIds } from './term-papers.ts'
import { ownTestDatabase } from './test-database.ts'

ownTestDatabase('search')
const PAPERS: Partial<Paper>[] = [
  { sourceId: 'a', title: 'Mamba: state space models', abstract: 'Selective state spaces for long sequences.', authors: ['Ada Lovelace'], venue: 'ICLR', published: '2023-12-01', citations: 5 },
  { sourceId: 'b', title: 'Graph networks', abstract: 'A space of graphs, in any state. '.repeat(40), authors: ['Émile Zola'], venue: 'ICML', published: '2019', citations: null },
  { sourceId: 'c', title: 'attention in transformers', abstract: 'Attention transforms sequences.', keywords: ['mamba'], venue: 'ICLR', published: '2019-08', citations: 50 },
  { sourceId: 'd', title: '<script>alert(1)</script>', abstract: 'Nothing that others share.', published: null },
]
let runId = ''

async function* records(papers: Partial<Paper>[]): AsyncGenerator<SourceRecord> {
  for (const [i, each] of papers.entries()) yield { kind: 'paper', line: i + 1, paper: { sourceId: null, title: 'T', abstract: 'A', authors: [], venue: null, published: null, doi: null, arxivId: null, pmid: null, url: null, keywords: [], citations: null, ...each } }
}

beforeAll(async () => {
  await importPapers('test', 'test.jsonl', records(PAPERS))
  await importPapers('other', 'test.jsonl', records([{ title: 'Mamba elsewhere' }]))
  const database = await openDatabase()
  const corpus = await database.corpus.findUniqueOrThrow({ where: { name: 'test' } })
  const papers = await database.paper.findMany({ where: { corpusId: corpus.id }, orderBy: { sourceId: 'asc' } })
  const trends = { periods: { unit: 'month', names: ['2019-07', '2019-08', '2019-09'], tested: [false, true, false] }, leftOut: { years: { first: 2019, last: 2022 } } }
  const run = (id: string) => database.run.create({ data: { id, corpusId: corpus.id, status: 'done', options: {}, seed: 1, engine: 'native', space: 'lsa', manifestHash: 'x', trends } })
  ;({ id: runId } = await run('run'))
  await run('run-2')
  const theme = (index: number, parentIndex: number | null, level: number) => ({ runId, index, key: `k${index}`, label: `L${index}`, automaticLabel: '', size: 1, terms: [], metrics: {}, x: 0, y: 0, place: level ? 0 : index, representatives: [], level, parentIndex })
  await database.theme.createMany({ data: [theme(0, 2, 0), theme(1, 2, 0), theme(2, null, 1)] })
  await insertMany(database, 'Assignment', papers.map((paper, i) => ({ runId, paperId: paper.id, themeIndex: i < 2 ? 0 : 1, similarity: (i + 1) / 10, runnerUpIndex: null, margin: null, isWeakFit: i === 0, isMisplaced: i > 2, windowTheme: i > 0 ? i - 1 : null, x: 0, y: 0, reasons: '[]', runnerUpReasons: '[]' })))
  await insertMany(database, 'TermPapers', [{ runId, term: 'state "space"', papers: packIds([papers[0].id, papers[1].id]) }, { runId, term: '<script>', papers: packIds([papers[3].id]) }])
  await insertMany(database, 'Assignment', [papers[0], papers[2]].map((paper, i) => ({ runId: 'run-2', paperId: paper.id, themeIndex: i, similarity: 1, runnerUpIndex: null, margin: null, x: 0, y: 0, reasons: '[]', runnerUpReasons: '[]' })))
})
const find = async (query: Record<string, string>, sort: Parameters<typeof searchPapers>[2] = 'relevance') => (await searchPapers(runId, readPaperFilter(query), sort, { page: 1, pageSize: 10 })).papers.map(({ sourceId }) => sourceId).join('')

describe('a search', () => {
  test.each([
    ['mamba', 'ac'], ['MAMBA', 'ac'], ['"state space"', 'a'], ['state space', 'ab'], ['state -graph', 'a'], ['-graph', 'acd'], ['transf*', 'c'], ['transformer attention', 'c'],
    ['lovelace', 'a'], ['emile', 'b'], ['sequence', 'ac'], ['iclr', 'ac'], ['nothinglikethis', ''], ['script alert', 'd'],
  ])('for %s finds %s', async (q, wanted) => expect([...(await find({ q }))].sort().join('')).toBe(wanted))

  test('puts a paper with the word in its title before one with it elsewhere, and leaves other corpora out', async () => {
    expect(await find({ q: 'mamba' })).toBe('ac')
    const ids = await listMatchingIds(runId, readPaperFilter({ q: 'mamba' }))
    expect(ids).toHaveLength(2)
    expect(await listMatchingIds(runId, readPaperFilter({ q: 'mamba' }), 'citations')).toEqual([...ids].reverse())
  })

  test('marks what it found, in the title and in a piece of the abstract', async () => {
    const { papers: [paper] } = await searchPapers(runId, readPaperFilter({ q: 'graphs' }), 'relevance', { page: 1, pageSize: 10 })
    expect(paper.markedTitle).toEqual([{ text: 'Graph', isMatch: true }, { text: ' networks', isMatch: false }])
    expect(paper.snippet).toContainEqual({ text: 'graphs', isMatch: true })
    expect(paper.snippet!.map(({ text }) => text).join('').length).toBeLessThan(400)
  })

  test('with nothing to search for finds nothing and says so', async () => {
    expect(await searchPapers(runId, readPaperFilter({ q: '"" *' }), 'relevance', { page: 1, pageSize: 10 })).toEqual({ count: 0, papers: [], isSearchable: false })
  })

  test('never fails, whatever is typed', async () => {
    const typed = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom('a', '"', '*', '-', ' ', '(', ')', ':', '^', "'", '%', 'NEAR', 'AND', 'NOT', 'é', '\u0000', '\ud800') }))
    await fc.assert(fc.asyncProperty(typed, async (q) => {
      const { count, papers } = await searchPapers(runId, readPaperFilter({ q }), 'relevance', { page: 1, pageSize: 10 })
      expect(papers).toHaveLength(count)
    }), { numRuns: 300 })
  })

  test('sees at once what an import brings and what it merges', async () => {
    const database = await openDatabase()
    const indexed = async (word: string) => Number((await database.$queryRaw<{ n: bigint }[]>`SELECT count(*) AS "n" FROM "PaperSearch" WHERE "PaperSearch" MATCH ${word}`)[0].n)
    await importPapers('later', 'x', records([{ title: 'Zeppelins', abstract: 'Short.', doi: '10.1/z' }]))
    expect(await indexed('zeppelins')).toBe(1)
    await importPapers('later', 'x', records([{ title: 'Zeppelins', abstract: 'A longer text on airships.', doi: '10.1/z' }]))
    expect([await indexed('zeppelins'), await indexed('airships')]).toEqual([1, 1])
  })
})

describe('a filter', () => {
  test.each<[Record<string, string>, string]>([
    [{ theme: 't1' }, 'ab'], [{ theme: 'p1' }, 'abcd'], [{ theme: 't9' }, ''], [{ theme: 'p9' }, ''], [{ venue: 'ICLR' }, 'ac'], [{ fit: 'weak' }, 'a'],
    [{ date: 'none' }, 'd'], [{ date: 'odd' }, 'a'], [{ date: 'rough' }, 'b'], [{ date: 'unused' }, 'abd'], [{ date: 'tested' }, 'c'], [{ from: '2018-12', to: '2019-12' }, 'c'],
    [{ fit: 'misplaced' }, 'd'], [{ author: 'Ada Lovelace' }, 'a'], [{ author: 'Lovelace' }, ''], [{ author: 'Émile Zola', theme: 't1' }, 'b'], [{ window: 'w2' }, 'c'], [{ also: 'run-2' }, 'ac'], [{ also: 'run-2.t2' }, 'c'], [{ also: 'run-2.t2', theme: 't1' }, ''], [{ also: 'nothing' }, ''],
    [{ term: 'state "space"' }, 'ab'], [{ term: 'state' }, ''], [{ term: '<script>' }, 'd'], [{ term: '<script>', theme: 't1' }, ''], [{ term: 'state "space"', q: 'mamba', from: '2023' }, 'a'], [{ term: 'x'.repeat(400) }, 'abcd'],
    [{ from: '2019', to: '2019' }, 'bc'], [{ from: '2019-Q3', to: '2019-Q3' }, 'c'], [{ from: '2020' }, 'a'], [{ to: '2018' }, ''], [{ venue: 'ICLR', to: '2019', theme: 't2', q: 'attention' }, 'c'],
  ])('of %j leaves %s', async (query, wanted) => expect([...(await find(query))].sort().join('')).toBe(wanted))
})

test('a run of before keeps no papers of terms', async () => expect([await keepsTermPapers(runId), await keepsTermPapers('run-2')]).toEqual([true, false]))

test.each([['relevance', 'acbd'], ['date', 'acbd'], ['fit', 'dcba'], ['weakest', 'abcd'], ['citations', 'cabd'], ['title', 'dcba']] as const)('sorted by %s', async (sort, wanted) => {
  expect(await find({}, sort)).toBe(wanted)
})

test('pages are cut by the database, and one past the end is empty', async () => {
  const page = async (n: number) => (await searchPapers(runId, readPaperFilter({}), 'weakest', { page: n, pageSize: 3 })).papers.length
  expect([await page(1), await page(2), await page(3), await page(10_000_000)]).toEqual([3, 1, 0, 0])
})

test('venues come with their papers of the run, the largest first, and are counted anew when an import changes a paper', async () => {
  const venues = [{ venue: 'ICLR', papers: 2 }, { venue: 'ICML', papers: 1 }]
  expect(await listVenues(runId, 5)).toEqual(venues)
  expect(await listVenues(runId, 1)).toEqual(venues.slice(0, 1))
  await importPapers('test', 'more.jsonl', records([{ sourceId: 'e', title: 'Placed in no theme yet', venue: 'ICML' }, { ...PAPERS[3], venue: 'Arkiv' }]))
  expect(await listVenues(runId, 5)).toEqual([venues[0], { venue: 'Arkiv', papers: 1 }, venues[1]])
})
