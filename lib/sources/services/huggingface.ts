/**
 * Hugging Face's papers: by search, or day by day as its daily page lists them.
 * In: an Ask.   Out: pages of JSON, read by ../read-papers.ts. Source: Hugging Face Hub API, /api/papers/search and /api/daily_papers.
 */
import { InvalidInputError } from '../../domain/errors.ts'
import { address, MalformedAnswer, requireQuery, type Ask, type Service } from './service.ts'

const MOST_FOUND = 120
const DAILY_PAGE = 100
const DAY_MS = 86_400_000

const shared = { base: 'https://huggingface.co', pauseMs: () => 500 }

export const huggingface: Service = {
  ...shared,
  name: 'huggingface',
  title: 'Hugging Face papers',
  check: (ask) => {
    requireQuery(ask)
    if (ask.from || ask.to) throw new InvalidInputError('huggingface takes no --from and --to: its search has no dates. huggingface-daily lists papers by day.')
  },
  request: (base, { query, max }) => ({ url: address(base, '/api/papers/search', { q: query.trim(), limit: Math.min(max, MOST_FOUND) }) }),
  readPage: (body) => ({ records: parseList(body).length, total: null, next: null }),
}

interface Cursor {
  day: string
  page: number
}

export const huggingfaceDaily: Service = {
  ...shared,
  name: 'huggingface-daily',
  title: 'Hugging Face daily papers',
  check: ({ query, from, to }) => {
    if (query) throw new InvalidInputError('huggingface-daily takes no --query: it gives all papers of the days from --from to --to.')
    if (!from || !to) throw new InvalidInputError('huggingface-daily needs --from and --to, as YYYY-MM-DD.')
  },
  request: (base, ask, cursor) => {
    const { day, page } = readCursor(ask, cursor)
    return { url: address(base, '/api/daily_papers', { date: day, p: page, limit: DAILY_PAGE }) }
  },
  readPage: (body, ask, cursor) => {
    const records = parseList(body).length
    const { day, page } = readCursor(ask, cursor)
    if (records === DAILY_PAGE) return { records, total: null, next: JSON.stringify({ day, page: page + 1 }) }
    const following = new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10)
    return { records, total: null, next: following <= ask.to! ? JSON.stringify({ day: following, page: 0 }) : null }
  },
}

const readCursor = (ask: Ask, cursor: string | null): Cursor => (cursor ? JSON.parse(cursor) : { day: ask.from!, page: 0 })

function parseList(body: string): unknown[] {
  try {
    const value: unknown = JSON.parse(body)
    if (Array.isArray(value)) return value
  } catch {}
  throw new MalformedAnswer('the answer is no JSON list')
}
