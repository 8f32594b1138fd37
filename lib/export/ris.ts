/**
 * Papers as RIS.
 * In: ExportedPaper.   Out: records, written by ./papers-writer.ts.
 */
import type { ExportedPaper } from '../domain/paper.ts'
import { citationKey } from './citation-key.ts'
import { partsOfName } from './person-name.ts'

/** @param note what to say of the paper's place in the run. @returns one record and an empty line; lines end in CRLF, as the format wants. */
export function risRecord(paper: ExportedPaper, note: string): string {
  const { title, abstract, authors, venue, published, doi, arxivId, pmid, url, keywords } = paper
  const fields: [tag: string, value: string | null][] = [
    ['TY', venue ? 'JOUR' : 'GEN'],
    ['ID', citationKey(paper)],
    ['TI', title],
    ...authors.map((name): [string, string] => ['AU', nameText(name)]),
    ['PY', published?.slice(0, 4) ?? null],
    ['DA', published && published.replaceAll('-', '/')],
    ['JO', venue],
    ['DO', doi],
    ['UR', url ?? (arxivId && `https://arxiv.org/abs/${arxivId}`)],
    ['AN', pmid ? `PMID:${pmid}` : arxivId && `arXiv:${arxivId}`],
    ...keywords.map((keyword): [string, string] => ['KW', keyword]),
    ['AB', abstract],
    ['N1', note],
  ]
  return `${fields.map(([tag, value]) => (value ? `${tag}  - ${onOneLine(value)}\r\n` : '')).join('')}ER  - \r\n\r\n`
}

function nameText(name: string): string {
  const parts = partsOfName(name)
  return 'literal' in parts ? parts.literal : `${parts.family}, ${parts.given}`
}

const onOneLine = (text: string): string => text.replace(/[\s\u0000-\u001f\u007f\u2028\u2029]+/g, ' ').trim()
