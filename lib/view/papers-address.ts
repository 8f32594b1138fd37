/**
 * The address of the papers behind a number.
 * In: what a chart or table counts.   Out: a link to the papers page of the run, filtered.
 */
import type { PaperFilter } from '../domain/paper-filter.ts'

/** @param filter `theme`: "t3" for a theme, "p2" for a parent; `from`, `to`: first and last period, both inside. @returns "/runs/ID/papers?theme=t3&from=2019&to=2019". */
export function papersAddress(runId: string, filter: Partial<PaperFilter> = {}): string {
  const query = new URLSearchParams(Object.entries(filter).filter((entry): entry is [string, string] => Boolean(entry[1]))).toString()
  return `/runs/${encodeURIComponent(runId)}/papers${query ? `?${query}` : ''}`
}

/** @param term as printed: "Latent Dirichlet allocation (LDA)". @returns what finds its papers: the long form, its words together. */
export function termSearch(term: string): string {
  const words = term.replace(/\([^()]*\)/g, ' ').replaceAll('"', ' ').trim().split(/\s+/)
  return words.length > 1 ? `"${words.join(' ')}"` : words[0]
}
