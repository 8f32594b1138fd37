/**
 * Addresses of lists of papers: what is filtered, how it is sorted, which page.
 * In: PaperFilter and the like.   Out: links that hold no more than differs from the default.
 */
import type { PaperFilter, PaperSort } from '../domain/paper-filter.ts'

export interface ListState {
  filter: Partial<PaperFilter>
  sort: PaperSort
  page: number
}

/** @param path of the page. @param usual the order that needs no word in the address. @returns the address, with "#papers" if `anchor` says so. */
export function listAddress(path: string, { filter, sort, page }: ListState, usual: PaperSort, anchor = ''): string {
  const query = filterQuery(filter)
  if (sort !== usual) query.set('sort', sort)
  if (page > 1) query.set('page', String(page))
  return `${path}${query.size > 0 ? `?${query}` : ''}${anchor}`
}

/** @returns the filter as the query of an address, in a fixed order. */
export const filterQuery = (filter: Partial<PaperFilter>): URLSearchParams =>
  new URLSearchParams(Object.entries(filter).filter((entry): entry is [string, string] => Boolean(entry[1])))

/** @param filter `theme`: "t3" for a theme, "p2" for a parent; `from`, `to`: first and last period, both inside. @returns "/runs/ID/papers?theme=t3&from=2019&to=2019": the papers behind a number. */
export function papersAddress(runId: string, filter: Partial<PaperFilter> = {}): string {
  const query = filterQuery(filter)
  return `/runs/${encodeURIComponent(runId)}/papers${query.size > 0 ? `?${query}` : ''}`
}

/** @param year "2019", or "none" for papers without a date. @returns papers of a corpus as they are stored. */
export const corpusPapers = (corpusId: number, year?: string): string => `/corpora/${corpusId}/papers${year ? `?year=${year}` : ''}`

/** @returns the papers of the corpus that the run has in no theme. */
export const unplacedAddress = (runId: string): string => `/runs/${encodeURIComponent(runId)}/papers?theme=none`

/** @param term as printed: "Latent Dirichlet allocation (LDA)". @returns what finds its papers in a run that does not keep them: the long form, its words together. */
export function termSearch(term: string): string {
  const words = term.replace(/\([^()]*\)/g, ' ').replaceAll('"', ' ').trim().split(/\s+/)
  return words.length > 1 ? `"${words.join(' ')}"` : words[0]
}
