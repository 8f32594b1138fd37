/**
 * Everything a run can be exported as, each with a sentence that says what it is for.
 * In: nothing.   Out: exportKinds and exportFormats, read by ./export-run.ts, the command line and the page "Export".
 */
import { InvalidInputError } from '../domain/errors.ts'
import { themeId } from '../domain/theme.ts'

export interface ExportFormat {
  name: string
  extension: string
  mediaType: string
  /** What opens it, or what it is for. */
  use: string
}

export const exportFormats = {
  csv: { name: 'CSV', extension: 'csv', mediaType: 'text/csv; charset=utf-8', use: 'For any spreadsheet or statistics program.' },
  json: { name: 'JSON', extension: 'json', mediaType: 'application/json', use: 'One array, for programs.' },
  jsonl: { name: 'JSON Lines', extension: 'jsonl', mediaType: 'application/x-ndjson; charset=utf-8', use: 'One object a line, for programs that read as they go.' },
  markdown: { name: 'Markdown', extension: 'md', mediaType: 'text/markdown; charset=utf-8', use: 'Plain text for notes and wikis.' },
  xlsx: { name: 'XLSX', extension: 'xlsx', mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', use: 'For Excel and LibreOffice; up to 1,048,575 rows.' },
  parquet: { name: 'Parquet', extension: 'parquet', mediaType: 'application/vnd.apache.parquet', use: 'Typed columns for pandas, R, DuckDB and Spark.' },
  bibtex: { name: 'BibTeX', extension: 'bib', mediaType: 'application/x-bibtex; charset=utf-8', use: 'For LaTeX, JabRef and Zotero.' },
  ris: { name: 'RIS', extension: 'ris', mediaType: 'application/x-research-info-systems; charset=utf-8', use: 'For EndNote, Zotero, Mendeley and Citavi.' },
  csl: { name: 'CSL-JSON', extension: 'csl.json', mediaType: 'application/vnd.citationstyles.csl+json', use: 'For Pandoc and citation processors.' },
  vosviewer: { name: 'VOSviewer JSON', extension: 'vosviewer.json', mediaType: 'application/json', use: 'A network that VOSviewer and VOSviewer Online draw.' },
  graphml: { name: 'GraphML', extension: 'graphml', mediaType: 'application/graphml+xml', use: 'For Gephi, Cytoscape, igraph and NetworkX.' },
  svg: { name: 'SVG', extension: 'svg', mediaType: 'image/svg+xml', use: 'A picture of any size for papers and slides.' },
  html: { name: 'HTML', extension: 'html', mediaType: 'text/html; charset=utf-8', use: 'One file that opens in any browser, without a network; its map can be moved. Print it to make a PDF.' },
  paperdrift: { name: 'Archive', extension: 'paperdrift', mediaType: 'application/vnd.paperdrift+zip', use: 'One checksummed file. Another Paperdrift opens it with: paperdrift import-run FILE' },
} as const satisfies Record<string, ExportFormat>
export type ExportFormatName = keyof typeof exportFormats

export interface ExportKind {
  title: string
  /** One sentence for the page. */
  use: string
  formats: readonly ExportFormatName[]
  /** Whether one theme can be asked for. */
  perTheme: boolean
}

export const exportKinds = {
  report: { title: 'Report', use: 'A document to hand in: the method ready to paste, the themes, what rises and falls with the test behind it, and how far to trust it.', formats: ['html', 'markdown'], perTheme: false },
  themes: { title: 'Themes', use: 'One row a theme: label, terms, size, how well it holds together, and its trend.', formats: ['csv', 'xlsx', 'markdown', 'json', 'jsonl', 'parquet'], perTheme: false },
  papers: { title: 'Papers', use: 'One row a paper: its theme, how well it fits, the runner-up, its place on the map; or its reference.', formats: ['csv', 'xlsx', 'jsonl', 'parquet', 'bibtex', 'ris', 'csl'], perTheme: true },
  trends: { title: 'Trends', use: 'One row per theme and period: papers, share with its 95 % band, and the share with the mix of venues held fixed.', formats: ['csv', 'json', 'parquet'], perTheme: false },
  map: { title: 'Map', use: 'The map of papers with the names of the largest themes.', formats: ['svg'], perTheme: false },
  network: { title: 'Network of themes', use: 'Each theme linked with those most like it.', formats: ['vosviewer', 'graphml'], perTheme: false },
  'paper-network': { title: 'Network of papers', use: 'Each paper linked with the five most like it; up to 100,000 papers.', formats: ['vosviewer', 'graphml'], perTheme: true },
  archive: { title: 'The whole run', use: 'Papers and where they came from, themes, places, trends and the fitted model, to keep or to hand to someone else.', formats: ['paperdrift'], perTheme: false },
} as const satisfies Record<string, ExportKind>
export type ExportKindName = keyof typeof exportKinds

/** What is asked for, checked. */
export interface ExportRequest {
  what: ExportKindName
  format: ExportFormatName
  themeIndex: number | undefined
}

/**
 * @param themeIndex one theme, or undefined for the whole run.
 * @throws InvalidInputError, naming the allowed values, if there is no such export.
 */
export function requireExport(what: string, format: string, themeIndex?: number): ExportRequest {
  if (!Object.hasOwn(exportKinds, what)) throw new InvalidInputError(`what must be one of ${Object.keys(exportKinds).join(', ')}. Got ${what}.`)
  const kind: ExportKind = exportKinds[what as ExportKindName]
  if (!kind.formats.includes(format as ExportFormatName)) throw new InvalidInputError(`format must be one of ${kind.formats.join(', ')} for ${what}. Got ${format}.`)
  if (themeIndex !== undefined && !kind.perTheme) throw new InvalidInputError(`theme must be left out for ${what}: only papers and paper-network come theme by theme. Got ${themeId(themeIndex)}.`)
  return { what: what as ExportKindName, format: format as ExportFormatName, themeIndex }
}

/** @param run corpusName may be any text. @returns a file name for every system and the media type of its content. */
export function exportFile({ what, format, themeIndex }: ExportRequest, run: { id: string; corpusName: string }): { name: string; mediaType: string } {
  const corpus = run.corpusName.normalize('NFKD').replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 40).toLowerCase()
  const parts = ['paperdrift', corpus, run.id, what === 'archive' ? '' : what, themeIndex === undefined ? '' : themeId(themeIndex)]
  return { name: `${parts.filter(Boolean).join('-')}.${exportFormats[format].extension}`, mediaType: exportFormats[format].mediaType }
}
