/**
 * The first records of a file, as they would be read, with how it was understood.
 * In: a file of ./list-files.ts.   Out: FilePreview, printed by scripts/ingest.ts and shown by the import page.
 */
import type { Paper } from '../domain/paper.ts'
import type { Format } from './detect.ts'
import type { Encoding } from './encoding.ts'
import type { InputFile } from './list-files.ts'
import { readPapers, type ReadOptions } from './read-papers.ts'
import type { ColumnMapping } from './table-columns.ts'

export interface FilePreview {
  file: string
  format: Format
  encoding: Encoding
  /** Names of a table's columns, and which of them give which field; null for other formats. */
  columns: string[] | null
  mapping: ColumnMapping | null
  warnings: string[]
  records: ({ line: number; paper: Paper } | { line: number; reason: string; excerpt: string })[]
}

/** @param wanted most records to show. @throws as readPapers. */
export async function previewFile(file: InputFile, format: Format | 'auto', options: ReadOptions = {}, wanted = 10): Promise<FilePreview> {
  const papers = await readPapers(file, format, options)
  try {
    const records: FilePreview['records'] = []
    for await (const record of papers.records) {
      records.push(record.kind === 'paper' ? { line: record.line, paper: record.paper } : { line: record.line, reason: record.reason, excerpt: record.excerpt })
      if (records.length === wanted) break
    }
    const { columns, mapping } = papers.layout ?? { columns: null, mapping: null }
    return { file: file.name, format: papers.format, encoding: papers.encoding, columns, mapping, warnings: papers.warnings(), records }
  } finally {
    await papers.close()
  }
}
