/**
 * Records as Parquet: typed columns, Snappy, written a row group at a time.
 * In: chunks of ExportRecord, from ./records.ts.   Out: bytes, sent on by ./write-table.ts.
 */
import { ByteWriter, ParquetWriter } from 'hyparquet-writer'
import type { Bytes } from './bytes.ts'
import { flatCell, type Column, type ExportRecord } from './records.ts'

const ROWS_PER_GROUP = 20_000
/** Characters that a row group holds; texts of the usual length stay far below. */
const MOST_GROUP_TEXT = 8_000_000

const ELEMENT = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' }, number: { type: 'DOUBLE' }, integer: { type: 'INT32' }, boolean: { type: 'BOOLEAN' },
} as const

/** @returns the file; every column may be null. Holds one row group: 20,000 records, fewer of long texts. */
export async function* parquetBytes(columns: Column[], chunks: AsyncIterable<ExportRecord[]>): Bytes {
  const bytes = new ByteWriter()
  const schema = [{ name: 'root', num_children: columns.length }, ...columns.map(({ name, type }) => ({ name, repetition_type: 'OPTIONAL' as const, ...ELEMENT[type] }))]
  const file = new ParquetWriter({ writer: bytes, schema, createdBy: 'paperdrift' })
  for await (const group of rowGroups(chunks)) {
    writeGroup(file, columns, group)
    yield take(bytes)
  }
  file.finish()
  const rest = take(bytes)
  yield file.row_groups.length > 0 ? rest : withEmptyList(rest)
}

async function* rowGroups(chunks: AsyncIterable<ExportRecord[]>): AsyncGenerator<ExportRecord[]> {
  let group: ExportRecord[] = []
  let text = 0
  for await (const records of chunks) {
    for (const record of records) {
      text += Object.values(record).reduce((sum: number, cell) => sum + (typeof cell === 'string' ? cell.length : 0), 0)
      if (group.push(record) < ROWS_PER_GROUP && text < MOST_GROUP_TEXT) continue
      yield group
      group = []
      text = 0
    }
  }
  if (group.length > 0) yield group
}

function writeGroup(file: ParquetWriter, columns: Column[], records: ExportRecord[]): void {
  file.write({ columnData: columns.map(({ name }) => ({ name, data: records.map((record) => flatCell(record[name])) })), rowGroupSize: ROWS_PER_GROUP })
}

// The library gives an empty list of row groups no type, which strict readers refuse. In Thrift's compact protocol "0 rows; an empty
// list of row groups" is 16 00 19 0c; it writes 16 00 19 00.
function withEmptyList(footer: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  footer[Buffer.from(footer.buffer).lastIndexOf(Buffer.from([0x16, 0x00, 0x19, 0x00])) + 3] = 0x0c
  return footer
}

/** @returns what was written since the last call; the writer's count of all bytes goes on. */
function take(bytes: ByteWriter): Uint8Array<ArrayBuffer> {
  const part = bytes.getBytes().slice()
  bytes.index = 0
  return part
}
