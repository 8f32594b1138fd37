import { expect, test } from 'vitest'
import { detectFormat } from '../detect.ts'
import { looksLikeIdList, parseIdList } from '../id-list.ts'
import type { SourceRecord } from '../../domain/paper.ts'
import { fetchByIds } from './fetch-by-id.ts'
import { basesOf, serversOfTests, type Answer, type TestServer } from './test-server.ts'

const startServer = serversOfTests()
let server: TestServer

async function fetchList(text: string, answerTo: (url: URL, count: number) => Answer): Promise<SourceRecord[]> {
  server = await startServer(answerTo)
  const records: SourceRecord[] = []
  for await (const some of fetchByIds(parseIdList(text), { contactOf: () => ({ key: null, email: 'me@example.org' }), userAgent: 'Paperdrift/test', bases: basesOf(server) })) records.push(...some)
  return records
}

const LIST = `DOI
https://arxiv.org/abs/2312.00752v2
- doi: 10.1234/Known, 10.1234/unknown
PMID: 31452104
1. 10.1234/bare;
not an id
arXiv:2312.00752`

const feed = '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><opensearch:totalResults xmlns:opensearch="x">1</opensearch:totalResults><entry><id>http://arxiv.org/abs/2312.00752v2</id><published>2023-12-01T18:00:00Z</published><title>Mamba</title><summary>We propose.</summary><author><name>A. Gu</name></author></entry></feed>'
const pubmed = '<?xml version="1.0"?><PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>31452104</PMID><Article><Journal><Title>Sleep</Title><JournalIssue><PubDate><Year>2019</Year></PubDate></JournalIssue></Journal><ArticleTitle>Apnea</ArticleTitle><Abstract><AbstractText>We slept.</AbstractText></Abstract></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>'
const crossref = JSON.stringify({ message: { items: [{ DOI: '10.1234/KNOWN', title: ['Known'], abstract: '<jats:p>It is.</jats:p>' }, { DOI: '10.1234/bare', title: ['Bare'] }] } })

test('each id is asked of its own service, and every one that gives no paper is named with its line', async () => {
  const records = await fetchList(LIST, (url) => ({ body: url.pathname === '/api/query' ? feed : url.pathname === '/works' ? crossref : pubmed }))
  expect(server.asked.map((url) => url.searchParams.get('id_list') ?? url.searchParams.get('filter') ?? url.searchParams.get('id'))).toEqual(['2312.00752', '31452104', 'doi:10.1234/known,doi:10.1234/unknown,doi:10.1234/bare'])
  const told = records.map((record) => (record.kind === 'paper' ? [record.line, record.paper.title] : [record.line, record.reason]))
  expect(told).toEqual([
    [6, 'not an id: this is no DOI, arXiv id or PubMed number'],
    [2, 'Mamba'], [4, 'Apnea'], [3, 'Known'], [3, '10.1234/unknown: Crossref knows no paper of this DOI'], [5, '10.1234/bare: abstract is missing, as Crossref has the paper'],
  ])
  expect(records.at(-1)).toMatchObject({ bare: { title: 'Bare', doi: '10.1234/bare' } })
})

test('a busy service is waited for', async () => {
  const records = await fetchList('2312.00752', (_url, count) => (count === 1 ? { status: 429, headers: { 'retry-after': '0' } } : { body: feed }))
  expect([server.asked.length, records.length]).toEqual([2, 1])
})

test('a list is told by its content, and no other text is taken for one', () => {
  for (const list of ['2312.00752', '10.1234/a\n10.1234/b', 'https://doi.org/10.1234/a, arXiv:2001.00001', '31452104\n31452105', '\uFEFFpmid\r\n31452104\r\n']) {
    expect(looksLikeIdList(list), list).toBe(true)
    expect(detectFormat(Buffer.from(list))).toMatchObject({ format: null, reason: expect.stringContaining('It is a list of ids') })
  }
  for (const other of ['', 'A title and nothing else', '2019\n2020', 'title,abstract\nA,B', 'See 10.1234/a for the details of this method.', 'PMID- 31452104\nTI  - A title', '{"doi":"10.1234/a"}']) expect(looksLikeIdList(other), other).toBe(false)
})
