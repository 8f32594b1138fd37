/**
 * Papers as CSL-JSON, the format of citation processors and of Zotero.
 * In: ExportedPaper.   Out: items, written by ./papers-writer.ts.
 */
import type { ExportedPaper } from '../domain/paper.ts'
import { citationKey } from './citation-key.ts'
import { partsOfName, type PersonName } from './person-name.ts'

export interface CslItem {
  id: string
  type: 'article-journal' | 'article'
  title: string
  abstract: string
  author?: PersonName[]
  issued?: { 'date-parts': [number[]] }
  'container-title'?: string
  DOI?: string
  PMID?: string
  number?: string
  publisher?: string
  URL?: string
  keyword?: string
  note: string
}

/** @param note what to say of the paper's place in the run. @returns the item; fields that the paper lacks are left out. */
export function cslItem(paper: ExportedPaper, note: string): CslItem {
  const { title, abstract, authors, venue, published, doi, arxivId, pmid, url, keywords } = paper
  return {
    id: citationKey(paper), type: venue ? 'article-journal' : 'article', title, abstract,
    ...(authors.length > 0 && { author: authors.map(partsOfName) }),
    ...(published && { issued: { 'date-parts': [published.split('-').map(Number)] } }),
    ...(venue && { 'container-title': venue }),
    ...(doi && { DOI: doi }),
    ...(pmid && { PMID: pmid }),
    ...(arxivId && { number: `arXiv:${arxivId}`, publisher: 'arXiv' }),
    ...(url && { URL: url }),
    ...(keywords.length > 0 && { keyword: keywords.join(', ') }),
    note,
  }
}
