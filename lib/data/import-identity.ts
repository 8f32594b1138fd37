/**
 * Who a paper is: the keys by which two records are found to be the same paper.
 * In: Paper, from ../sources.   Out: keys and ids, read by the other import files. Pure.
 */
import { createHash } from 'node:crypto'
import type { Paper } from '../domain/paper.ts'

/** Marks an id that was made here, because no source gave one. */
const MADE = '~'

/**
 * @param paper from a source or merged so far.
 * @returns doi:… and arxiv:…, strongest first; empty if the paper has neither. Two papers never share one.
 */
export function strongKeys(paper: Pick<Paper, 'doi' | 'arxivId'>): string[] {
  return [paper.doi && `doi:${paper.doi}`, paper.arxivId && `arxiv:${paper.arxivId}`].filter((key) => key !== null && key !== '') as string[]
}

/**
 * @param paper its title and date.
 * @returns title:<hash>|<year>, equal for titles that differ in case, accents, punctuation and spacing only. Without a
 *   date the year is empty, and meets only papers without one. Papers whose DOIs or arXiv ids differ may share it.
 */
export function titleKey(paper: Pick<Paper, 'title' | 'published'>): string {
  const plain = paper.title.normalize('NFKD').replace(/[^\p{L}\p{N}+#]/gu, '').toLowerCase() || paper.title
  return `title:${createHash('sha256').update(plain).digest('hex').slice(0, 32)}|${paper.published?.slice(0, 4) ?? ''}`
}

/** @returns the strongest key: what the paper is stored under, once in a corpus. */
export const identityOf = (paper: Paper): string => strongKeys(paper)[0] ?? titleKey(paper)

/** @returns the source's id, or "~" and the identity if no source gave one. */
export const storedSourceId = (paper: Paper): string => paper.sourceId ?? MADE + identityOf(paper)

/** @returns the source's id; null if the stored one was made by storedSourceId. */
export const givenSourceId = (stored: string): string | null => (stored.startsWith(MADE) ? null : stored)

/**
 * @param paper merged so far.
 * @returns SHA-256, hex, over identity, id and every field: equal hash = equal paper.
 */
export function contentHashOf(paper: Paper): string {
  const { title, abstract, authors, venue, published, doi, arxivId, url, keywords, citations } = paper
  const fields = [identityOf(paper), storedSourceId(paper), title, abstract, authors, venue, published, doi, arxivId, url, keywords, citations]
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex')
}
