/**
 * A finished run as a file: themes or papers, CSV or JSON Lines, piece by piece.
 * In: rows of ../data, handed in by the caller.   Out: text in pieces, read by app/api/runs/[runId]/export and scripts/export.ts.
 */
import { InvalidInputError } from '../domain/errors.ts'
import type { ExportedPaper } from '../domain/paper.ts'
import type { Theme } from '../domain/theme.ts'
import { csvHeader, csvLines } from './csv.ts'
import { PAPER_COLUMNS, paperRecord, THEME_COLUMNS, themeRecord, type ExportRecord } from './records.ts'

/** What can be exported → the formats it comes in. */
export const exportFormats = { themes: ['csv', 'jsonl'], papers: ['csv', 'jsonl'] } as const
export type ExportWhat = keyof typeof exportFormats
export type ExportFormat = (typeof exportFormats)[ExportWhat][number]

export interface ExportRows {
  /** All themes of the run, by index. */
  themes: Theme[]
  /** Chunks of papers in the order of the file; not touched when themes are asked for. */
  papers: AsyncIterable<ExportedPaper[]>
}

/**
 * @param what a key of exportFormats. @param format one of its formats.
 * @returns the file's text, one piece per chunk of rows: memory does not grow with the run. Equal rows give equal bytes.
 *   CSV begins with its header even when there are no rows; JSON Lines is one object a line with a line feed after each.
 * @throws InvalidInputError at once, naming the allowed values, if there is no such file.
 */
export function exportRun(what: string, format: string, rows: ExportRows): AsyncGenerator<string> {
  const known = checked(what, format)
  return write(known.what, known.format, rows)
}

/**
 * @param corpus its name, any text. @returns a file name for every system and the media type of its content.
 */
export function exportFile(what: string, format: string, run: { id: string; corpusName: string }): { name: string; mediaType: string } {
  checked(what, format)
  const corpus = run.corpusName.normalize('NFKD').replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 40).toLowerCase()
  const name = ['paperdrift', corpus, run.id, what].filter(Boolean).join('-')
  return { name: `${name}.${format}`, mediaType: format === 'csv' ? 'text/csv; charset=utf-8' : 'application/x-ndjson; charset=utf-8' }
}

function checked(what: string, format: string): { what: ExportWhat; format: ExportFormat } {
  const names = Object.keys(exportFormats)
  if (!names.includes(what)) throw new InvalidInputError(`what must be one of ${names.join(', ')}. Got ${what}.`)
  const formats: readonly string[] = exportFormats[what as ExportWhat]
  if (!formats.includes(format)) throw new InvalidInputError(`format must be one of ${formats.join(', ')}. Got ${format}.`)
  return { what: what as ExportWhat, format: format as ExportFormat }
}

async function* write(what: ExportWhat, format: ExportFormat, rows: ExportRows): AsyncGenerator<string> {
  const columns = what === 'themes' ? THEME_COLUMNS : PAPER_COLUMNS
  if (format === 'csv') yield csvHeader(columns)
  for await (const records of recordsOf(what, rows)) {
    if (records.length > 0) yield format === 'csv' ? csvLines(columns, records) : records.map((record) => JSON.stringify(record) + '\n').join('')
  }
}

async function* recordsOf(what: ExportWhat, rows: ExportRows): AsyncGenerator<ExportRecord[]> {
  if (what === 'themes') {
    yield rows.themes.map(themeRecord)
    return
  }
  const labels = rows.themes.map((theme) => theme.label)
  for await (const chunk of rows.papers) yield chunk.map((paper) => paperRecord(paper, labels))
}
