/**
 * Where a service is asked for papers that are known already: by their ids, many at once, or by a title.
 * In: ids of one kind, or a title.   Out: requests, whose answers ../read-papers.ts reads; sent by ./enrich-papers.ts and ./fetch-by-id.ts.
 */
import type { Paper } from '../../domain/paper.ts'
import type { IdField } from '../id-list.ts'
import { arxiv } from './arxiv.ts'
import { crossref } from './crossref.ts'
import { openalex } from './openalex.ts'
import { pubmed } from './pubmed.ts'
import { address, type Contact, type Service, type ServiceRequest } from './service.ts'

export interface IdLookup {
  service: Service
  field: IdField
  /** Most ids of one request. */
  batch: number
  request(base: string, ids: string[], contact: Contact): ServiceRequest
}

const CROSSREF_FIELDS = 'DOI,title,abstract,author,issued,published,container-title,URL'

const byDoiAtOpenalex: IdLookup = {
  service: openalex, field: 'doi', batch: 50,
  request: (base, ids, { key, email }) => ({ url: address(base, '/works', { filter: `doi:${ids.join('|')}`, 'per-page': ids.length, api_key: key, mailto: email }) }),
}
const byDoiAtCrossref: IdLookup = {
  service: crossref, field: 'doi', batch: 40,
  request: (base, ids, { email }) => ({ url: address(base, '/works', { filter: ids.map((doi) => `doi:${doi}`).join(','), rows: ids.length, select: CROSSREF_FIELDS, mailto: email }) }),
}
const byArxivId: IdLookup = {
  service: arxiv, field: 'arxivId', batch: 100,
  request: (base, ids) => ({ url: address(base, '/api/query', { id_list: ids.join(','), max_results: ids.length }) }),
}
const byPmid: IdLookup = {
  service: pubmed, field: 'pmid', batch: 200,
  request: (base, ids, { key, email }) => ({ url: address(base, '/entrez/eutils/efetch.fcgi', { db: 'pubmed', retmode: 'xml', id: ids.join(','), tool: 'paperdrift', email, api_key: key }) }),
}

/** @param hasOpenalexKey OpenAlex has more abstracts than Crossref, and since 2026 wants a key. */
export const idLookups = (hasOpenalexKey: boolean): IdLookup[] => [byArxivId, byPmid, hasOpenalexKey ? byDoiAtOpenalex : byDoiAtCrossref]

/** A separator of the services' lists in a DOI would ask for other papers. */
export const canBeListed = (id: string): boolean => !/[|,\s]/.test(id)

/** The one service that is asked by title, and how. */
export const titleLookup = {
  service: crossref,
  request: (base: string, { title, authors }: Pick<Paper, 'title' | 'authors'>, { email }: Contact): ServiceRequest => ({
    url: address(base, '/works', { 'query.bibliographic': title.slice(0, 400), 'query.author': authors[0] ?? null, rows: 3, select: CROSSREF_FIELDS, mailto: email }),
  }),
}
