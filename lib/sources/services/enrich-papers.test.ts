import { expect, test } from 'vitest'
import type { IncompletePaper } from './ask-papers.ts'
import { enrichPapers, type EnrichOptions } from './enrich-papers.ts'
import { basesOf, serversOfTests, type Answer, type TestServer } from './test-server.ts'
import { titleSimilarity } from './title-similarity.ts'

const startServer = serversOfTests()
let server: TestServer

const paper = (more: Partial<IncompletePaper>): IncompletePaper => ({ sourceId: null, title: 'Selective state spaces', abstract: 'We study.', authors: [], venue: null, published: null, doi: null, arxivId: null, pmid: null, url: null, keywords: [], citations: null, ...more })

async function enrich(papers: IncompletePaper[], answerTo: (url: URL) => Answer, more: Partial<EnrichOptions> = {}) {
  server = await startServer(answerTo)
  return enrichPapers(papers, { contactOf: () => ({ key: null, email: 'me@example.org' }), userAgent: 'Paperdrift/test', threshold: 0.9, bases: basesOf(server), ...more })
}

const crossref = (items: object[]): Answer => ({ body: JSON.stringify({ message: { items } }) })
const item = { DOI: '10.1234/A', title: ['Selective State Spaces'], author: [{ family: 'Gu', given: 'Albert' }], issued: { 'date-parts': [[2023, 12]] }, 'container-title': ['Journal of Sequences'], URL: 'https://doi.org/10.1234/a' }

test('fills what is missing by DOI and changes nothing else', async () => {
  const [found] = await enrich([paper({ doi: '10.1234/a', venue: 'Own venue' }), paper({ doi: '10.1234/unknown' })], () => crossref([item]))
  expect(server.asked[0].searchParams.get('filter')).toBe('doi:10.1234/a,doi:10.1234/unknown')
  expect(found).toMatchObject({ filled: ['published'], service: 'Crossref', similarity: null, paper: { published: '2023-12', venue: 'Own venue', abstract: 'We study.', doi: '10.1234/a' } })
})

test('finds the abstract of a paper that has none, and leaves out one that stays without', async () => {
  const found = await enrich([paper({ doi: '10.1234/a', abstract: null }), paper({ doi: '10.1234/b', abstract: null })], () => crossref([{ ...item, abstract: '<jats:p>Found it.</jats:p>' }, { ...item, DOI: '10.1234/b' }]))
  expect(found.map(({ paper: { doi, abstract }, filled }) => [doi, abstract, filled])).toEqual([['10.1234/a', 'Found it.', ['published', 'venue', 'abstract']]])
})

test('asks each service for its own ids', async () => {
  const feed = '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><opensearch:totalResults xmlns:opensearch="x">1</opensearch:totalResults><entry><id>http://arxiv.org/abs/2312.00752v2</id><published>2023-12-01T18:00:00Z</published><title>Mamba</title><summary>We propose.</summary><author><name>A. Gu</name></author></entry></feed>'
  const pubmed = '<?xml version="1.0"?><PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>123</PMID><Article><Journal><Title>Sleep</Title><JournalIssue><PubDate><Year>2019</Year></PubDate></JournalIssue></Journal><ArticleTitle>Apnea</ArticleTitle><Abstract><AbstractText>We slept.</AbstractText></Abstract></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>'
  const found = await enrich([paper({ arxivId: '2312.00752' }), paper({ pmid: '123' })], (url) => ({ body: url.pathname === '/api/query' ? feed : pubmed }))
  expect(server.asked.map((url) => url.searchParams.get('id_list') ?? url.searchParams.get('id'))).toEqual(['2312.00752', '123'])
  expect(found.map(({ paper: { published }, service }) => [published, service])).toEqual([['2023-12-01', 'arXiv'], ['2019', 'PubMed']])
})

test('finds by title what is similar enough, not by another author, and not years apart', async () => {
  const wanted = [paper({ title: 'Selective state-spaces', authors: ['Albert Gu'] }), paper({ title: 'Selective state spaces', authors: ['Mary Smith'] }), paper({ title: 'Selective state spaces', published: '2010' }), paper({ title: 'Selective mutism in children' })]
  const found = await enrich(wanted, () => crossref([item]))
  expect(server.asked).toHaveLength(4)
  expect(found).toHaveLength(1)
  expect(found[0]).toMatchObject({ similarity: 1, filled: ['published', 'doi', 'venue'], paper: { doi: '10.1234/a', title: 'Selective state-spaces' } })
})

test('looks nothing up by title unless asked to', async () => {
  expect(await enrich([paper({})], () => crossref([item]), { threshold: null })).toEqual([])
  expect(server.asked).toHaveLength(0)
})

test('measures titles from 0 to 1', () => {
  expect([titleSimilarity('State Spaces!', 'state spaces'), titleSimilarity('abc', 'xyz'), titleSimilarity('', '')]).toEqual([1, 0, 0])
  expect(titleSimilarity('Attention is all you need', 'Attention is all we need')).toBeCloseTo(0.83, 2)
})
