/**
 * Crossref: registered works that carry an abstract.
 * In: an Ask.   Out: pages of JSON, read by ../read-papers.ts. Source: Crossref REST API, /works with deep paging by cursor.
 */
import { address, arrayIn, MalformedAnswer, parseObject, requireQuery, type Service } from './service.ts'

const PAGE = 200
const FIELDS = 'DOI,title,abstract,author,issued,published,container-title,subject,type,is-referenced-by-count,URL'

export const crossref: Service = {
  name: 'crossref',
  title: 'Crossref',
  base: 'https://api.crossref.org',
  // A first guess; what the answers' headers allow is kept to from then on.
  pauseMs: ({ email }) => (email ? 350 : 1000),
  check: requireQuery,
  request: (base, { query, from, to, max }, cursor, fetched, { email }) => {
    const filter = ['has-abstract:true', from && `from-pub-date:${from}`, to && `until-pub-date:${to}`].filter(Boolean).join(',')
    return { url: address(base, '/works', { query: query.trim(), filter, select: FIELDS, rows: Math.min(PAGE, max - fetched), cursor: cursor ?? '*', mailto: email }) }
  },
  readPage: (body) => {
    const message = parseObject(body).message as Record<string, unknown> | undefined
    if (typeof message !== 'object' || message === null) throw new MalformedAnswer('the answer has no "message"')
    const records = arrayIn(message, 'items').length
    const total = message['total-results']
    const next = message['next-cursor']
    return { records, total: typeof total === 'number' ? total : null, next: records > 0 && typeof next === 'string' ? next : null }
  },
}
