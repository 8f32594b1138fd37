/**
 * A finished run as a file: themes or papers, CSV or JSON Lines, piece by piece.
 * In: rows of ../data, handed in by the caller.   Out: text in pieces, read by app/api/runs/[runId]/export and scripts/export.ts.
 */
import { InvalidInputError } from '../domain/errors.ts'
import type { Theme } from '../domain/theme.ts'
import { csvHeader, csvLines } from './csv.ts'
import { PAPER_COLUMNS, paperRecord, THEME_COLUMNS, themeRecord, type ExportRecord, type PaperRow } from './records.ts'

export const EXPORTS = ['themes', 'papers'] as const
export const EXPORT_FORMATS = ['csv', 'jsonl'] as const
export type ExportWhat = (typeof EXPORTS)[number]
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

export interface ExportRows {
  /** All themes of the run, by index. */
  themes: Theme[]
  /** Chunks of papers in the order of the file; not touched when themes are asked for. */
  papers: AsyncIterable<PaperRow[]>
}

/**
 * @param what and `format`: any text. @returns both as their types.
 * @throws InvalidInputError naming the allowed values.
 */
export function checkExport(what: string, format: string): { what: ExportWhat; format: ExportFormat } {
  if (!EXPORTS.includes(what as ExportWhat)) throw new InvalidInputError(`what must be one of ${EXPORTS.join(', ')}. Got ${what}.`)
  if (!EXPORT_FORMATS.includes(format as ExportFormat)) throw new InvalidInputError(`format must be one of ${EXPORT_FORMATS.join(', ')}. Got ${format}.`)
  return { what: what as ExportWhat, format: format as ExportFormat }
}

/**
 * @returns the file's text, one piece per chunk of rows: memory does not grow with the run. Equal rows give equal bytes.
 *   CSV begins with its header even when there are no rows; JSON Lines is one object a line with a line feed after each.
 */
export async function* exportRun(what: ExportWhat, format: ExportFormat, rows: ExportRows): AsyncGenerator<string> {
  const columns = what === 'themes' ? THEME_COLUMNS : PAPER_COLUMNS
  if (format === 'csv') yield csvHeader(columns)
  for await (const records of recordsOf(what, rows)) {
    if (records.length > 0) yield format === 'csv' ? csvLines(columns, records) : records.map((record) => JSON.stringify(record) + '\n').join('')
  }
}

/**
 * @param corpus its name, any text. @returns a file name for every system and the media type of its content.
 */
export function exportFile(what: ExportWhat, format: ExportFormat, run: { id: string; corpusName: string }): { name: string; mediaType: string } {
  const corpus = run.corpusName.normalize('NFKD').replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 40).toLowerCase()
  const name = ['paperdrift', corpus, run.id, what].filter(Boolean).join('-')
  return { name: `${name}.${format}`, mediaType: format === 'csv' ? 'text/csv; charset=utf-8' : 'application/x-ndjson; charset=utf-8' }
}

async function* recordsOf(what: ExportWhat, rows: ExportRows): AsyncGenerator<ExportRecord[]> {
  if (what === 'themes') {
    yield rows.themes.map(themeRecord)
    return
  }
  const labels = rows.themes.map((theme) => theme.label)
  for await (const chunk of rows.papers) yield chunk.map((paper) => paperRecord(paper, labels))
}
