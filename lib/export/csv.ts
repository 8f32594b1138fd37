/**
 * Records as CSV after RFC 4180: a header, CRLF at every line's end, quotes where needed; safe to open in a spreadsheet.
 * In: ExportRecord, from ./records.ts.   Out: text, sent on by ./export-run.ts.
 */
import { stringify } from 'csv-stringify/sync'
import type { Cell, ExportRecord } from './records.ts'

// What spreadsheets take for the beginning of a formula (OWASP, "CSV injection").
const FORMULA_START = /^[=+\-@\t\r\n＝＋－＠]/
const NUMBER = /^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/

/** @returns the header line. */
export const csvHeader = (columns: string[]): string => columns.join(',') + '\r\n'

/**
 * @param records all with the keys of `columns`; may be empty.
 * @returns one line a record. null is an empty cell; a list of terms is joined by "; ". A cell that a spreadsheet would
 *   run as a formula gets an apostrophe in front; numbers such as -0.1 stay as they are.
 */
export function csvLines(columns: string[], records: ExportRecord[]): string {
  const rows = records.map((record) => columns.map((column) => cellText(record[column])))
  return stringify(rows, { record_delimiter: 'windows', quoted_match: /[\r\n]/ })
}

function cellText(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const text = typeof cell === 'string' ? cell : cell.map(({ term }) => term).join('; ')
  return FORMULA_START.test(text) && !NUMBER.test(text) ? `'${text}` : text
}
