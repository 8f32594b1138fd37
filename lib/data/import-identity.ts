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

/** What a paper is stored under. */
export interface PaperStamp {
  /** The strongest key; once in a corpus. */
  identity: string
  /** The source's id, or "~" and the identity if no source gave one. */
  sourceId: string
  /** SHA-256, hex, over identity, id and every field: equal hash = equal paper. */
  contentHash: string
}

const stamps = new WeakMap<Paper, PaperStamp>()

/** @param paper merged so far; not to be modified afterwards, as its stamp is remembered. */
export function stampOf(paper: Paper): PaperStamp {
  const known = stamps.get(paper)
  if (known) return known
  const identity = strongKeys(paper)[0] ?? titleKey(paper)
  const sourceId = paper.sourceId ?? MADE + identity
  const { title, abstract, authors, venue, published, doi, arxivId, url, keywords, citations } = paper
  const fields = [identity, sourceId, title, abstract, authors, venue, published, doi, arxivId, url, keywords, citations]
  const stamp = { identity, sourceId, contentHash: createHash('sha256').update(JSON.stringify(fields)).digest('hex') }
  stamps.set(paper, stamp)
  return stamp
}

/** @returns the source's id; null if the stored one was made by stampOf. */
export const givenSourceId = (stored: string): string | null => (stored.startsWith(MADE) ? null : stored)
