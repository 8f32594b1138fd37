/**
 * Semantic Scholar's bulk search: up to ten million papers by a boolean query.
 * In: an Ask.   Out: pages of JSON, read by ../read-papers.ts. Source: Academic Graph API, paper/search/bulk. Key: SEMANTIC_SCHOLAR_API_KEY.
 */
import { address, arrayIn, parseObject, requireQuery, type Service } from './service.ts'

const FIELDS = 'title,abstract,year,publicationDate,venue,journal,authors,externalIds,citationCount,url'

export const semanticScholar: Service = {
  name: 'semantic-scholar',
  title: 'Semantic Scholar',
  base: 'https://api.semanticscholar.org',
  // Without a key all share one pool; its refusals are waited out by the client.
  pauseMs: ({ key }) => (key ? 1000 : 3000),
  check: requireQuery,
  request: (base, { query, from, to }, cursor, _fetched, { key }) => ({
    url: address(base, '/graph/v1/paper/search/bulk', { query: query.trim(), fields: FIELDS, publicationDateOrYear: from || to ? `${from ?? ''}:${to ?? ''}` : null, token: cursor }),
    headers: key ? { 'x-api-key': key } : undefined,
  }),
  readPage: (body) => {
    const answer = parseObject(body)
    const records = arrayIn(answer, 'data').length
    return { records, total: typeof answer.total === 'number' ? answer.total : null, next: records > 0 && typeof answer.token === 'string' ? answer.token : null }
  },
}
