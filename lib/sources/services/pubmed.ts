/**
 * PubMed: a search kept on its history server, then the records in portions; a search of more than 9,999 is cut by date.
 * In: an Ask.   Out: pages of XML, read by ../read-papers.ts. Source: NCBI E-utilities, esearch and efetch. Key: NCBI_API_KEY.
 */
import { InvalidInputError } from '../../domain/errors.ts'
import { address, MalformedAnswer, parseObject, requireQuery, type Ask, type Service } from './service.ts'

const PAGE = 200
const MOST_OF_ONE_SEARCH = 9999
const DAY_MS = 86_400_000
const FIRST_DAY = '1800-01-01'
const LAST_DAY = '2100-12-31'

interface Cursor {
  /** Spans of days still to be searched, the next one first. */
  spans: [from: string, to: string][]
  /** A search whose records are being fetched; null: search the first span. */
  search: { webEnv: string; queryKey: string; count: number; start: number } | null
}

export const pubmed: Service = {
  name: 'pubmed',
  title: 'PubMed',
  base: 'https://eutils.ncbi.nlm.nih.gov',
  pauseMs: ({ key }) => (key ? 110 : 350),
  check: requireQuery,
  request: (base, ask, text, fetched, { key, email }) => {
    const { spans, search } = readCursor(ask, text)
    const who = { tool: 'paperdrift', email, api_key: key }
    if (search) return { url: address(base, '/entrez/eutils/efetch.fcgi', { db: 'pubmed', retmode: 'xml', WebEnv: search.webEnv, query_key: search.queryKey, retstart: search.start, retmax: Math.min(PAGE, ask.max - fetched), ...who }) }
    const [from, to] = spans[0]
    const dates: Record<string, string> = isWhole(spans[0]) ? {} : { datetype: 'pdat', mindate: from.replaceAll('-', '/'), maxdate: to.replaceAll('-', '/') }
    return { url: address(base, '/entrez/eutils/esearch.fcgi', { db: 'pubmed', retmode: 'json', term: ask.query.trim(), usehistory: 'y', retmax: 0, ...dates, ...who }) }
  },
  readPage: (body, ask, text) => {
    const cursor = readCursor(ask, text)
    return cursor.search ? readRecords(body, cursor, cursor.search) : readSearch(body, cursor)
  },
}

const isWhole = ([from, to]: [string, string]) => from === FIRST_DAY && to === LAST_DAY
const readCursor = (ask: Ask, text: string | null): Cursor => (text ? JSON.parse(text) : { spans: [[ask.from ?? FIRST_DAY, ask.to ?? LAST_DAY]], search: null })
const write = (cursor: Cursor) => (cursor.spans.length || cursor.search ? JSON.stringify(cursor) : null)

function readSearch(body: string, { spans }: Cursor) {
  const result = parseObject(body).esearchresult as { count?: string; webenv?: string; querykey?: string; ERROR?: string } | undefined
  if (result?.ERROR) throw new InvalidInputError(`PubMed refused the search: ${result.ERROR}.`)
  const count = Number(result?.count ?? NaN)
  if (!result || Number.isNaN(count)) throw new MalformedAnswer('the answer has no count')
  const [span, ...rest] = spans
  const total = spans.length === 1 && isWhole(span) ? count : null
  if (count > MOST_OF_ONE_SEARCH) {
    const halves = split(span)
    if (halves) return { records: 0, total, next: write({ spans: [...halves, ...rest], search: null }) }
  }
  if (count === 0) return { records: 0, total, next: write({ spans: rest, search: null }) }
  if (!result.webenv || !result.querykey) throw new MalformedAnswer('the answer has no WebEnv')
  return { records: 0, total, next: write({ spans: rest, search: { webEnv: result.webenv, queryKey: result.querykey, count: Math.min(count, MOST_OF_ONE_SEARCH), start: 0 } }) }
}

function readRecords(body: string, { spans }: Cursor, search: NonNullable<Cursor['search']>) {
  if (!/<\/PubmedArticleSet>\s*$/.test(body)) throw new MalformedAnswer('the answer is no complete PubmedArticleSet')
  const records = body.match(/<Pubmed(Book)?Article[\s>]/g)?.length ?? 0
  const start = search.start + PAGE
  return { records, total: null, next: write(start < search.count ? { spans, search: { ...search, start } } : { spans, search: null }) }
}

function split([from, to]: [string, string]): [string, string][] | null {
  const [low, high] = [Date.parse(from), Date.parse(to)]
  if (high - low < DAY_MS) return null
  const middle = low + Math.floor((high - low) / 2 / DAY_MS) * DAY_MS
  const day = (at: number) => new Date(at).toISOString().slice(0, 10)
  return [[from, day(middle)], [day(middle + DAY_MS), to]]
}
