import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Paper, SourceRecord } from '../domain/paper.ts'
import { readPaperTexts, requireCorpus } from './corpora.ts'
import { openDatabase } from './database.ts'
import { importPapers, type ImportOptions } from './imports.ts'
import { ownTestDatabase } from './test-database.ts'

ownTestDatabase('imports')

const paper = (fields: Partial<Paper>): Paper => ({
  sourceId: null, title: 'A title', abstract: 'An abstract.', authors: [], venue: null, published: null, doi: null, arxivId: null, pmid: null, url: null, keywords: [], citations: null, ...fields,
})

let corpora = 0
const newName = () => `corpus ${++corpora}`

async function* records(papers: (Partial<Paper> | string)[]): AsyncGenerator<SourceRecord> {
  for (const [i, each] of papers.entries()) {
    yield typeof each === 'string' ? { kind: 'refused', line: i + 1, reason: each, excerpt: 'x' } : { kind: 'paper', line: i + 1, paper: paper(each) }
  }
}

const ingest = (corpus: string, papers: (Partial<Paper> | string)[], options?: ImportOptions) => importPapers(corpus, 'test.jsonl', records(papers), options)

async function papersOf(corpus: string) {
  const database = await openDatabase()
  const rows = await database.paper.findMany({ where: { corpus: { name: corpus }, mergedIntoId: null } })
  const own = (fields: unknown) => (fields as { paper: Paper } | null)?.paper ?? null
  return rows.map(({ id: _id, corpusId: _corpusId, importBatchId: _batch, importLine: _line, fieldSources: _sources, ownFields, ...row }) => ({ ...row, own: own(ownFields) })).sort((a, b) => (a.identity < b.identity ? -1 : 1))
}

const rowsOf = async (corpus: string) => (await openDatabase()).paper.findMany({ where: { corpus: { name: corpus } }, orderBy: { id: 'asc' } })

async function rejectionsOf(batchId: number | null) {
  const database = await openDatabase()
  return database.importRejection.findMany({ where: { batchId: batchId ?? -1 }, orderBy: { line: 'asc' }, select: { kind: true, line: true, reason: true, duplicateOf: true } })
}

describe('an import', () => {
  test('accounts for every record: accepted, merged with a named duplicate, or refused', async () => {
    const name = newName()
    const report = await ingest(name, [{ sourceId: 'a', doi: '10.1/x' }, 'abstract is missing', { sourceId: 'b', doi: '10.1/x', title: 'Another' }, { title: 'Third' }, { title: 'third' }])
    expect(report).toMatchObject({ corpus: name, accepted: 2, merged: 2, unchanged: 0, refused: 1, papers: 2, refusals: [{ line: 2, reason: 'abstract is missing' }] })
    const [refused, byDoi, byTitle] = await rejectionsOf(report.batchId)
    expect(refused).toEqual({ kind: 'refused', line: 2, reason: 'abstract is missing', duplicateOf: null })
    expect(byDoi).toEqual({ kind: 'merged', line: 3, reason: 'same DOI 10.1/x', duplicateOf: 'A title (a)' })
    expect(byTitle).toMatchObject({ kind: 'merged', line: 5, reason: 'same title, year and first author, as far as they are known', duplicateOf: expect.stringMatching(/^Third \(~title:/) })
    const batch = await (await openDatabase()).importBatch.findUniqueOrThrow({ where: { id: report.batchId! } })
    expect(batch).toMatchObject({ source: 'test.jsonl', status: 'done', accepted: 2, merged: 2, refused: 1 })
  })

  test('says which dates it could not use', async () => {
    async function* dated(): AsyncGenerator<SourceRecord> {
      for (const [i, unusedDate] of ['3024', undefined, '0001'].entries()) yield { kind: 'paper', line: i + 1, paper: paper({ title: `Paper ${'abc'[i]}` }), unusedDate }
    }
    const { warnings, batchId } = await importPapers(newName(), 'test.jsonl', dated(), { warnings: () => ['Guessed.'] })
    expect(warnings).toEqual(['Guessed.', '2 dates not used, for want of a year from 1500 to 2100: "3024" on line 1, "0001" on line 3. Their papers have no date unless another record gives one.'])
    expect((await (await openDatabase()).importBatch.findUniqueOrThrow({ where: { id: batchId! } })).warnings).toEqual(warnings)
  })

  test('repeated changes nothing and stores no row a record', async () => {
    const name = newName()
    const papers = [{ sourceId: 'a', doi: '10.1/x', keywords: ['b', 'a', 'b'] }, { title: 'T', sourceId: null }, { title: 'T', doi: '10.1/y' }, { sourceId: 'b', arxivId: '2301.00001' }, { sourceId: 'c', title: '状态空间模型', published: '2020' }]
    const first = await ingest(name, papers)
    const before = await papersOf(name)
    const rows = await rowsOf(name)
    const second = await ingest(name, papers)
    expect(second).toMatchObject({ accepted: 0, merged: papers.length, unchanged: papers.length, refused: 0, papers: first.papers, contentHash: first.contentHash })
    expect(await papersOf(name)).toEqual(before)
    expect(await rejectionsOf(second.batchId)).toEqual([])
    expect(await rowsOf(name)).toEqual(rows)
  })

  test('of identical papers only makes one paper', async () => {
    const name = newName()
    const report = await ingest(name, Array.from({ length: 2500 }, () => ({ sourceId: 'a' })))
    expect(report).toMatchObject({ accepted: 1, merged: 2499, unchanged: 0, papers: 1 })
    expect(await rejectionsOf(report.batchId)).toHaveLength(2499)
  })

  test('of refusals only makes no corpus', async () => {
    const name = newName()
    expect(await ingest(name, ['abstract is missing', 'title is missing'])).toMatchObject({ batchId: null, accepted: 0, refused: 2, papers: 0, contentHash: null })
    expect(await ingest(name, [])).toMatchObject({ batchId: null, accepted: 0, papers: 0 })
    await expect(requireCorpus(name)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  test('that breaks off, or is interrupted, leaves nothing of itself', async () => {
    const name = newName()
    const { contentHash } = await ingest(name, [{ title: 'Stays' }])
    async function* breaking(): AsyncGenerator<SourceRecord> {
      yield* records(Array.from({ length: 3000 }, (_, i) => ({ title: `Goes ${i}` })))
      throw new Error('cut off')
    }
    await expect(importPapers(name, 'cut.gz', breaking())).rejects.toThrow('cut off')
    await expect(importPapers(newName(), 'cut.gz', breaking())).rejects.toThrow('cut off')
    const stop = new AbortController()
    await expect(ingest(name, Array.from({ length: 3000 }, (_, i) => ({ title: `Goes ${i}` })), { signal: stop.signal, onProgress: () => stop.abort() })).rejects.toMatchObject({ code: 'CANCELLED' })
    expect((await papersOf(name)).map(({ title }) => title)).toEqual(['Stays'])
    expect((await requireCorpus(name)).contentHash).toBe(contentHash)
    await expect(requireCorpus(`corpus ${corpora}`)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  test.each(['', ' ', 'x'.repeat(101), 'two\nlines'])('refuses the corpus name %j', async (name) => {
    await expect(ingest(name, [{}])).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  })

  test('waits for its turn when two run at once', async () => {
    const name = newName()
    const many = Array.from({ length: 1500 }, (_, i) => ({ title: `Paper ${i}` }))
    const reports = await Promise.all([ingest(name, many), ingest(name, many)])
    expect(reports.map(({ accepted }) => accepted).sort((a, b) => a - b)).toEqual([0, 1500])
  })
})

describe('identity', () => {
  test('a record with DOI and arXiv id joins the papers that have one of them each', async () => {
    const name = newName()
    const report = await ingest(name, [{ sourceId: 'a', doi: '10.1/x', title: 'One' }, { sourceId: 'b', arxivId: '2301.00001', title: 'Two' }, { sourceId: 'c', doi: '10.1/x', arxivId: '2301.00001', title: 'Three' }])
    expect(report).toMatchObject({ accepted: 1, merged: 2, papers: 1 })
    expect((await rejectionsOf(report.batchId)).map(({ line }) => line)).toEqual([2, 3])
    expect(await papersOf(name)).toMatchObject([{ identity: 'doi:10.1/x', sourceId: 'a', arxivId: '2301.00001', title: 'Three' }])
  })

  test('a paper that an earlier import stored stays for its runs when it is joined to another', async () => {
    const name = newName()
    await ingest(name, [{ sourceId: 'a', doi: '10.1/x', title: 'One' }, { sourceId: 'b', arxivId: '2301.00001', title: 'Two' }])
    const report = await ingest(name, [{ sourceId: 'c', doi: '10.1/x', arxivId: '2301.00001', title: 'Three' }])
    expect(report).toMatchObject({ accepted: 0, merged: 1, papers: 1 })
    const rows = await (await openDatabase()).paper.findMany({ where: { corpus: { name } }, orderBy: { id: 'asc' } })
    expect(rows).toHaveLength(2)
    expect(rows[1].mergedIntoId).toBe(rows[0].id)
    expect(await ingest(name, [{ sourceId: 'b', arxivId: '2301.00001', title: 'Two' }])).toMatchObject({ accepted: 0, unchanged: 1, papers: 1 })
  })

  test('title and year join papers whose ids do not contradict, and never others', async () => {
    const year = { published: '2020' }
    const cases: [Partial<Paper>[], number][] = [
      [[{ doi: '10.1/x', ...year }, { arxivId: '2001.00001', ...year }, year], 1],
      [[{ doi: '10.1/x', ...year }, { doi: '10.1/y', ...year }], 2],
      [[{ arxivId: '2001.00001', ...year }, { arxivId: '2001.00002', ...year }], 2],
      [[{ doi: '10.1/x', ...year }, { doi: '10.1/y', ...year }, year], 2],
      [[{ ...year }, { published: '2021' }, {}], 3],
      [[{ pmid: '1', ...year }, { pmid: '2', ...year }], 2],
      [[{ ...year, authors: ['Ada Lovelace'] }, { ...year, authors: ['Lovelace, A.'] }, { published: '2020-05', authors: ['Lovelace Ada', 'B'] }], 1],
      [[{ ...year, authors: ['Ada Lovelace'] }, { ...year, authors: ['Grace Hopper'] }], 2],
      [[{ ...year, authors: ['Ada Lovelace'] }, year], 1],
      [[{ ...year, authors: ['Ada Lovelace'] }, { authors: ['Ada Lovelace'] }], 1],
      [[{ ...year, authors: ['Ada Lovelace'] }, {}], 2],
    ]
    for (const [papers, expected] of cases) {
      const title = 'A title that is long enough to say something'
      expect([papers, (await ingest(newName(), papers.map((each) => ({ title, ...each })))).papers]).toEqual([papers, expected])
    }
  })

  test('a short title without an author meets only the same abstract', async () => {
    const editorial = { title: 'Editorial', published: '2020' }
    expect(await ingest(newName(), [{ ...editorial, abstract: 'One.' }, { ...editorial, abstract: 'Two.' }, { ...editorial, abstract: 'One.', doi: '10.1/x' }])).toMatchObject({ papers: 2 })
  })

  test('later files join by title too', async () => {
    const name = newName()
    await ingest(name, [{ published: '2020' }])
    expect(await ingest(name, [{ published: '2020-05', doi: '10.1/x' }])).toMatchObject({ accepted: 0, merged: 1, papers: 1 })
    expect(await papersOf(name)).toMatchObject([{ identity: 'doi:10.1/x', sourceId: '~doi:10.1/x', published: '2020-05' }])
  })

  test('does not depend on the order of the records', async () => {
    const anyPaper = fc.record({
      title: fc.constantFrom('One', 'Two'), abstract: fc.constantFrom('a', 'b', 'bb'), published: fc.constantFrom('2019', '2019-05', '2020', null),
      sourceId: fc.constantFrom('s', 't', null), doi: fc.constantFrom('10.1/x', '10.1/y', '10.1/z', null, null), arxivId: fc.constantFrom('2001.00001', '2001.00002', null, null), keywords: fc.subarray(['k', 'l', 'm']),
    })
    const shuffled = fc.array(anyPaper, { minLength: 1, maxLength: 9 }).chain((papers) => fc.tuple(fc.constant(papers), fc.shuffledSubarray(papers, { minLength: papers.length })))
    await fc.assert(fc.asyncProperty(shuffled, async ([papers, others]) => {
      const [a, b] = [newName(), newName()]
      const [first, second] = [await ingest(a, papers), await ingest(b, others)]
      expect(await papersOf(a)).toEqual(await papersOf(b))
      expect([second.accepted, second.merged, second.contentHash]).toEqual([first.accepted, first.merged, first.contentHash])
      expect(first.accepted + first.merged).toBe(papers.length)
      expect(await ingest(a, others)).toMatchObject({ accepted: 0, merged: papers.length, contentHash: first.contentHash })
      expect(await papersOf(a)).toEqual(await papersOf(b))
    }), { numRuns: 40 })
  })

  test('does not depend on the order of the files', async () => {
    const title = 'A title that is long enough to say something'
    const anyPaper = fc.record({
      title: fc.constant(title), abstract: fc.constantFrom('a', 'bb'), published: fc.constantFrom('2019', '2019-05', null), authors: fc.constantFrom<string[]>(['Ada Lovelace'], ['A. Lovelace'], []),
      sourceId: fc.constantFrom('s', null), doi: fc.constantFrom('10.1/x', '10.1/y', null, null), arxivId: fc.constantFrom('2001.00001', '2001.00002', null, null), keywords: fc.subarray(['k', 'l']),
    })
    const shuffled = fc.array(anyPaper, { minLength: 2, maxLength: 6 }).chain((papers) => fc.tuple(fc.constant(papers), fc.shuffledSubarray(papers, { minLength: papers.length })))
    await fc.assert(fc.asyncProperty(shuffled, async ([papers, others]) => {
      const [a, b, c] = [newName(), newName(), newName()]
      for (const each of papers) await ingest(a, [each])
      for (const each of others) await ingest(b, [each])
      await ingest(c, papers)
      expect(await papersOf(b)).toEqual(await papersOf(a))
      expect(await papersOf(c)).toEqual(await papersOf(a))
    }), { numRuns: 25 })
  })

  test('a record without ids joins the same paper whichever came first', async () => {
    const year = { title: 'A title that is long enough to say something', published: '2020' }
    const [a, b, none] = [{ ...year, doi: '10.1/a', abstract: 'A' }, { ...year, doi: '10.1/b', abstract: 'B' }, { ...year, abstract: 'The longest of all.' }]
    const orders = [[a, b, none], [b, none, a], [none, b, a], [b, a, none]]
    const results = await Promise.all(orders.map(async (order) => {
      const name = newName()
      for (const each of order) await ingest(name, [each])
      return (await papersOf(name)).map(({ identity, abstract }) => [identity, abstract])
    }))
    for (const result of results) expect(result).toEqual([['doi:10.1/a', 'The longest of all.'], ['doi:10.1/b', 'B']])
  })

  test('each field keeps the imports that gave it', async () => {
    const name = newName()
    const first = await ingest(name, [{ doi: '10.1/x', abstract: 'Short.', venue: 'V', keywords: ['k'] }])
    const second = await ingest(name, [{ doi: '10.1/x', abstract: 'A longer abstract.', citations: 3, keywords: ['l'] }])
    const [row] = await rowsOf(name)
    expect(row.fieldSources).toEqual({
      title: [first.batchId], abstract: [second.batchId], venue: [first.batchId], doi: [first.batchId], keywords: [first.batchId, second.batchId], citations: [second.batchId],
    })
  })

  test('does not depend on the order of more records than one chunk holds', async () => {
    const papers = Array.from({ length: 2400 }, (_, i) => ({ title: `T ${i % 1300}`, abstract: `a${i % 7}`, doi: i % 3 ? `10.1/${i % 1100}` : null, arxivId: i % 5 ? null : `2001.${String(i % 900).padStart(5, '0')}` }))
    const [a, b] = [newName(), newName()]
    const [first, second] = [await ingest(a, papers), await ingest(b, papers.toReversed())]
    expect(second).toMatchObject({ accepted: first.accepted, merged: first.merged, contentHash: first.contentHash })
    expect(await papersOf(a)).toEqual(await papersOf(b))
  })
})

describe('readPaperTexts', () => {
  test('gives every live paper once, by id and identity in code units', async () => {
    const name = newName()
    await ingest(name, [...Array.from({ length: 1200 }, (_, i) => ({ sourceId: `p${i}`, title: `T ${i}` })), { sourceId: 'é', title: 'E' }, { sourceId: 'Z', title: 'Z' }, { sourceId: 'p1', title: 'Same id' }])
    const ids: string[] = []
    for await (const chunk of readPaperTexts((await requireCorpus(name)).id)) ids.push(...chunk.map(({ sourceId }) => sourceId))
    expect(ids).toHaveLength(1203)
    expect(ids).toEqual([...ids].sort())
  })
})

test('a corpus is asked for by name when there are several', async () => {
  await expect(requireCorpus()).rejects.toMatchObject({ code: 'INVALID_INPUT' })
  await expect(requireCorpus('nope')).rejects.toThrow(/^There is no corpus "nope"\./)
})

describe('records without an abstract', () => {
  test('are kept to be completed, each once, until they have become papers', async () => {
    const { readIncompletePapers } = await import('./incomplete-papers.ts')
    const name = newName()
    const { abstract: _, ...bare } = paper({ title: 'To be completed', doi: '10.1234/c' })
    const refused: SourceRecord = { kind: 'refused', line: 1, reason: 'abstract is missing', excerpt: 'To be completed', bare }
    const report = await importPapers(name, 'x.bib', (async function* () { yield* [refused, { ...refused, line: 2 }] })())
    expect(report).toMatchObject({ batchId: expect.any(Number), papers: 0, refused: 2 })
    const { id } = await requireCorpus(name)
    const missing = async () => {
      const all = []
      for await (const portion of readIncompletePapers(id, 10)) all.push(...portion.map(({ title, abstract }) => [title, abstract]))
      return all
    }
    expect(await missing()).toEqual([['To be completed', null]])
    await ingest(name, [{ ...bare, published: '2020', venue: 'V' }, { title: 'Without a date', doi: '10.1234/d', venue: 'V' }])
    expect(await missing()).toEqual([['Without a date', 'An abstract.']])
  })
})
