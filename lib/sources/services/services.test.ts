import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fetchPages } from './fetch-pages.ts'
import { openPageStore, type PageStore } from './page-store.ts'
import { createPoliteClient, type ClientOptions } from './polite-client.ts'
import type { Ask } from './service.ts'
import { checkAsk, requireService } from './services.ts'
import { startServer, type Answer, type TestServer } from './test-server.ts'

let folder: string
let server: TestServer | undefined
beforeEach(async () => void (folder = await mkdtemp(path.join(os.tmpdir(), 'paperdrift-fetch-'))))
afterEach(async () => {
  await server?.close()
  server = undefined
  await rm(folder, { recursive: true, force: true })
})

const ask = (more: Partial<Ask> = {}): Ask => ({ query: 'state space', from: null, to: null, max: 1000, ...more })

/** Fetch from a scripted server; pauses are as short as a test can wait for. */
async function fetchFrom(name: string, wanted: Ask, answerTo: (url: URL, count: number) => Answer, more: Partial<ClientOptions> & { key?: string; email?: string } = {}) {
  server ??= await startServer(answerTo)
  const service = { ...requireService(name), base: server.base }
  checkAsk(service, wanted)
  const store = await openPageStore(folder, name, wanted)
  const client = createPoliteClient({ base: service.base, title: service.title, userAgent: 'Paperdrift/test (mailto:a@example.org)', pauseMs: 0, backoffMs: 5, ...more })
  const progress: [number, number | null][] = []
  try {
    await fetchPages(service, wanted, store, { contact: { key: more.key ?? null, email: more.email ?? null }, client, onProgress: (records, expected) => progress.push([records, expected]) })
    return { store, progress }
  } finally {
    await store.close()
    await client.close()
  }
}
const pagesOf = ({ state }: PageStore) => [state.pages, state.records, state.isComplete]
const parameters = (url: URL) => Object.fromEntries(url.searchParams)

const feed = (entries: number, total: number, day = '2024-05-01') =>
  `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><opensearch:totalResults xmlns:opensearch="x">${total}</opensearch:totalResults>${'<entry><id>x</id><published>DAYT10:20:30Z</published></entry>'.replace('DAY', day).repeat(entries)}</feed>\n`
const list = (name: string, length: number) => ({ [name]: Array.from({ length }, () => ({})) })

describe('each service', () => {
  test('arxiv pages by start, oldest first, and asks for no more than wanted', async () => {
    const { store, progress } = await fetchFrom('arxiv', ask({ from: '2024-01-01', max: 700 }), (url) => ({ body: feed(Number(url.searchParams.get('max_results')), 1234) }))
    expect(server!.asked.map(parameters)).toEqual([
      { search_query: 'all:state AND all:space AND submittedDate:[202401010000 TO 999912312359]', start: '0', max_results: '500', sortBy: 'submittedDate', sortOrder: 'ascending' },
      expect.objectContaining({ start: '500', max_results: '200' }),
    ])
    expect(pagesOf(store)).toEqual([2, 700, true])
    expect(progress).toEqual([[500, 700], [700, 700]])
    expect(server!.headers[0]['user-agent']).toBe('Paperdrift/test (mailto:a@example.org)')
  })

  test('arxiv goes on by date where a search gives no more', async () => {
    const { store } = await fetchFrom('arxiv', ask({ query: 'cat:cs.LG', max: 31_000 }), (url) => ({ body: feed(Number(url.searchParams.get('max_results')), url.searchParams.get('search_query')!.includes('202405011020') ? 1000 : 50_000) }))
    expect(server!.asked.at(-1)!.searchParams.get('search_query')).toBe('(cat:cs.LG) AND submittedDate:[202405011020 TO 999912312359]')
    expect(server!.asked.every((url) => Number(url.searchParams.get('start')) + Number(url.searchParams.get('max_results')) <= 30_000)).toBe(true)
    expect(pagesOf(store)).toEqual([62, 31_000, true])
  })

  test('arxiv asks again for a page that comes empty, and for a phrase as one', async () => {
    const { store } = await fetchFrom('arxiv', ask({ query: '"state space" mamba', max: 10 }), (_url, count) => ({ body: feed(count === 1 ? 0 : 10, 10) }))
    expect(server!.asked[1].searchParams.get('search_query')).toBe('all:"state space" AND all:mamba')
    expect(pagesOf(store)).toEqual([1, 10, true])
  })

  test('arxiv-oai names the set and follows resumption tokens', async () => {
    const page = (records: number, token: string) => `<OAI-PMH><ListRecords>${'<record></record>'.repeat(records)}<resumptionToken cursor="0" completeListSize="5">${token}</resumptionToken></ListRecords></OAI-PMH>`
    const { store } = await fetchFrom('arxiv-oai', ask({ query: 'cs.LG', from: '2024-01-01', to: '2024-01-31' }), (url) => ({ body: url.searchParams.has('resumptionToken') ? page(2, '') : page(3, 'abc|1') }))
    expect(server!.asked.map(parameters)).toEqual([{ verb: 'ListRecords', metadataPrefix: 'arXiv', set: 'cs:cs:LG', from: '2024-01-01', until: '2024-01-31' }, { verb: 'ListRecords', resumptionToken: 'abc|1' }])
    expect(pagesOf(store)).toEqual([2, 5, true])
    await server!.close()
    server = undefined
    await expect(fetchFrom('arxiv-oai', ask({ query: 'hep-th' }), () => ({ body: '<OAI-PMH><error code="badArgument">no such set</error></OAI-PMH>' }))).rejects.toThrow('arXiv (OAI-PMH) refused the request: badArgument, no such set.')
    expect(server!.asked[0].searchParams.get('set')).toBe('physics:hep-th')
  })

  test('openalex follows its cursor, whatever page size it grants, and sends key and address', async () => {
    const { store } = await fetchFrom('openalex', ask({ from: '2020-01-01', max: 70 }), (_url, count) => ({ body: JSON.stringify({ meta: { count: 70, per_page: 25, next_cursor: count < 3 ? `c${count}` : null }, ...list('results', count < 3 ? 25 : 20) }) }), { key: 'secret', email: 'me@example.org' })
    expect(parameters(server!.asked[1])).toEqual({ search: 'state space', filter: 'has_abstract:true,from_publication_date:2020-01-01', select: expect.any(String), 'per-page': '45', cursor: 'c1', api_key: 'secret', mailto: 'me@example.org' })
    expect(pagesOf(store)).toEqual([3, 70, true])
  })

  test('openalex takes filters of its own', async () => {
    await fetchFrom('openalex', ask({ query: 'filter:language:en' }), () => ({ body: JSON.stringify({ meta: {}, results: [] }) }))
    expect(server!.asked[0].searchParams.get('filter')).toBe('has_abstract:true,language:en')
    expect(server!.asked[0].searchParams.has('search')).toBe(false)
  })

  test('semantic-scholar goes on by token and keeps its key in a header', async () => {
    const { store } = await fetchFrom('semantic-scholar', ask({ to: '2023-12-31', max: 5000 }), (_url, count) => ({ body: JSON.stringify({ total: 1500, ...list('data', count === 1 ? 1000 : 500), token: count === 1 ? 'next' : undefined }) }), { key: 'secret' })
    expect(parameters(server!.asked[1])).toEqual({ query: 'state space', fields: expect.stringContaining('abstract'), publicationDateOrYear: ':2023-12-31', token: 'next' })
    expect(server!.headers[0]['x-api-key']).toBe('secret')
    expect(pagesOf(store)).toEqual([2, 1500, true])
  })

  test('huggingface searches once, huggingface-daily walks the days, empty ones too', async () => {
    const search = await fetchFrom('huggingface', ask({ max: 1000 }), () => ({ body: '[{},{}]' }))
    expect(parameters(server!.asked[0])).toEqual({ q: 'state space', limit: '120' })
    expect(pagesOf(search.store)).toEqual([1, 2, true])
    await server!.close()
    server = undefined
    const daily = await fetchFrom('huggingface-daily', ask({ query: '', from: '2024-02-28', to: '2024-03-01' }), (url) => ({ body: JSON.stringify(Array.from({ length: url.searchParams.get('date') === '2024-02-28' && url.searchParams.get('p') === '0' ? 100 : url.searchParams.get('date') === '2024-02-29' ? 0 : 7 }, () => ({}))) }))
    expect(server!.asked.map((url) => `${url.searchParams.get('date')} ${url.searchParams.get('p')}`)).toEqual(['2024-02-28 0', '2024-02-28 1', '2024-02-29 0', '2024-03-01 0'])
    expect(pagesOf(daily.store)).toEqual([3, 114, true])
  })

  test('pubmed searches, fetches from the history server, and cuts a large search by date', async () => {
    const answer = (url: URL): Answer => {
      if (url.pathname.endsWith('efetch.fcgi')) return { body: `<PubmedArticleSet>${'<PubmedArticle></PubmedArticle>'.repeat(Math.min(200, 300 - Number(url.searchParams.get('retstart'))))}</PubmedArticleSet>` }
      return { body: JSON.stringify({ esearchresult: { count: url.searchParams.get('mindate') === '2020/01/01' && url.searchParams.get('maxdate') === '2020/12/31' ? '12000' : '300', webenv: 'E', querykey: '1' } }) }
    }
    const { store } = await fetchFrom('pubmed', ask({ query: 'apnea', from: '2020-01-01', to: '2020-12-31', max: 100_000 }), answer, { email: 'me@example.org' })
    expect(server!.asked.filter((url) => url.pathname.endsWith('esearch.fcgi')).map((url) => [url.searchParams.get('mindate'), url.searchParams.get('maxdate')])).toEqual([['2020/01/01', '2020/12/31'], ['2020/01/01', '2020/07/01'], ['2020/07/02', '2020/12/31']])
    expect(parameters(server!.asked[2])).toEqual({ db: 'pubmed', retmode: 'xml', WebEnv: 'E', query_key: '1', retstart: '0', retmax: '200', tool: 'paperdrift', email: 'me@example.org' })
    expect(pagesOf(store)).toEqual([4, 600, true])
  })

  test('crossref follows its cursor until there are no more', async () => {
    const { store } = await fetchFrom('crossref', ask(), (_url, count) => ({ body: JSON.stringify({ message: { 'total-results': 230, 'next-cursor': 'n', ...list('items', [200, 30, 0][count - 1]) } }) }))
    expect(parameters(server!.asked[1])).toMatchObject({ query: 'state space', filter: 'has-abstract:true', cursor: 'n', rows: '200' })
    expect(pagesOf(store)).toEqual([2, 230, true])
  })
})

describe('trouble', () => {
  const crossrefPage = (length: number, next: string | null) => JSON.stringify({ message: { 'total-results': 400, 'next-cursor': next, ...list('items', length) } })

  test('waits as long as Retry-After says, in seconds or as a date, and goes on', async () => {
    const waits: string[] = []
    const { store } = await fetchFrom('crossref', ask({ max: 200 }), (_url, count) => [{ status: 429, headers: { 'retry-after': '0' } }, { status: 503, headers: { 'retry-after': new Date(Date.now() + 900).toUTCString() } }, { status: 500 }, { body: crossrefPage(200, null) }][count - 1], { onWait: (sentence) => waits.push(sentence) })
    expect(pagesOf(store)).toEqual([1, 200, true])
    expect(waits).toEqual(['Crossref: it answered 429. Next try in 1 s.', 'Crossref: it answered 503. Next try in 1 s.', 'Crossref: it answered 500. Next try in 1 s.'])
  })

  test('does not sit out a wait of hours', async () => {
    await expect(fetchFrom('crossref', ask(), () => ({ status: 429, headers: { 'retry-after': '7200' } }))).rejects.toThrow('Crossref: it answered 429, and asks to come back in 120 minutes. What has come so far is kept: run the same command again later and it goes on from there.')
    expect(server!.asked).toHaveLength(1)
  })

  test('keeps to the rate that the headers allow', async () => {
    const began = performance.now()
    await fetchFrom('crossref', ask({ max: 400 }), (_url, count) => ({ body: crossrefPage(200, String(count)), headers: { 'x-rate-limit-limit': '4', 'x-rate-limit-interval': '1s' } }))
    expect(performance.now() - began).toBeGreaterThan(240)
  })

  test('goes on from the last page kept after it was given up', async () => {
    let isDown = false
    const answer = (url: URL): Answer => (url.searchParams.get('cursor') === '*' ? { body: crossrefPage(200, 'second') } : isDown ? { status: 503 } : { body: crossrefPage(200, null) })
    isDown = true
    await expect(fetchFrom('crossref', ask(), answer, { backoffMs: 1 })).rejects.toThrow('Crossref: it answered 503 after 6 tries. What has come so far is kept')
    isDown = false
    const { store } = await fetchFrom('crossref', ask(), answer)
    expect(server!.asked.filter((url) => url.searchParams.get('cursor') === '*')).toHaveLength(1)
    expect(pagesOf(store)).toEqual([2, 400, true])
    expect(await readdir(path.dirname(store.files()[0]))).toEqual(['000001.page', '000002.page', 'state.json'])
    await store.remove()
    expect(await readdir(folder)).toEqual([])
  })

  test('asks again for an answer that breaks off or is cut short', async () => {
    const { store } = await fetchFrom('crossref', ask({ max: 200 }), (_url, count) => [{ body: crossrefPage(200, null), cutAt: 100 }, { body: crossrefPage(200, null).slice(0, 300) }, { body: crossrefPage(200, null) }][count - 1])
    expect(pagesOf(store)).toEqual([1, 200, true])
  })

  test('gives up on answers that stay malformed or change their names', async () => {
    await expect(fetchFrom('crossref', ask(), () => ({ body: '{"message":{"works":[]}}' }))).rejects.toThrow('Crossref sends what Paperdrift does not understand: the answer has no list "items".')
    expect(server!.asked).toHaveLength(3)
  })

  test('cuts off an answer that drips', async () => {
    await expect(fetchFrom('crossref', ask(), () => ({ body: crossrefPage(200, null), dripMs: 20 }), { answerMs: 100, backoffMs: 1 })).rejects.toThrow('Crossref: no complete answer within 0.1 s after 6 tries.')
  })

  test('passes on why a request is refused, without trying again', async () => {
    await expect(fetchFrom('openalex', ask(), () => ({ status: 403, body: '{"error":"API key required","message":"Please get a key."}' }))).rejects.toThrow('OpenAlex refused the request: it answered 403: API key required.')
    expect(server!.asked).toHaveLength(1)
  })

  test('follows a redirect on the same host and none to another', async () => {
    const { store } = await fetchFrom('huggingface', ask(), (url) => (url.pathname === '/moved' ? { body: '[{}]' } : { status: 302, headers: { location: '/moved' } }))
    expect(pagesOf(store)).toEqual([1, 1, true])
    await server!.close()
    server = undefined
    await expect(fetchFrom('huggingface', ask({ query: 'other' }), () => ({ status: 302, headers: { location: 'http://example.org/' } }))).rejects.toThrow('Hugging Face papers sends to another host, example.org, which is not asked.')
  })

  test('stops at once when it is cancelled, also while it waits', async () => {
    const cancel = new AbortController()
    setTimeout(() => cancel.abort(), 50)
    await expect(fetchFrom('crossref', ask(), () => ({ status: 503, headers: { 'retry-after': '30' } }), { signal: cancel.signal })).rejects.toMatchObject({ code: 'CANCELLED' })
  })

  test('says when the service cannot be reached', async () => {
    const closed = await startServer(() => ({}))
    await closed.close()
    server = { ...closed, close: async () => {} }
    await expect(fetchFrom('crossref', ask(), () => ({}), { backoffMs: 1 })).rejects.toThrow('Crossref: it cannot be reached or broke off (ECONNREFUSED) after 3 tries. Is there a network, and a proxy named in HTTPS_PROXY if it needs one?')
  })

  test.each(['ftp://example.org', 'example.org', ''])('asks no address such as %j', (base) => {
    expect(() => createPoliteClient({ base, title: 'T', userAgent: 'x', pauseMs: 0 })).toThrow(`base must be an address that begins with http:// or https://. Got ${base}.`)
  })

  test('lets one process at a time ask a service, and takes over from a dead one', async () => {
    const store = await openPageStore(folder, 'arxiv', ask())
    await expect(openPageStore(folder, 'arxiv', ask({ query: 'other' }))).rejects.toThrow(`arxiv is being asked by process ${process.pid} already, and takes one caller at a time.`)
    await store.close()
    await writeFile(path.join(folder, 'arxiv.lock'), '999999999')
    await (await openPageStore(folder, 'arxiv', ask())).close()
  })
})

describe('trouble with each service', () => {
  const search = JSON.stringify({ esearchresult: { count: '1', webenv: 'E', querykey: '1' } })
  const day = { query: '', from: '2024-05-05', to: '2024-05-05' }
  const GOOD: [name: string, wanted: Partial<Ask>, body: string][] = [
    ['arxiv', {}, feed(1, 1)],
    ['arxiv-oai', { query: 'cs.LG' }, '<OAI-PMH><ListRecords><record></record></ListRecords></OAI-PMH>'],
    ['openalex', {}, JSON.stringify({ meta: { count: 1, next_cursor: null }, ...list('results', 1) })],
    ['semantic-scholar', {}, JSON.stringify({ total: 1, ...list('data', 1) })],
    ['huggingface', {}, '[{}]'],
    ['huggingface-daily', day, '[{}]'],
    ['pubmed', {}, '<PubmedArticleSet><PubmedArticle></PubmedArticle></PubmedArticleSet>'],
    ['crossref', {}, JSON.stringify({ message: { 'total-results': 1, ...list('items', 1) } })],
  ]
  const bodyFor = (url: URL, good: string) => (url.pathname.endsWith('esearch.fcgi') ? search : good)

  test.each(GOOD)('%s: busy, broken off, cut short and malformed answers are asked for again', async (name, wanted, good) => {
    const { store } = await fetchFrom(name, ask(wanted), (url, count) => {
      const body = bodyFor(url, good)
      return [{ status: 429, headers: { 'retry-after': '0' } }, { status: 503 }, { body, cutAt: 1 }, { body: body.slice(0, -4) }, { body: 'Service is being maintained' }][count - 1] ?? { body }
    })
    expect(pagesOf(store)).toEqual([1, 1, true])
  })

  test.each(GOOD)('%s: other names in the answer are not taken for an empty one', async (name, wanted) => {
    await expect(fetchFrom(name, ask(wanted), () => ({ body: '{"renamed":{"things":[]}}' }))).rejects.toThrow(/sends what Paperdrift does not understand: .*What has come so far is kept/)
  })

  test.each(GOOD)('%s: an answer that drips is cut off and asked for again', async (name, wanted, good) => {
    const { store } = await fetchFrom(name, ask(wanted), (url, count) => ({ body: bodyFor(url, good), ...(count === 1 ? { dripMs: 60 } : {}) }), { answerMs: 100 })
    expect(pagesOf(store)).toEqual([1, 1, true])
  })
})

describe('what is asked', () => {
  test.each<[string, Partial<Ask>, string]>([
    ['arxiv', { query: ' ' }, 'query must not be empty: say what to look for with --query.'],
    ['crossref', { from: '2024-13-01' }, 'from must be a day, YYYY-MM-DD. Got 2024-13-01.'],
    ['crossref', { from: '2023-02-30' }, 'from must be a day, YYYY-MM-DD. Got 2023-02-30.'],
    ['crossref', { from: '2024-01-02', to: '2024-01-01' }, 'from must not be after to. Got 2024-01-02 and 2024-01-01.'],
    ['crossref', { max: 0 }, 'max must be an integer in [1, 10000000]. Got 0.'],
    ['arxiv-oai', { query: 'machine learning' }, 'query must be a category of arXiv such as cs.LG or hep-th. Got machine learning.'],
    ['huggingface', { from: '2024-01-01' }, 'huggingface takes no --from and --to'],
    ['huggingface-daily', { query: '' }, 'huggingface-daily needs --from and --to, as YYYY-MM-DD.'],
    ['openalex', { query: 'filter:' }, 'query must hold OpenAlex filters'],
  ])('%s refuses %j', (name, more, sentence) => {
    expect(() => checkAsk(requireService(name), ask(more))).toThrow(sentence)
  })

  test('names the services there are', () => {
    expect(() => requireService('scopus')).toThrow('service must be one of arxiv, arxiv-oai, openalex, semantic-scholar, huggingface, huggingface-daily, pubmed, crossref. Got scopus.')
  })
})
