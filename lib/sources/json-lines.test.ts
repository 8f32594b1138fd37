import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { paperSchema, type SourceRecord } from '../domain/paper.ts'
import { readJsonLines } from './json-lines.ts'
import { readLines } from './read-lines.ts'

async function read(text: string | Uint8Array): Promise<SourceRecord[]> {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text
  async function* chunks() {
    for (let i = 0; i < bytes.length; i += 1000) yield bytes.subarray(i, i + 1000)
  }
  return collect(readJsonLines(readLines(chunks())))
}

async function collect<T>(values: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const value of values) all.push(value)
  return all
}

const paperOf = async (record: object) => {
  const [result] = await read(JSON.stringify(record))
  if (result.kind !== 'paper') throw new Error(result.reason)
  return result.paper
}

const reasonOf = async (text: string) => {
  const [result] = await read(text)
  return result.kind === 'refused' ? result.reason : null
}

describe('the fields of a record', () => {
  test('are read under our own names', async () => {
    const paper = await paperOf({ id: 'a1', title: 'A title', abstract: 'An abstract.', authors: ['A', 'B'], venue: 'V', published: '2021-07', url: 'https://x.org/1', keywords: ['k'], citations: 3, doi: '10.1000/X', arxiv_id: '2301.00001' })
    expect(paper).toEqual({ sourceId: 'a1', title: 'A title', abstract: 'An abstract.', authors: ['A', 'B'], venue: 'V', published: '2021-07', url: 'https://x.org/1', keywords: ['k'], citations: 3, doi: '10.1000/x', arxivId: '2301.00001', pmid: null })
  })

  test('are read under the names of Semantic Scholar', async () => {
    const paper = await paperOf({ paperId: 's1', externalIds: { DOI: '10.1/x', ArXiv: '2301.00001', CorpusId: 7 }, title: 'T', abstract: 'A', year: 2019, publicationDate: '2019-07-23', venue: '', journal: { name: 'J' }, authors: [{ authorId: '1', name: 'Ada' }], citationCount: 5, fieldsOfStudy: ['CS'] })
    expect(paper).toMatchObject({ sourceId: 's1', doi: null, arxivId: '2301.00001', published: '2019-07-23', venue: 'J', authors: ['Ada'], citations: 5, keywords: ['CS'] })
  })

  test('are read under the names of Crossref, CSL and others', async () => {
    const paper = await paperOf({ DOI: '10.1000/X', title: ['T'], abstract: 'A', 'container-title': ['J'], author: [{ given: 'Ada', family: 'L' }], issued: { 'date-parts': [[2019, 7]] }, 'is-referenced-by-count': 5, URL: 'http://x.org', subject: ['s'] })
    expect(paper).toMatchObject({ sourceId: '10.1000/X', doi: '10.1000/x', venue: 'J', published: '2019-07', citations: 5, authors: ['Ada L'], url: 'http://x.org', keywords: ['s'] })
    expect(await paperOf({ display_name: 'T', summary: 'A', publication_year: 2018, cited_by_count: 2, primary_location: { source: { display_name: 'J' } }, ids: { doi: 'https://doi.org/10.1000/x' } })).toMatchObject({ title: 'T', published: '2018', citations: 2, venue: 'J', doi: '10.1000/x' })
    expect(await paperOf({ paper: { id: '2301.00001', title: 'T', summary: 'A', publishedAt: '2023-01-02T00:00:00.000Z' }, publishedAt: '2024-01-01' })).toMatchObject({ sourceId: '2301.00001', arxivId: '2301.00001', published: '2023-01-02' })
    expect(await paperOf({ id: 'hep-th/9901001', title: 'T', abstract: 'A', authors: 'A. One and B. Two', categories: 'cs.LG stat.ML', update_date: '2020-01-01', versions: [{ version: 'v1', created: 'Mon, 2 Apr 2007 19:18:42 GMT' }] })).toMatchObject({ arxivId: 'hep-th/9901001', published: '2007-04-02', keywords: ['cs.LG', 'stat.ML'] })
    expect(await paperOf({ title: 'T', abstract: 'A', year: '2019', month: 'jul' })).toMatchObject({ published: '2019-07' })
  })

  test('that make no sense are left out', async () => {
    const paper = await paperOf({ id: {}, title: 'T', abstract: 'A', authors: 7, venue: [], published: 'in press', url: 'javascript:alert(1)', keywords: null, citations: -1, doi: 'none', __proto__: 1, constructor: 'x' })
    expect(paper).toEqual({ sourceId: null, title: 'T', abstract: 'A', authors: [], venue: null, published: null, url: null, keywords: [], citations: null, doi: null, arxivId: null, pmid: null })
  })
})

describe('bad lines', () => {
  test('are refused with line and reason, the others are read', async () => {
    const records = await read('\uFEFF{"title":"T","abstract":"A"}\r\n\r\n{"title":"T"}\r\n{oops}\n[1]\n"x"\nnull\n{"abstract":"A"}\n{"title":"U","abstract":"B"}')
    expect(records.map((record) => [record.line, record.kind === 'refused' ? record.reason.replace(/:.*/, '') : record.paper.title])).toEqual([
      [1, 'T'], [3, 'abstract is missing'], [4, 'not valid JSON'], [5, 'the line is valid JSON but not an object'], [6, 'the line is valid JSON but not an object'],
      [7, 'the line is valid JSON but not an object'], [8, 'title is missing'], [9, 'U'],
    ])
  })

  test('say how long is too long', async () => {
    const abstract = 'x'.repeat(3 * 1024 * 1024)
    expect(await reasonOf(JSON.stringify({ title: 'T', abstract }))).toBe('abstract has 3,145,728 characters; the longest allowed is 50,000')
    expect(await reasonOf(JSON.stringify({ title: abstract, abstract: 'A' }))).toBe('title has 3,145,728 characters; the longest allowed is 2,000')
    expect(await reasonOf(JSON.stringify({ id: 'x'.repeat(501), title: 'T', abstract: 'A' }))).toBe('id has 501 characters; the longest allowed is 500')
  })

  test.each(['', '  ', '[No abstract available]', 'N/A', 'No abstract.', null])('know the placeholder %j for a missing abstract', async (abstract) => {
    expect(await reasonOf(JSON.stringify({ title: 'T', abstract }))).toBe('abstract is missing')
  })

  test('do not quote the text in the reason', async () => expect(await reasonOf('{"title": secret}')).toMatch(/^not valid JSON: (?!.*secret)/))

  test('survive a nesting of a hundred thousand', async () => {
    expect(await read(`{"title":"T","abstract":"A","author":${'{"author":'.repeat(50_000)}1${'}'.repeat(50_000)}}`)).toHaveLength(1)
    expect(await read('['.repeat(100_000))).toHaveLength(1)
  })
})

describe('odd characters', () => {
  test('NUL bytes are dropped, raw and escaped', async () => {
    expect(await paperOf({ title: 'T\0itle', abstract: 'A' })).toMatchObject({ title: 'Title' })
    const [record] = await read('{"title":"T\0itle","abstract":"A"}')
    expect(record).toMatchObject({ paper: { title: 'Title' } })
  })

  test('a lone surrogate becomes the replacement character, a pair stays', async () => {
    const [record] = await read('{"title":"a \\ud800 b \\udc00 \\ud83d\\ude00","abstract":"A"}')
    expect(record).toMatchObject({ paper: { title: 'a \uFFFD b \uFFFD 😀' } })
  })

  test('bytes that are not UTF-8 become the replacement character', async () => {
    const [record] = await read(Buffer.concat([Buffer.from('{"title":"caf'), Buffer.from([0xe9]), Buffer.from('","abstract":"A"}')]))
    expect(record).toMatchObject({ paper: { title: 'caf\uFFFD' } })
  })

  test('Chinese is kept', async () => expect(await paperOf({ title: '状态空间模型', abstract: '我们提出一种新方法。' })).toMatchObject({ title: '状态空间模型', abstract: '我们提出一种新方法。' }))

  test('composed and decomposed letters, line breaks and runs of blanks are one text', async () => {
    expect(await paperOf({ title: 'cafe\u0301', abstract: ' a\r\n  b\t\u00a0c\u2028d ' })).toMatchObject({ title: 'café', abstract: 'a b c d' })
  })
})

test('accounts for every line of any file, and every paper is one of the domain', async () => {
  const value = fc.oneof(fc.string({ unit: 'binary' }), fc.jsonValue(), fc.integer())
  const record = fc.dictionary(fc.constantFrom('id', 'title', 'abstract', 'authors', 'author', 'year', 'published', 'venue', 'journal', 'keywords', 'citations', 'doi', 'url', 'externalIds', 'paper'), value).map((object) => JSON.stringify(object))
  const line = fc.oneof(record, fc.json(), fc.string().map((text) => text.replace(/[\r\n]/g, '')))
  await fc.assert(fc.asyncProperty(fc.array(line, { maxLength: 20 }), async (lines) => {
    const records = await read(lines.join('\n'))
    expect(records.map((each) => each.line)).toEqual(lines.flatMap((text, i) => ((i === 0 ? text.replace(/^\uFEFF/, '') : text).trim() === '' ? [] : [i + 1])))
    for (const each of records) if (each.kind === 'paper') paperSchema.parse(each.paper)
  }), { numRuns: 150 })
})
