/** The contract of /api/v1: every operation of the description is driven from it, with good input and with nonsense. */
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import Ajv2020 from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { Validator } from '@seriousme/openapi-schema-validator'
import type { ApiDescription } from '@/lib/api/openapi.ts'

// No worker takes up what is put into the queue here.
vi.mock('@/lib/jobs/wake-worker.ts', () => ({ wakeWorker: () => {} }))

const folder = mkdtempSync(path.join(os.tmpdir(), 'paperdrift-api-'))
process.env.DATABASE_URL = `file:${path.join(folder, 'api.db')}`

interface Described {
  operationId: string
  parameters: { name: string; in: 'path' | 'query'; required: boolean; schema: unknown }[]
  requestBody?: { content: Record<string, unknown> }
  responses: Record<string, { content?: Record<string, { schema: unknown }> }>
}

let description: ApiDescription
let known: Record<string, string>
let route: typeof import('./[...path]/route.ts')
const ajv = new Ajv2020({ strict: false, validateFormats: false })

beforeAll(async () => {
  const { readPapers } = await import('@/lib/sources/read-papers.ts')
  const { importPapers } = await import('@/lib/data/imports.ts')
  const { requireCorpus, readPaperTexts } = await import('@/lib/data/corpora.ts')
  const { beginRun, storeRun } = await import('@/lib/data/runs.ts')
  const { runPipeline } = await import('@/lib/pipeline/run.ts')
  const { runOptionsSchema } = await import('@/lib/domain/run-options.ts')
  const { mapWriter } = await import('@/lib/view/map-writer.ts')
  const { listMapPoints } = await import('@/lib/data/map.ts')
  const papers = await readPapers('prisma/seed/sample-papers.jsonl')
  await importPapers('sample', 'sample-papers.jsonl', papers.records)
  await papers.close()
  const corpus = await requireCorpus('sample')
  const options = { ...runOptionsSchema.parse({ k: 5, restarts: 2 }), threads: 1 }
  const runId = await beginRun(corpus, options)
  await storeRun(runId, await runPipeline(readPaperTexts(corpus.id), corpus.papers, options), 0, mapWriter)
  const job = await (await import('@/lib/jobs/start-job.ts')).startRun('sample', { ...options, threads: 1 })
  const [point] = await listMapPoints(runId)
  known = { corpusId: String(corpus.id), runId, themeId: 't1', paperId: String(point.paperId), jobId: String(job.id), what: 'themes', importId: '1', storedId: String(point.paperId) }
  route = await import('./[...path]/route.ts')
  description = (await (await call('get', '/openapi.json')).json()) as ApiDescription
  ajv.addSchema({ $id: 'api', components: description.components })
}, 120_000)

afterAll(async () => {
  await (await import('@/lib/data/database.ts')).closeDatabase()
  rmSync(folder, { recursive: true, force: true })
})

async function call(method: string, address: string, init: RequestInit = {}): Promise<Response> {
  const request = new Request(`http://127.0.0.1/api/v1${address}`, { method: method.toUpperCase(), headers: { host: '127.0.0.1', ...init.headers }, ...init })
  const parts = address.split('?')[0].slice(1).split('/')
  return (method === 'post' ? route.POST : route.GET)(request, { params: Promise.resolve({ path: parts }) })
}

const operationsOf = (api: ApiDescription) => Object.entries(api.paths).flatMap(([address, methods]) => Object.entries(methods).map(([method, operation]) => ({ address, method, operation: operation as unknown as Described })))
const fill = (address: string, values: Record<string, string>) => address.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(values[name]))

/** What is sent with good will. */
const BODIES: Record<string, () => RequestInit> = {
  startImport: () => ({ body: '{"title":"A","abstract":"B"}' }),
  previewImport: () => ({ body: '{"title":"A","abstract":"B"}\n{"title":"C"}' }),
  startFetch: () => ({ body: JSON.stringify({ service: 'arxiv', query: 'state space', corpus: 'new' }) }),
  startIdFetch: () => ({ body: JSON.stringify({ ids: ['arXiv:2312.00752', '10.1234/a'], corpus: 'new' }) }),
  renameCorpus: () => ({ body: JSON.stringify({ name: 'renamed' }) }),
  startEnrichment: () => ({ body: JSON.stringify({ byTitle: true }) }),
  startRunImport: () => ({ body: 'an archive, or not: its job says so' }),
  decideDuplicates: () => ({ body: JSON.stringify({ decision: 'apart', pairs: ['1+2'] }) }),
  startRun: () => ({ body: JSON.stringify({ corpus: 'sample', options: { k: 4 } }) }),
}
const QUERIES: Record<string, string> = { startImport: '?corpus=new&name=a.jsonl', listPapers: '?q=state&theme=t1&sort=date&limit=3', exportRun: '?format=csv', getTrends: '?theme=t2', listRuns: '?status=done', compareRuns: `?with=latest`, listMovedPapers: '?with=latest&limit=5', listImportRecords: '?kind=merged', listImports: '?limit=1', listDuplicates: '?decision=joined' }

function expectSchema(schema: unknown, value: unknown): void {
  const validate = ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"api#/components/')))
  expect(validate(value) || validate.errors).toBe(true)
}

async function expectProblem(response: Response): Promise<void> {
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  const value = await response.json()
  expectSchema({ $ref: '#/components/schemas/Problem' }, value)
  expect(value.status).toBe(response.status)
  expect(value.detail).toMatch(/^[^\n]+$/)
}

describe('/api/v1', () => {
  test('has a description that is valid OpenAPI 3.1 and names every operation once', async () => {
    const result = await new Validator().validate(structuredClone(description) as unknown as Record<string, unknown>)
    expect(result.errors ?? []).toEqual([])
    const ids = operationsOf(description).map(({ operation }) => operation.operationId)
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.length).toBeGreaterThan(41)
  })

  test('opens an archive as a run, in the corpus that is asked for, and so does the dashboard', async () => {
    const { NextRequest } = await import('next/server')
    const dashboard = await import('@/app/api/imports/route.ts')
    const { requireJob } = await import('@/lib/data/jobs.ts')
    const wordsOf = async (response: Response) => {
      const { job } = await response.json()
      return [response.status, job.kind, job.corpus, (await requireJob(job.id)).words]
    }
    for (const [corpus, flags] of [['', []], ['theirs', ['--corpus=theirs']]] as const) {
      const wanted = [202, 'import-run', corpus || null, ['import-run', 'a.paperdrift', ...flags, '--json']]
      expect(await wordsOf(await call('post', `/archives?name=a.paperdrift${corpus && `&corpus=${corpus}`}`, { body: 'x' }))).toEqual(wanted)
      const form = new FormData()
      form.set('corpus', corpus)
      form.set('look', 'on')
      form.set('file', new File(['x'], 'a.paperdrift'))
      expect(await wordsOf(await dashboard.POST(new NextRequest('http://127.0.0.1/api/imports', { method: 'POST', headers: { host: '127.0.0.1' }, body: form })))).toEqual(wanted)
    }
  })

  test('gives every export in every format, of all and of one theme, and so does the dashboard', async () => {
    const { exportKinds } = await import('@/lib/export/catalogue.ts')
    const { NextRequest } = await import('next/server')
    const dashboard = await import('@/app/api/runs/[runId]/export/route.ts')
    const bytesOf = async (response: Response) => [response.status, response.headers.get('content-type'), response.headers.get('content-disposition'), createHash('sha256').update(Buffer.from(await response.arrayBuffer())).digest('hex')]
    for (const [what, { formats, perTheme }] of Object.entries(exportKinds)) {
      for (const query of formats.flatMap((format) => [`format=${format}`, ...(perTheme ? [`format=${format}&theme=t2`] : [])])) {
        const fromApi = await bytesOf(await call('get', `/runs/${known.runId}/exports/${what}?${query}`))
        expect(fromApi[0], `${what} ${query}`).toBe(200)
        const request = new NextRequest(`http://127.0.0.1/api/runs/${known.runId}/export?what=${what}&${query}`)
        expect(await bytesOf(await dashboard.GET(request, { params: Promise.resolve({ runId: known.runId }) })), `${what} ${query}`).toEqual(fromApi)
      }
    }
  })

  test('answers every operation as its description says', async () => {
    for (const { address, method, operation } of operationsOf(description)) {
      const name = operation.operationId
      const response = await call(method, fill(address, known) + (QUERIES[name] ?? ''), BODIES[name]?.())
      const status = Object.keys(operation.responses)[0]
      expect(`${name} ${response.status}`, await (response.ok ? '' : response.clone().text())).toBe(`${name} ${status}`)
      const [mediaType, content] = Object.entries(operation.responses[status].content!)[0]
      if (mediaType !== 'application/json') {
        await response.body?.cancel()
        continue
      }
      expectSchema(content.schema, await response.json())
    }
  })

  test('pages through all papers once, by cursor', async () => {
    const seen: number[] = []
    for (let cursor = '', pages = 0; pages < 50; pages++) {
      const { papers, next, total } = await (await call('get', `/runs/${known.runId}/papers?limit=50&sort=title${cursor}`)).json()
      seen.push(...papers.map(({ id }: { id: number }) => id))
      if (next === null) {
        expect([seen.length, new Set(seen).size]).toEqual([total, total])
        return
      }
      cursor = `&cursor=${next}`
    }
    expect.unreachable('the list has no end')
  })

  test('lets a finished run be kept for ever, and answers 304 to its ETag', async () => {
    for (const address of [`/runs/${known.runId}/themes`, `/runs/${known.runId}/exports/papers?format=csv`]) {
      const first = await call('get', address)
      const etag = first.headers.get('etag')!
      await first.body?.cancel()
      expect([first.headers.get('cache-control'), etag]).toEqual(['private, max-age=31536000, immutable', expect.stringMatching(/^".+"$/)])
      expect((await call('get', address, { headers: { 'if-none-match': etag } })).status).toBe(304)
    }
    const etag = (await call('head', `/runs/${known.runId}/themes`)).headers.get('etag')!
    for (const [header, status] of [[`"other", W/${etag}`, 304], ['*', 304], ['"other"', 200]] as const) {
      expect((await call('get', `/runs/${known.runId}/themes`, { headers: { 'if-none-match': header } })).status).toBe(status)
    }
    expect((await call('get', '/corpora')).headers.get('cache-control')).toBe('no-store')
  })

  test('answers HEAD as GET, without the body', async () => {
    for (const address of ['/corpora', `/runs/${known.runId}/exports/papers?format=csv`, `/jobs/${known.jobId}/events`]) {
      const [head, get] = [await call('head', address), await call('get', address)]
      await get.body?.cancel()
      expect([head.status, head.body, head.headers.get('content-type')]).toEqual([200, null, get.headers.get('content-type')])
    }
  })

  test('"latest" is not kept for ever', async () => {
    const response = await call('get', '/runs/latest/themes')
    expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-cache'])
  })

  test('no input makes it fail: whatever is asked, the answer is a value or a problem', async () => {
    const nonsense = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.constantFrom('t0', 't1', 't99999', '-1', '0', '1e9', '99999999999999999999', 'latest', "'; DROP TABLE Paper; --", '../../etc/passwd', '%00', '"', '*', 'NEAR(', 'a AND', '<script>', 'null', '2019-Q9', 'p1', 'csv', 'weak'), fc.integer().map(String), fc.double().map(String))
    const body = fc.oneof(fc.json(), fc.string(), fc.record({ corpus: fc.jsonValue(), options: fc.jsonValue(), service: fc.jsonValue(), query: fc.jsonValue(), max: fc.jsonValue() }, { requiredKeys: [] }).map((value) => JSON.stringify(value)))
    const all = operationsOf(description).filter(({ operation }) => operation.operationId !== 'watchJob')
    await fc.assert(fc.asyncProperty(fc.constantFrom(...all), fc.infiniteStream(nonsense), fc.array(fc.boolean(), { minLength: 16, maxLength: 16 }), body, async ({ address, method, operation }, words, keep, text) => {
      const next = () => words.next().value as string
      const values = Object.fromEntries(operation.parameters.filter((parameter) => parameter.in === 'path').map(({ name }, i) => [name, keep[i] ? known[name] : next() || 'x']))
      const query = new URLSearchParams(operation.parameters.filter((parameter, i) => parameter.in === 'query' && keep[i + 2]).map(({ name }) => [name, next()]))
      if (keep[15]) query.append(next(), next())
      const response = await call(method, `${fill(address, values)}?${query}`, operation.requestBody ? { body: text } : {})
      expect(response.status, `${method} ${fill(address, values)}?${query} ${text}`).toBeLessThan(500)
      if (response.status >= 400) await expectProblem(response)
      else await response.body?.cancel()
    }), { numRuns: 250 })
  }, 120_000)

  test('every number of papers with a term is the number of papers that are listed', async () => {
    const read = async (address: string) => (await call('get', `/runs/${known.runId}${address}`)).json()
    const { themes } = (await read('/themes')) as { themes: { id: string; terms: { term: string; documents: number }[] }[] }
    const printed = themes.flatMap(({ id, terms }) => terms.map(({ term, documents }) => ({ theme: id, term, documents })))
    expect(printed.length).toBeGreaterThan(20)
    for (const { documents, ...filter } of printed) expect([filter, (await read(`/papers?${new URLSearchParams(filter)}`)).total]).toEqual([filter, documents])
    for (const term of ['no such term', '<script>', '"quoted"']) expect((await read(`/papers?${new URLSearchParams({ term })}`)).total).toBe(0)
  })

  test.each([
    ['get', '/nowhere', 404, 'There is no such address. GET /api/v1/openapi.json lists those that there are.'],
    ['post', '/corpora', 405, 'This address takes GET. Got POST.'],
    ['get', '/corpora/x', 400, 'corpusId must be a positive integer.'],
    ['get', '/corpora/999', 404, 'There is no corpus of the id "999".'],
    ['get', '/runs/none/themes', 404, 'There is no run "none"'],
    ['get', '/runs/RUN/themes/t99', 404, 'theme must be one of t1 to t5. Got t99.'],
    ['get', '/runs/RUN/papers?theme=t99', 404, 'theme must be one of t1 to t5. Got t99.'],
    ['get', '/runs/RUN/papers?limit=0', 400, 'limit must be an integer in [1, 500].'],
    ['get', '/runs/RUN/papers?cursor=abc', 400, 'cursor must be the "next" of an answer.'],
    ['get', '/runs/RUN/papers?page=2', 400, 'page is no parameter of this address. It takes q, theme, term, from, to, venue, author, date, fit, window, also, sort, limit, cursor.'],
    ['get', '/runs/RUN/exports/themes?format=doc', 400, 'format must be one of'],
    ['get', '/runs/RUN/compare', 400, 'with is missing.'],
    ['get', `/runs/RUN/papers?q=${'a'.repeat(301)}`, 400, 'q must have up to 300 characters.'],
    ['get', `/runs/RUN/papers?term=${'a'.repeat(400)}`, 400, 'term must have up to 300 characters.'],
    ['post', '/fetches', 400, 'from must be a day, YYYY-MM-DD. Got 2020-02-30.', JSON.stringify({ service: 'arxiv', query: 'x', from: '2020-02-30', corpus: 'c' })],
    ['post', '/fetches', 400, 'max must be an integer in [1, 1000000].', JSON.stringify({ service: 'arxiv', query: 'x', max: 0, corpus: 'c' })],
    ['post', '/fetches', 400, 'The body must be JSON.', '<a/>'],
    ['post', '/runs', 400, 'The body must have up to 64 kB.', ' '.repeat(65 * 1024)],
    ['post', '/imports?corpus=c', 400, 'The body must be the file itself, not a form. With curl: --data-binary @FILE', new FormData()],
  ])('%s %s: %i %s', async (method, address, status, detail, body?: BodyInit) => {
    const response = await call(method, address.replace('RUN', known.runId), body === undefined ? {} : { body })
    expect(response.status).toBe(status)
    const value = await response.clone().json()
    expect(value.detail).toContain(detail)
    await expectProblem(response)
  })

  test('takes no change from a page of another site, and no namer', async () => {
    const foreign = await call('post', '/runs', { body: '{"corpus":"sample"}', headers: { 'sec-fetch-site': 'cross-site' } })
    expect([foreign.status, (await foreign.json()).detail]).toEqual([400, 'A page of another site may not change anything here.'])
    const named = await call('post', '/runs', { body: '{"corpus":"sample","options":{"namer":"rm -rf /"}}' })
    expect([named.status, (await named.json()).detail]).toEqual([400, 'options: unrecognized key: "namer".'])
  })
})
