import { mkdtemp, readdir, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { SourceRecord } from '../../domain/paper.ts'
import { fetchPapers } from './fetch-papers.ts'
import type { Ask } from './service.ts'
import { requireService } from './services.ts'
import { serversOfTests, type Answer } from './test-server.ts'

let folder: string
const startServer = serversOfTests()
beforeEach(async () => void (folder = await mkdtemp(path.join(os.tmpdir(), 'paperdrift-fetch-'))))
afterEach(() => rm(folder, { recursive: true, force: true }))

async function fetchAll(name: string, more: Partial<Ask>, answerTo: (url: URL, count: number) => Answer): Promise<SourceRecord[]> {
  const server = await startServer(answerTo)
  const service = { ...requireService(name), base: server.base, pauseMs: () => 0 }
  const papers = await fetchPapers(service, { query: 'mamba', from: null, to: null, max: 100, ...more }, { folder, contact: { key: null, email: null }, userAgent: 'Paperdrift/test' })
  const records: SourceRecord[] = []
  for await (const record of papers.records) records.push(record)
  await papers.forget()
  await papers.close()
  expect(await readdir(folder)).toEqual([])
  return records
}

const entry = (id: string, title: string) => `<entry><id>http://arxiv.org/abs/${id}v1</id><published>2023-12-01T18:00:00Z</published><title>${title}</title><summary>We propose it.</summary><author><name>Albert Gu</name></author></entry>`
const feed = (...entries: string[]) => `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><opensearch:totalResults xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">3</opensearch:totalResults>${entries.join('')}</feed>`
const work = (n: number, abstract: object | null) => ({ id: `https://openalex.org/W${n}`, doi: `https://doi.org/10.1234/${n}`, title: `Work ${n}`, publication_date: '2020-05-06', abstract_inverted_index: abstract, authorships: [{ author: { display_name: 'Ada Lovelace' } }], primary_location: { source: { display_name: 'A venue' } } })

test('papers of several pages of arXiv come in order, numbered through, with ids and dates', async () => {
  const records = await fetchAll('arxiv', {}, (url) => ({ body: url.searchParams.get('start') === '0' ? feed(entry('2312.00752', 'Mamba'), entry('2312.00753', 'Two')) : feed(entry('2312.00754', 'Three')) }))
  expect(records.map((record) => (record.kind === 'paper' ? [record.line, record.paper.title, record.paper.arxivId, record.paper.published] : record))).toEqual([[1, 'Mamba', '2312.00752', '2023-12-01'], [2, 'Two', '2312.00753', '2023-12-01'], [3, 'Three', '2312.00754', '2023-12-01']])
})

test('an abstract that is null refuses its record alone, and what is known of it is kept', async () => {
  const records = await fetchAll('openalex', {}, () => ({ body: JSON.stringify({ meta: { count: 2, next_cursor: null }, results: [work(1, { We: [0], study: [1] }), work(2, null)] }) }))
  expect(records).toMatchObject([{ kind: 'paper', paper: { title: 'Work 1', abstract: 'We study', doi: '10.1234/1', venue: 'A venue', authors: ['Ada Lovelace'] } }, { kind: 'refused', line: 2, reason: 'abstract is missing', bare: { title: 'Work 2', doi: '10.1234/2' } }])
})

test.each<[string, object, string]>([
  ['semantic-scholar', { total: 1, data: [{ paperId: 'a', title: 'T', abstract: 'A.', year: 2021, publicationDate: '2021-02-03', authors: [{ name: 'N' }], externalIds: { DOI: '10.1234/s' } }] }, '2021-02-03'],
  ['crossref', { message: { 'total-results': 1, items: [{ DOI: '10.1234/c', title: ['T'], abstract: '<jats:p>A.</jats:p>', issued: { 'date-parts': [[2019, 7]] } }] } }, '2019-07'],
  ['huggingface', [{ paper: { id: '2312.1', title: 'T', summary: 'A.', publishedAt: '2023-12-01T00:00:00Z' }, publishedAt: '2024-01-01T00:00:00Z' }], '2023-12-01'],
])('%s is read', async (name, answer, published) => {
  const [record] = await fetchAll(name, {}, () => ({ body: JSON.stringify(answer) }))
  expect(record).toMatchObject({ kind: 'paper', paper: { title: 'T', abstract: 'A.', published } })
})

test('PubMed and OAI-PMH are read', async () => {
  const article = '<PubmedArticle><MedlineCitation><PMID>7</PMID><Article><Journal><Title>J</Title><JournalIssue><PubDate><Year>2018</Year></PubDate></JournalIssue></Journal><ArticleTitle>T</ArticleTitle><Abstract><AbstractText Label="AIM">A.</AbstractText></Abstract></Article></MedlineCitation></PubmedArticle>'
  const pubmed = await fetchAll('pubmed', {}, (url) => ({ body: url.pathname.endsWith('efetch.fcgi') ? `<?xml version="1.0"?><PubmedArticleSet>${article}</PubmedArticleSet>` : JSON.stringify({ esearchresult: { count: '1', webenv: 'E', querykey: '1' } }) }))
  expect(pubmed).toMatchObject([{ kind: 'paper', paper: { title: 'T', pmid: '7', published: '2018' } }])
  const oai = '<?xml version="1.0"?><OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords><record><header><identifier>oai:arXiv.org:2001.00001</identifier><datestamp>2020-01-02</datestamp></header><metadata><arXiv xmlns="http://arxiv.org/OAI/arXiv/"><id>2001.00001</id><created>2020-01-01</created><authors><author><keyname>Gu</keyname><forenames>Albert</forenames></author></authors><title>T</title><categories>cs.LG</categories><abstract>A.</abstract></arXiv></metadata></record></ListRecords></OAI-PMH>'
  expect(await fetchAll('arxiv-oai', { query: 'cs.LG' }, () => ({ body: oai }))).toMatchObject([{ kind: 'paper', paper: { title: 'T', arxivId: '2001.00001', published: '2020-01-01' } }])
})
