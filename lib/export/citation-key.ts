/**
 * The name under which a text cites a paper: "vaswani2017attention-x3k9q2wz".
 * In: a paper.   Out: a key, read by ./bibtex.ts, ./ris.ts and ./csl-json.ts.
 */
import { createHash } from 'node:crypto'
import type { ExportedPaper } from '../domain/paper.ts'
import { partsOfName } from './person-name.ts'

const SMALL_WORD = /^(a|an|the|on|of|in|for|to|and|with|from|by|is|are|at|as)$/

/**
 * @returns first author's family name, year and the title's first word of weight, in plain letters, then eight characters made from
 *   the paper's id, title and DOI: the key is the paper's own, whatever else is exported with it, and forty bits keep papers apart.
 */
export function citationKey(paper: Pick<ExportedPaper, 'id' | 'title' | 'authors' | 'published' | 'doi'>): string {
  const name = paper.authors.length > 0 ? partsOfName(paper.authors[0]) : null
  const family = name ? plainLetters('family' in name ? name.family : name.literal).slice(0, 20) : ''
  const word = paper.title.split(/[^\p{L}\p{N}]+/u).map(plainLetters).find((each) => each && !SMALL_WORD.test(each)) ?? ''
  const mark = createHash('sha256').update(JSON.stringify([paper.id, paper.title, paper.doi])).digest().subarray(0, 5)
  return `${family || 'anon'}${paper.published?.slice(0, 4) ?? ''}${word.slice(0, 20)}-${inBase32(mark)}`
}

const plainLetters = (text: string): string => text.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]/g, '')

/** @param bytes five. @returns eight characters. */
function inBase32(bytes: Uint8Array): string {
  const number = bytes.reduce((sum, byte) => sum * 256 + byte, 0)
  return number.toString(32).padStart(8, '0')
}
