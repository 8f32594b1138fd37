/**
 * Records as CSV after RFC 4180: a header, CRLF at every line's end, quotes where needed; safe to open in a spreadsheet.
 * In: chunks of ExportRecord, from ./records.ts.   Out: text, sent on by ./write-table.ts.
 */
import { stringify } from 'csv-stringify/sync'
import { startsFormula } from './formula.ts'
import { flatCell, type Column, type ExportRecord } from './records.ts'

/**
 * @param chunks records with the keys of `columns`; may be empty.
 * @returns the header, then one piece a chunk. null is an empty cell. A cell that a spreadsheet would run as a formula gets an
 *   apostrophe in front; numbers such as -0.1 stay as they are.
 */
export async function* csvPieces(columns: Column[], chunks: AsyncIterable<ExportRecord[]>): AsyncGenerator<string> {
  yield columns.map(({ name }) => name).join(',') + '\r\n'
  for await (const records of chunks) yield stringify(records.map((record) => columns.map(({ name }) => cellText(record, name))), { record_delimiter: 'windows', quoted_match: /[\r\n]/ })
}

function cellText(record: ExportRecord, name: string): string {
  const value = flatCell(record[name])
  if (typeof value !== 'string') return value === null ? '' : String(value)
  return startsFormula(value) ? `'${value}` : value
}
