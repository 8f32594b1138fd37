/**
 * A list of papers by their ids alone: DOIs, arXiv ids and PubMed numbers, with or without addresses, one a line or parted by commas.
 * In: text that somebody pasted, or a file of it.   Out: ListedId, looked up by ./services/fetch-by-id.ts.
 */
import { normalizeArxivId, normalizeDoi, normalizePmid } from './identifiers.ts'

export type IdField = 'doi' | 'arxivId' | 'pmid'

export interface ListedId {
  line: number
  /** As it was written. */
  text: string
  field: IdField
  /** In the spelling of ./identifiers.ts. */
  id: string
}

export interface IdList {
  /** Each once, in the order of the list. */
  ids: ListedId[]
  /** What is no id, with its line. */
  others: { line: number; text: string }[]
}

const HEADING = /^"?(dois?|pmids?|arxiv( ?ids?)?|ids?|identifiers?)"?$/i
const BULLET = /^\s*(?:[-*•]\s+|\[?\d{1,4}[.)\]]\s+)/
/** A shorter number may be anything; in a list that somebody calls one it is a PubMed number all the same. */
const SHORT_NUMBER = /^\d{1,5}$/

/** @param text the whole list. @returns its ids, and what is none. */
export function parseIdList(text: string): IdList {
  const list: IdList = { ids: [], others: [] }
  const seen = new Set<string>()
  for (const { line, word } of wordsOf(text)) {
    const found = idOf(word)
    if (!found) list.others.push({ line, text: word.slice(0, 200) })
    else if (!seen.has(found.field + found.id)) list.ids.push({ line, text: word, ...found })
    if (found) seen.add(found.field + found.id)
  }
  return list
}

/** @param text the beginning of a file; its last line may be cut. @returns whether it is such a list: ids, and at most one other word for every two. */
export function looksLikeIdList(text: string): boolean {
  const { ids, others } = parseIdList(text)
  return ids.some(({ text }) => !SHORT_NUMBER.test(text)) && others.length * 2 <= ids.length
}

function* wordsOf(text: string): Generator<{ line: number; word: string }> {
  for (const [i, whole] of text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/).entries()) {
    const line = whole.replace(BULLET, '').trim().replace(/[,;]+$/, '')
    if (line === '' || (i === 0 && HEADING.test(line))) continue
    const words = line.replace(/\b(doi|pmid|arxiv):\s+/gi, '$1:').split(/[,;\s]+/).filter((word) => word !== '')
    // A line that is one id, or none at all, is one word.
    for (const word of idOf(line) || !words.some(idOf) ? [line] : words) yield { line: i + 1, word }
  }
}

function idOf(word: string): Pick<ListedId, 'field' | 'id'> | null {
  const plain = word.replace(/^["'<(]+|["'>)]+$/g, '')
  const [doi, arxivId, pmid] = [normalizeDoi(plain), normalizeArxivId(plain), normalizePmid(plain)]
  return arxivId ? { field: 'arxivId', id: arxivId } : doi ? { field: 'doi', id: doi } : pmid ? { field: 'pmid', id: pmid } : null
}
