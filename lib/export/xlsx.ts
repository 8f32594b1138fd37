/**
 * Records as a workbook with one sheet: a header that stays in sight, a filter, numbers as numbers.
 * In: chunks of ExportRecord, from ./records.ts.   Out: bytes, sent on by ./write-table.ts.
 * Source: ECMA-376 part 1 (SpreadsheetML). Written here because the libraries hold a sheet as one text, which ends at some
 * hundred thousand rows; this one streams.
 */
import { InvalidInputError } from '../domain/errors.ts'
import type { Bytes } from './bytes.ts'
import { escapeXml } from './escape-xml.ts'
import { startsFormula } from './formula.ts'
import { flatCell, type Column, type ExportRecord } from './records.ts'
import { zipBytes } from './zip.ts'

/** Rows that a sheet holds below its header. */
export const MOST_SHEET_ROWS = 1_048_575
const MOST_CELL_CHARACTERS = 32_767

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const SHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** Places in cellXfs below. quotePrefix tells a spreadsheet that text is text, whatever it begins with, and keeps it so. */
const STYLE = { header: 1, quoted: 2 } as const
const STYLES = `${HEAD}<styleSheet xmlns="${SHEET}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`

/** @throws InvalidInputError if a sheet has no room for so many rows. */
export function requireSheetRoom(rows: number): void {
  if (rows > MOST_SHEET_ROWS) throw new InvalidInputError(`An XLSX sheet must have at most ${MOST_SHEET_ROWS.toLocaleString('en-US')} rows below its header; take CSV or Parquet, or one theme. Got ${rows.toLocaleString('en-US')}.`)
}

/**
 * @param sheet its name, at most 31 letters. @param chunks records with the keys of `columns`.
 * @returns the workbook. Text that begins like a formula is marked as text and not changed. Control characters become a space,
 *   text longer than 32,767 characters, the most a cell takes, is cut with "…".
 * @throws InvalidInputError if there are more rows than a sheet holds.
 */
export function xlsxBytes(sheet: string, columns: Column[], chunks: AsyncIterable<ExportRecord[]>): Bytes {
  return zipBytes([
    { name: '[Content_Types].xml', content: () => [`${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`] },
    { name: '_rels/.rels', content: () => [`${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`] },
    { name: 'xl/workbook.xml', content: () => [`${HEAD}<workbook xmlns="${SHEET}" xmlns:r="${RELATIONS}"><sheets><sheet name="${escapeXml(sheet)}" sheetId="1" r:id="rId1"/></sheets></workbook>`] },
    { name: 'xl/_rels/workbook.xml.rels', content: () => [`${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`] },
    { name: 'xl/styles.xml', content: () => [STYLES] },
    { name: 'xl/worksheets/sheet1.xml', content: () => sheetPieces(columns, chunks) },
  ])
}

async function* sheetPieces(columns: Column[], chunks: AsyncIterable<ExportRecord[]>): AsyncGenerator<string> {
  const widths = columns.map(({ name, type }, i) => `<col min="${i + 1}" max="${i + 1}" width="${type === 'text' ? (/title|label|trend|terms|url/i.test(name) ? 48 : 16) : 12}" customWidth="1"/>`).join('')
  yield `${HEAD}<worksheet xmlns="${SHEET}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths}</cols><sheetData>`
  yield `<row r="1">${columns.map(({ name }, i) => textCell(name, `${columnName(i)}1`, STYLE.header)).join('')}</row>`
  let rows = 0
  for await (const records of chunks) {
    requireSheetRoom(rows + records.length)
    yield records.map((record, i) => rowOf(columns, record, rows + i + 2)).join('')
    rows += records.length
  }
  yield `</sheetData><autoFilter ref="A1:${columnName(columns.length - 1)}${rows + 1}"/></worksheet>`
}

const rowOf = (columns: Column[], record: ExportRecord, row: number): string => `<row r="${row}">${columns.map(({ name }, i) => cellOf(flatCell(record[name]), columnName(i) + row)).join('')}</row>`

function cellOf(value: string | number | boolean | null, place: string): string {
  if (value === null || value === '') return ''
  if (typeof value === 'number') return `<c r="${place}"><v>${value}</v></c>`
  if (typeof value === 'boolean') return `<c r="${place}" t="b"><v>${Number(value)}</v></c>`
  return textCell(value, place, startsFormula(value) ? STYLE.quoted : 0)
}

function textCell(text: string, place: string, style: number): string {
  const short = text.length > MOST_CELL_CHARACTERS ? `${text.slice(0, MOST_CELL_CHARACTERS - 2).toWellFormed()}…` : text
  // A spreadsheet reads _x0041_ as an A: its underscore is written in the same way.
  const plain = short.replace(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_')
  return `<c r="${place}" t="inlineStr"${style ? ` s="${style}"` : ''}><is><t xml:space="preserve">${escapeXml(plain)}</t></is></c>`
}

/** @returns 0 → "A", 25 → "Z", 26 → "AA". */
const columnName = (i: number): string => (i < 26 ? '' : columnName(Math.floor(i / 26) - 1)) + String.fromCharCode(65 + (i % 26))
