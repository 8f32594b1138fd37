/**
 * OpenAlex: works with an abstract, by search or by filter.
 * In: an Ask.   Out: pages of JSON, read by ../read-papers.ts. Source: OpenAlex API documentation. Wants a key since 2026: OPENALEX_API_KEY.
 */
import { InvalidInputError } from '../../domain/errors.ts'
import { address, arrayIn, MalformedAnswer, parseObject, requireQuery, type Ask, type Service } from './service.ts'

const PAGE = 100
const FIELDS = 'id,doi,title,display_name,publication_year,publication_date,ids,authorships,primary_location,abstract_inverted_index,keywords,cited_by_count,type'

export const openalex: Service = {
  name: 'openalex',
  title: 'OpenAlex',
  base: 'https://api.openalex.org',
  pauseMs: ({ key }) => (key ? 20 : 200),
  check: (ask) => {
    requireQuery(ask)
    searchOf(ask)
  },
  request: (base, ask, cursor, fetched, { key, email }) => ({
    url: address(base, '/works', { ...searchOf(ask), select: FIELDS, 'per-page': Math.min(PAGE, ask.max - fetched), cursor: cursor ?? '*', api_key: key, mailto: email }),
  }),
  readPage: (body) => {
    const answer = parseObject(body)
    const records = arrayIn(answer, 'results').length
    const meta = answer.meta as { count?: unknown; next_cursor?: unknown } | undefined
    if (typeof meta !== 'object' || meta === null) throw new MalformedAnswer('the answer has no "meta"')
    return { records, total: typeof meta.count === 'number' ? meta.count : null, next: records > 0 && typeof meta.next_cursor === 'string' ? meta.next_cursor : null }
  },
}

function searchOf({ query, from, to }: Ask): { search: string | null; filter: string } {
  const own = query.trim().match(/^filter:(.*)$/s)?.[1]
  if (own !== undefined && !/^[\w.]+:\S/.test(own)) throw new InvalidInputError(`query must hold OpenAlex filters after "filter:", such as filter:language:en. Got ${query.slice(0, 80)}.`)
  const filters = ['has_abstract:true', from && `from_publication_date:${from}`, to && `to_publication_date:${to}`, own]
  return { search: own === undefined ? query.trim() : null, filter: filters.filter(Boolean).join(',') }
}
