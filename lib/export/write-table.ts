/**
 * A table in any of its formats.
 * In: columns and chunks of records, from ./records.ts.   Out: bytes, read by ./export-run.ts and ./papers-writer.ts.
 */
import { encoded, type Bytes } from './bytes.ts'
import { csvPieces } from './csv.ts'
import { jsonArray, jsonLines } from './json.ts'
import { markdownTable } from './markdown.ts'
import { parquetBytes } from './parquet.ts'
import type { Column, ExportRecord } from './records.ts'
import { xlsxBytes } from './xlsx.ts'

export const TABLE_FORMATS = ['csv', 'json', 'jsonl', 'markdown', 'xlsx', 'parquet'] as const
export type TableFormat = (typeof TABLE_FORMATS)[number]

/**
 * @param table its name (a sheet's), and columns. @param chunks records with the keys of the columns; may be empty.
 * @returns the file piece by piece: memory does not grow with the rows. Equal rows give equal bytes.
 */
export function writeTable(format: TableFormat, table: { name: string; columns: Column[] }, chunks: AsyncIterable<ExportRecord[]>): Bytes {
  const { name, columns } = table
  const write: Record<TableFormat, () => Bytes> = {
    csv: () => encoded(csvPieces(columns, chunks)),
    json: () => encoded(jsonArray(chunks)),
    jsonl: () => encoded(jsonLines(chunks)),
    markdown: () => encoded(markdownTable(columns, chunks)),
    xlsx: () => xlsxBytes(name, columns, chunks),
    parquet: () => parquetBytes(columns, chunks),
  }
  return write[format]()
}
