/**
 * Text and tables as Markdown (GitHub's kind) that nothing in the text can break out of.
 * In: any text.   Out: text, sent on by ./write-table.ts and the report.
 */
import { flatCell, type Column, type ExportRecord } from './records.ts'

/**
 * @returns the text on one line, so that Markdown prints it as it is: no emphasis, code, link, tag, table cell or line break of its
 *   own. Characters that turn the direction of writing are taken out: they would reach beyond the text.
 */
export const escapeMarkdown = (text: string): string =>
  text.replace(/[\u202a-\u202e\u2066-\u2069\u200e\u200f]/g, '').replace(/[\s\u0000-\u001f\u007f]+/g, ' ').trim()
    .replace(/[\\`*_{}[\]()<>#+!|~$&:@^=-]/g, (sign, at: number, all: string) => (needsEscape(sign, at, all) ? `\\${sign}` : sign)).replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2')

// These signs mean something only at the beginning of a line, of a tag, of an entity or of an address.
function needsEscape(sign: string, at: number, all: string): boolean {
  if ('#+-='.includes(sign)) return at === 0
  if (sign === ':') return all.startsWith('://', at)
  if (sign === '(' || sign === ')') return false
  // What comes after the text is not known here.
  if (at === all.length - 1 && '<&'.includes(sign)) return true
  if (sign === '<') return /^<[A-Za-z/!?]/.test(all.slice(at, at + 2))
  if (sign === '>') return at === 0
  if (sign === '&') return /^&(#|[A-Za-z][A-Za-z0-9]*;)/.test(all.slice(at, at + 40))
  if (sign === '@') return /[\p{L}\p{N}]/u.test(all[at - 1] ?? '')
  return true
}

/** @returns a table: header, rule, one line a record; numbers to the right, null as "–". */
export async function* markdownTable(columns: Column[], chunks: AsyncIterable<ExportRecord[]>): AsyncGenerator<string> {
  yield `| ${columns.map(({ name }) => escapeMarkdown(name)).join(' | ')} |\n| ${columns.map(({ type }) => (type === 'number' || type === 'integer' ? '---:' : '---')).join(' | ')} |\n`
  for await (const records of chunks) yield records.map((record) => `| ${columns.map(({ name }) => cellText(record, name)).join(' | ')} |\n`).join('')
}

function cellText(record: ExportRecord, name: string): string {
  const value = flatCell(record[name])
  return value === null ? '–' : typeof value === 'string' ? escapeMarkdown(value) : String(value)
}
