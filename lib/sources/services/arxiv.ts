/**
 * arXiv's query API: searches of the whole archive, oldest first, one request in three seconds.
 * In: an Ask.   Out: pages of Atom, read by ../read-papers.ts. Source: arXiv API User's Manual.
 */
import { address, MalformedAnswer, requireQuery, type Ask, type Service } from './service.ts'

const PAGE = 500
/** A search gives no more than this; what lies beyond is asked for by date. */
const DEEPEST = 30_000
const FIELDS = /\b(ti|au|abs|co|jr|cat|rn|id|all):/

interface Cursor {
  start: number
  /** YYYYMMDDHHMM of the oldest submission still wanted; null: as the Ask says. */
  since: string | null
}

export const arxiv: Service = {
  name: 'arxiv',
  title: 'arXiv',
  base: 'https://export.arxiv.org',
  pauseMs: () => 3000,
  check: requireQuery,
  request: (base, ask, cursor, fetched) => {
    const { start, since } = readCursor(cursor)
    return { url: address(base, '/api/query', { search_query: searchOf(ask, since), start, max_results: Math.min(PAGE, ask.max - fetched, DEEPEST - start), sortBy: 'submittedDate', sortOrder: 'ascending' }) }
  },
  readPage: (body, _ask, cursor) => {
    const total = Number(body.match(/<opensearch:totalResults[^>]*>\s*(\d+)/)?.[1] ?? NaN)
    if (!/<\/feed>\s*$/.test(body) || Number.isNaN(total)) throw new MalformedAnswer('the answer is no complete Atom feed')
    const { start, since } = readCursor(cursor)
    const records = body.match(/<entry[\s>]/g)?.length ?? 0
    // It happens that a page in the middle comes empty; the next try has it.
    if (records === 0 && start < Math.min(total, DEEPEST)) throw new MalformedAnswer(`the page at ${start} of ${total} is empty`)
    const end = start + records
    if (end < Math.min(total, DEEPEST)) return { records, total, next: JSON.stringify({ start: end, since }) }
    const newest = end < total ? [...body.matchAll(/<published>\s*(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)/g)].at(-1)?.slice(1).join('') : undefined
    return { records, total: since ? null : total, next: newest && newest !== since ? JSON.stringify({ start: 0, since: newest }) : null }
  },
}

const readCursor = (cursor: string | null): Cursor => (cursor ? JSON.parse(cursor) : { start: 0, since: null })

function searchOf({ query, from, to }: Ask, since: string | null): string {
  const words = FIELDS.test(query) ? `(${query.trim()})` : (query.match(/"[^"]+"|\S+/g) ?? []).map((word) => `all:${word.replace(/^"?(.*?)"?$/, (_, text) => (/\s/.test(text) ? `"${text}"` : text))}`).join(' AND ')
  if (!from && !to && !since) return words
  const day = (date: string | null, fallback: string) => date?.replaceAll('-', '') ?? fallback
  return `${words} AND submittedDate:[${since ?? `${day(from, '19910101')}0000`} TO ${day(to, '99991231')}2359]`
}
