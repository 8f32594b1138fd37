/**
 * Which format a file has, by what stands in it, never by its name.
 * In: the first bytes, from ./open-file.ts.   Out: Detection, read by ./read-papers.ts and ./list-files.ts.
 */
import { ID_LIST_REASON, type FieldMapping } from '../domain/file-preview.ts'
import { decodeHead, detectEncoding } from './encoding.ts'
import { dialectNameOf, JSON_DIALECTS, type JsonDialectName } from './json-dialects.ts'
import { looksLikeIdList } from './id-list.ts'
import { JsonScanner } from './json-scanner.ts'
import type { RecordFields } from './record-fields.ts'
import { describeTable, guessColumns, sniffTable } from './table.ts'
import { looksLikeTrendingPage } from './trending-page.ts'

export const FORMATS = [
  'json-lines', 'json', ...(Object.keys(JSON_DIALECTS) as JsonDialectName[]), 'arxiv-atom', 'arxiv-oai', 'pubmed-xml', 'endnote-xml', 'table', 'ris', 'bibtex', 'nbib', 'web-of-science', 'trending-page',
] as const
export type Format = (typeof FORMATS)[number]

/** The format, or in one sentence what the file is instead. `isLines`: JSON with one record a line. */
export type Detection = { format: Format; isLines?: boolean } | { format: null; reason: string }

/** Files that are known and not read, by their first bytes (Latin-1). */
const OTHERS: [RegExp, string][] = [
  [/^PK[\x03\x05]/, 'It is a zip archive: unpack it first.'],
  [/^%PDF/, 'It is a PDF; records of papers are needed, in any of the formats of reference managers and databases.'],
  [/^(BZh|\xfd7zXZ|\x28\xb5\x2f\xfd|7z\xbc\xaf|Rar!)/, 'It is compressed in a way that is not read: unpack it, or use gzip or zip.'],
  [/^SQLite format 3/, 'It is a database.'],
  [/^PAR1/, 'It is a Parquet file: save it as CSV or JSON Lines.'],
  [/^\xd0\xcf\x11\xe0/, 'It is an office document: save its table as CSV.'],
]

/** Lines that are tried to tell one record a line, or a list of ids. */
const MAX_TRIED = 50

const XML_FORMATS: [RegExp, Format][] = [
  [/<OAI-PMH\b|<ListRecords\b|<GetRecord\b|<arXiv(?:Raw)?\b|<oai_dc:dc\b/, 'arxiv-oai'],
  [/<(?:\w+:)?feed\b/, 'arxiv-atom'],
  [/<Pubmed(?:Book)?Article(?:Set)?\b/, 'pubmed-xml'],
  [/<records?\b[\s\S]*<(?:titles|ref-type|contributors|rec-number|database)\b|<xml>\s*<records\b/, 'endnote-xml'],
]

/**
 * @param head the first bytes of a file, uncompressed; 64 KB tell enough. @param mapping columns that a person has chosen.
 * @returns the format, or why the file is of none.
 */
export function detectFormat(head: Uint8Array, mapping: FieldMapping = {}): Detection {
  const other = OTHERS.find(([magic]) => magic.test(Buffer.from(head.buffer, head.byteOffset, Math.min(32, head.byteLength)).toString('latin1')))
  if (other) return { format: null, reason: other[1] }
  const text = decodeHead(head, detectEncoding(head)).replaceAll('\0', '')
  const lines = text.split(/\r\n|\n|\r/)
  const filled = lines.map((line) => line.trim()).filter(Boolean)
  if (filled.length === 0) return { format: null, reason: 'It is empty: it holds no papers.' }
  if (filled[0].startsWith('<')) return detectXml(text)
  const objects = filled.filter((line) => line.startsWith('{')).length
  if (/^[[{]/.test(filled[0]) || objects * 2 >= filled.length) return detectJson(text, filled)
  if (looksLikeIdList(filled.slice(0, MAX_TRIED).join('\n'))) return { format: null, reason: ID_LIST_REASON }
  const tagged = detectTagged(filled.slice(0, 400))
  if (tagged) return { format: tagged }
  if (sniffTable(text, mapping)) return { format: 'table' }
  // A table that names its titles is one, however long its cells are; it only lacks abstracts.
  const namesTitles = guessColumns(text)?.some((name) => /^title$/i.test(name)) ?? false
  if (!namesTitles && looksLikeTrendingPage(lines)) return { format: 'trending-page' }
  return { format: null, reason: describeTable(text, mapping) ?? 'It holds no papers in any known form: JSON, CSV, RIS, BibTeX, the exports of PubMed, Web of Science, Scopus, OpenAlex, Lens, arXiv, EndNote, or the text of a "trending papers" page.' }
}

function detectXml(text: string): Detection {
  const found = XML_FORMATS.find(([pattern]) => pattern.test(text))
  if (found) return { format: found[1] }
  return { format: null, reason: /<html\b|<!doctype html/i.test(text) ? 'It is a web page in HTML: copy its text, or export the records.' : 'It is XML, but of none of the known kinds: arXiv (Atom, OAI-PMH), PubMed, EndNote.' }
}

function detectTagged(lines: string[]): Format | null {
  const count = (pattern: RegExp) => lines.filter((line) => pattern.test(line)).length
  if (/^PMID ?- ?\d/.test(lines[0]) || (count(/^PMID- ?\d/) > 0 && count(/^[A-Z]{2,4} *- /) * 4 > lines.length)) return 'nbib'
  if (/^TY {1,2}-/.test(lines[0]) || (count(/^(TY|ER) {1,2}-/) > 0 && count(/^[A-Z][A-Z0-9] {1,2}- /) * 4 > lines.length)) return 'ris'
  if (/^FN (?!.*\t)/.test(lines[0]) || (/^PT [A-Z]$/.test(lines[0]) && count(/^(AU|TI|SO|AB) /) > 0)) return 'web-of-science'
  if (!/^(#{1,6} |```)/.test(lines[0]) && count(/^@\s*[A-Za-z]+\s*[{(]/) > 0) return 'bibtex'
  return null
}

/** One record a line if the first line is one, or if most lines begin like one; pages, arrays and the like are scanned. */
function detectJson(text: string, filled: string[]): Detection {
  const [first] = filled
  const value = parse(first)
  const records = new JsonScanner().push(Buffer.from(text)).map((raw) => parse(raw.text)).filter((record) => record !== null)
  const lines = filled.slice(0, MAX_TRIED)
  const isOneALine = value !== null ? records.length === 0 || JSON.stringify(records[0]) === JSON.stringify(value) : !first.startsWith('[') && lines.filter((line) => parse(line) !== null).length * 2 >= lines.length
  const dialect = records.map(dialectNameOf).find((name) => name !== null) ?? null
  return { format: dialect ?? (isOneALine ? 'json-lines' : 'json'), isLines: isOneALine }
}

function parse(text: string): RecordFields | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as RecordFields) : null
  } catch {
    return null
  }
}
