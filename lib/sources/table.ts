/**
 * Tables: CSV and TSV of any delimiter, with a row of column names among the first rows.
 * In: the first text of a file, and its lines.   Out: TableLayout and SourceRecord, stored by ../data/imports.ts.
 */
import { InvalidInputError } from '../domain/errors.ts'
import type { ColumnMapping, FieldMapping, PaperField } from '../domain/file-preview.ts'
import type { SourceRecord } from '../domain/paper.ts'
import { cleanText } from './clean-text.ts'
import { givenFirst } from './name-lists.ts'
import { mostExact } from './published.ts'
import type { ReadContext } from './read-context.ts'
import type { Line } from './read-lines.ts'
import { toSourceRecord, type RecordFields } from './record-fields.ts'
import { isWebOfScience, mapColumns } from './table-columns.ts'
import { readRows, rowsOf } from './table-rows.ts'

export interface TableLayout {
  delimiter: string
  columns: string[]
  /** Rows before that of the column names, which are passed over. */
  headerRow: number
  mapping: ColumnMapping
}

const DELIMITERS = ['\t', ',', ';', '|']
/** Rows that may stand before the column names: "sep=;", a remark on where the data is from. */
const MAX_HEADER_ROW = 10
/** Rows that tell a table whose columns are not known, and the longest name of one. */
const MAX_TRIED_ROWS = 3
const LONGEST_NAME = 60
const NO_ABSTRACT = /^\[?no abstract available\]?$/i

/**
 * @param head the first text of a file.
 * @returns how its table is laid out: the delimiter and the row that give the most known columns, a title and an abstract
 *   among them; null if there is no such row.
 */
export function sniffTable(head: string, chosen: FieldMapping = {}): TableLayout | null {
  const layouts = DELIMITERS.flatMap((delimiter) => rowsOf(head, delimiter, MAX_HEADER_ROW).flatMap((row, headerRow): TableLayout[] => {
    const columns = row.map((name) => name.replace(/^\uFEFF/, '').trim())
    if (columns.length < 2 || columns.some((name) => name.length > 200) || !Object.values(chosen).every((name) => name === '' || columns.includes(name))) return []
    const mapping = mapColumns(columns, chosen)
    return mapping.title && mapping.abstract ? [{ delimiter, columns, headerRow, mapping }] : []
  }))
  const count = ({ mapping }: TableLayout) => Object.keys(mapping).length
  return layouts.reduce<TableLayout | null>((best, layout) => (best === null || count(layout) > count(best) ? layout : best), null)
}

/** @returns in one sentence why the head is no table that can be read, if it looks like a table at all; else null. */
export function describeTable(head: string, chosen: FieldMapping = {}): string | null {
  const columns = guessColumns(head)
  if (!columns) return null
  const missing = Object.entries(chosen).find(([, name]) => name !== '' && !columns.includes(name))
  const listed = columns.slice(0, 30).join(', ').slice(0, 600)
  if (missing) return `It has no column "${missing[1]}", which was named for ${missing[0]}. It has ${listed}.`
  const lacking = (['title', 'abstract'] as const).filter((field) => !mapColumns(columns, chosen)[field])
  return `It is a table in which no column is known to hold the ${lacking.join(' and the ')}: name it with --map ${lacking.map((field) => `${field}=COLUMN`).join(',')}. It has ${listed}.`
}

/** @returns the columns that have a name, of what looks like a table from its first row on; null if nothing does. */
export function guessColumns(head: string): string[] | null {
  const [columns] = DELIMITERS.map((delimiter) => rowsOf(head, delimiter, MAX_TRIED_ROWS)).find((rows) => isWide(rows) || isPairs(rows)) ?? []
  return columns?.map((name) => name.replace(/^\uFEFF/, '').trim()).filter(Boolean) ?? null
}

const isWide = ([first, second]: string[][]) => first?.length > 2 && second?.length === first.length

/** Two columns are many texts; a table of them has short names above and a text in every row. */
const isPairs = (all: string[][]) => {
  const [names, ...rows] = all.filter((row) => row.length > 0)
  return rows.length > 0 && [names, ...rows].every((row) => row.length === 2) && names.every((name) => name.trim() !== '' && name.length <= LONGEST_NAME && !/[.!?]$/.test(name.trim())) && rows.every((row) => row.some((cell) => cell.length > LONGEST_NAME))
}

/** A table that cannot be read until a person says which columns hold the title and the abstract. */
export class UnmappedTableError extends InvalidInputError {
  readonly columns: string[]
  readonly mapping: ColumnMapping
  readonly encoding: string
  /** The message without the file's name. */
  readonly problem: string
  constructor(file: string, problem: string, columns: string[], chosen: FieldMapping, encoding: string) {
    super(`${file}: ${problem}`)
    this.columns = columns
    this.mapping = mapColumns(columns, chosen)
    this.encoding = encoding
    this.problem = problem
  }
}

/**
 * @param lines of the whole file.
 * Yields a record for every row below the column names. A row of too few or too many cells is read as far as it goes; one
 * with fewer than two is refused.
 * @throws InvalidInputError if the head is no table with a title and an abstract.
 */
export async function* readTable(lines: AsyncIterable<Line>, { head, mapping: chosen }: ReadContext): AsyncGenerator<SourceRecord> {
  const layout = sniffTable(head, chosen)
  if (!layout) throw new InvalidInputError(describeTable(head, chosen) ?? 'It is no table with a title and an abstract.')
  const slots = Object.entries(layout.mapping).map(([field, names]) => [field as PaperField, names.map((name) => layout.columns.indexOf(name))] as const)
  const firstLine = lineOfRow(head, layout)
  for await (const { line, cells, reason } of readRows(lines, layout.delimiter)) {
    if (line <= firstLine) continue
    const text = cells.join(' ').slice(0, 400)
    if (reason !== null) yield { kind: 'refused', line, reason, excerpt: cleanText(text).slice(0, 200) }
    else if (cells.length === 1 && layout.columns.length > 2) yield { kind: 'refused', line, reason: `the row has 1 cell where the table has ${layout.columns.length} columns`, excerpt: cleanText(text).slice(0, 200) }
    else yield toSourceRecord(line, fieldsOf(cells, slots, layout), text)
  }
}

/** Number of the line that the row of column names begins on. */
function lineOfRow(head: string, { headerRow, delimiter }: TableLayout): number {
  const cells = rowsOf(head, delimiter, headerRow)
  return headerRow + 1 + cells.flat().join('').split('\n').length - 1
}

function fieldsOf(cells: string[], slots: (readonly [PaperField, number[]])[], { columns }: TableLayout): RecordFields {
  const fields: RecordFields = {}
  for (const [field, places] of slots) {
    const values = places.map((place) => cells[place]?.trim() ?? '').filter((value) => value !== '' && !NO_ABSTRACT.test(value))
    if (values.length === 0) continue
    if (field === 'authors') fields.authors = authorsOf(values[0])
    else if (field === 'keywords') fields.keywords = values.flatMap((value) => value.split(/\s*[;|]\s*/))
    else if (field === 'published') fields.published = isWebOfScience(columns) ? mostExact([cells[columns.indexOf('PY')], `${values[0]} ${cells[columns.indexOf('PY')] ?? ''}`, ...values]) : mostExact(values)
    else fields[field] = values[0]
  }
  return fields
}

/** "Lovelace, Ada (57000000); Hopper, Grace": Scopus and Web of Science; "Lovelace A., Hopper G.": Scopus until 2022; "A|B": OpenAlex. */
function authorsOf(text: string): unknown {
  const plain = text.replace(/\s*\(\d{5,}\)/g, '')
  if (plain.includes('|')) return plain.split('|')
  if (plain.includes(';')) return plain.split(/\s*;\s*/).map(givenFirst)
  return /^[^,]+,[^,]+$/.test(plain) && !/ (and|&) /.test(plain) && !/\.$/.test(plain.split(',')[0]) && !plain.split(',')[0].trim().includes(' ') ? [givenFirst(plain)] : plain
}
