/**
 * The first records of a file, as they would be read, with how it was understood.
 * In: a file of ./list-files.ts.   Out: FilePreview, printed by scripts/ingest.ts and shown by the page of an upload.
 */
import type { FilePreview } from '../domain/file-preview.ts'
import { createUnusedDates } from '../domain/unused-dates.ts'
import type { Format } from './detect.ts'
import type { InputFile } from './list-files.ts'
import { readPapers, type ReadOptions } from './read-papers.ts'
import { UnmappedTableError } from './table.ts'

/**
 * @param wanted most records to show.
 * @throws as readPapers, except for a table whose columns are not known: that one is shown with its columns and the problem.
 */
export async function previewFile(file: InputFile, format: Format | 'auto', options: ReadOptions = {}, wanted = 10): Promise<FilePreview> {
  const papers = await readPapers(file, format, options).catch((error) => {
    if (error instanceof UnmappedTableError) return error
    throw error
  })
  if (papers instanceof UnmappedTableError) return { file: file.name, format: 'table', encoding: papers.encoding, columns: papers.columns, mapping: papers.mapping, problem: papers.problem, warnings: [], records: [] }
  try {
    const records: FilePreview['records'] = []
    const unused = createUnusedDates()
    for await (const record of papers.records) {
      unused.add(record)
      records.push(record.kind === 'paper' ? { line: record.line, paper: record.paper } : { line: record.line, reason: record.reason, excerpt: record.excerpt })
      if (records.length === wanted) break
    }
    const { columns, mapping } = papers.layout ?? { columns: null, mapping: null }
    return { file: file.name, format: papers.format, encoding: papers.encoding, columns, mapping, problem: null, warnings: [...papers.warnings(), ...unused.note()], records }
  } finally {
    await papers.close()
  }
}
