/**
 * arXiv's OAI-PMH service: whole categories, for harvests that a search cannot give.
 * In: an Ask whose query is a category.   Out: pages of OAI records, read by ../read-papers.ts. Source: Open Archives Initiative, Protocol for Metadata Harvesting 2.0.
 */
import { InvalidInputError } from '../../domain/errors.ts'
import { address, MalformedAnswer, requireQuery, type Service } from './service.ts'

/** Archives that arXiv files under "physics"; every other archive is a group of its own. */
const PHYSICS = /^(astro-ph|cond-mat|gr-qc|hep-(ex|lat|ph|th)|math-ph|nlin|nucl-(ex|th)|physics|quant-ph)$/

export const arxivOai: Service = {
  name: 'arxiv-oai',
  title: 'arXiv (OAI-PMH)',
  base: 'https://oaipmh.arxiv.org',
  pauseMs: () => 3000,
  check: (ask) => {
    requireQuery(ask)
    setOf(ask.query)
  },
  request: (base, ask, cursor) => ({
    url: cursor ? address(base, '/oai', { verb: 'ListRecords', resumptionToken: cursor })
      : address(base, '/oai', { verb: 'ListRecords', metadataPrefix: 'arXiv', set: setOf(ask.query), from: ask.from, until: ask.to }),
  }),
  readPage: (body) => {
    if (!/<\/OAI-PMH>\s*$/.test(body)) throw new MalformedAnswer('the answer is no complete OAI-PMH document')
    const [, code, text] = body.match(/<error[^>]*code="(\w+)"[^>]*>([^<]*)/) ?? []
    if (code === 'noRecordsMatch') return { records: 0, total: 0, next: null }
    if (code) throw new InvalidInputError(`arXiv (OAI-PMH) refused the request: ${code}${text.trim() ? `, ${text.trim()}` : ''}.${code === 'badResumptionToken' ? ' Its tokens last a day: start again with --fresh.' : ''}`)
    const [, attributes, token] = body.match(/<resumptionToken([^>]*)>([^<]*)<\/resumptionToken>/) ?? []
    const size = attributes?.match(/completeListSize="(\d+)"/)?.[1]
    return { records: body.match(/<record[\s>]/g)?.length ?? 0, total: size ? Number(size) : null, next: token?.trim() || null }
  },
}

function setOf(query: string): string {
  const text = query.trim()
  if (/^[\w-]+(:[\w-]+){1,2}$/.test(text)) return text
  const [, archive, category] = text.match(/^([a-z-]+)(?:\.([A-Za-z-]+))?$/) ?? []
  if (!archive) throw new InvalidInputError(`query must be a category of arXiv such as cs.LG or hep-th. Got ${text.slice(0, 80)}.`)
  const group = PHYSICS.test(archive) ? `physics:${archive}` : archive
  return category ? `${PHYSICS.test(archive) ? group : `${archive}:${archive}`}:${category}` : group
}
