/**
 * Who a paper is: the keys by which two records are found to be the same paper.
 * In: Paper, from ../sources.   Out: keys and ids, read by the other import files. Pure.
 */
import { hash } from 'node:crypto'
import type { Paper } from '../domain/paper.ts'

/** Marks an id that was made here, because no source gave one. */
const MADE = '~'

/** "Editorial", "Introduction": so short a title says nothing without an author. In letters and digits. */
const SHORT_TITLE = 20

const TITLE_KEY = /^(title:[0-9a-z]{32})\|(\d{0,4})(?:\|(.*))?$/s

/** Begins a key that a person's word gave to two papers; no hash begins so. */
export const JOINED_KEY = 'title:joined'

/**
 * @param paper from a source or merged so far.
 * @returns doi:…, arxiv:… and pmid:…, strongest first; empty if the paper has none. Two papers never share one.
 */
export function strongKeys(paper: Pick<Paper, 'doi' | 'arxivId' | 'pmid'>): string[] {
  return [paper.doi && `doi:${paper.doi}`, paper.arxivId && `arxiv:${paper.arxivId}`, paper.pmid && `pmid:${paper.pmid}`].filter((key) => key !== null && key !== '') as string[]
}

/**
 * @param paper its title, date, first author and, where a short title has no author, its abstract.
 * @returns title:<hash>|<year>|<first author>: the hash is equal for titles that differ in case, accents, punctuation and
 *   spacing only; year and author are empty if unknown. What two keys of one title mean is said by titlesAgree.
 */
export function titleKey(paper: Pick<Paper, 'title' | 'published' | 'authors' | 'abstract'>): string {
  const plain = paper.title.normalize('NFKD').replace(/[^\p{L}\p{N}+#]/gu, '').toLowerCase() || paper.title
  const author = nameParts(paper.authors[0] ?? '').sort().join(' ').slice(0, 80).toWellFormed()
  const stand = author || plain.length > SHORT_TITLE ? author : `~${hashOf(paper.abstract).slice(0, 8)}`
  return `title:${hashOf(plain).slice(0, 32)}|${paper.published?.slice(0, 4) ?? ''}|${stand}`
}

/** @returns a key for two papers of which a person says that they are one: it counts as a title of the same author. */
export const joinedKey = (paperId: number, otherId: number): string => `${JOINED_KEY}${hashOf(`${paperId}|${otherId}`).slice(0, 26)}||~`

/** @returns whether papers of this title, as TitleFacts have it, are one because a person says so, whatever their ids are. */
export const isJoinedByHand = (title: string): boolean => title.startsWith(JOINED_KEY)

const hashOf = (text: string) => hash('sha256', text)

/** "Lovelace, Ada K." and "A. K. Lovelace" share a part; initials are none, unless there is nothing else. */
function nameParts(name: string): string[] {
  const parts = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  const long = parts.filter((part) => part.length > 1)
  return long.length > 0 ? long : parts
}

/** What a title key says. */
export interface TitleFacts {
  /** title:<hash>. */
  title: string
  /** "" if unknown. */
  year: string
  authorParts: string[]
}

/** @returns the facts of a title key; null if the key is of another kind. */
export function titleFacts(key: string): TitleFacts | null {
  const found = TITLE_KEY.exec(key)
  return found && { title: found[1], year: found[2], authorParts: found[3] ? found[3].split(' ') : [] }
}

/**
 * @param a @param b facts of one title.
 * @returns whether they may be one paper: nothing contradicts (years differ, first authors share no part of their names), and
 *   the year or the author is known to be the same. So an unknown author meets any of the same year, an unknown year any
 *   of the same author; a record with neither meets only such as itself.
 */
export function titlesAgree(a: TitleFacts, b: TitleFacts): boolean {
  const sameAuthor = a.authorParts.some((part) => b.authorParts.includes(part))
  if ((a.year && b.year && a.year !== b.year) || (a.authorParts.length > 0 && b.authorParts.length > 0 && !sameAuthor)) return false
  const bothBare = [a, b].every(({ year, authorParts }) => !year && authorParts.length === 0)
  return sameAuthor || bothBare || (a.year !== '' && a.year === b.year)
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
  const { title, abstract, authors, venue, published, doi, arxivId, pmid, url, keywords, citations } = paper
  const fields = [identity, sourceId, title, abstract, authors, venue, published, doi, arxivId, pmid, url, keywords, citations]
  const stamp = { identity, sourceId, contentHash: hashOf(JSON.stringify(fields)) }
  stamps.set(paper, stamp)
  return stamp
}

/** @param stamp what stampOf said of an equal paper in another thread. */
export const rememberStamp = (paper: Paper, stamp: PaperStamp): void => void stamps.set(paper, stamp)

/** @returns the source's id; null if the stored one was made by stampOf. */
export const givenSourceId = (stored: string): string | null => (stored.startsWith(MADE) ? null : stored)
