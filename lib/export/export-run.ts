/**
 * A finished run as a file of any kind, piece by piece.
 * In: RunRows, from ../data/run-rows.ts.   Out: bytes, read by app/api/runs/[runId]/export and scripts/export.ts.
 */
import type { RunRows } from '../domain/run-rows.ts'
import { archiveBytes } from './archive.ts'
import { encoded, inOneChunk, type Bytes } from './bytes.ts'
import type { ExportRequest } from './catalogue.ts'
import { graphmlPieces } from './graphml.ts'
import { mapSvg } from './map-svg.ts'
import { paperNetwork, themeNetwork, type Network } from './network.ts'
import { writePapers, type PaperFormat } from './papers-writer.ts'
import { THEME_COLUMNS, themeRecord, TREND_COLUMNS, trendRecords } from './records.ts'
import { mapPapers, writeReport } from './report/report.ts'
import { FONTS } from './report/style.ts'
import { vosviewerPieces } from './vosviewer.ts'
import { writeTable, type TableFormat } from './write-table.ts'
import { requireSheetRoom } from './xlsx.ts'

/**
 * @param request from requireExport.
 * @returns the file: memory does not grow with the papers of a table, a reference list or an archive. Equal runs give equal bytes.
 * @throws InvalidInputError at once if the format has no room for so many papers.
 */
export async function exportRun({ what, format, themeIndex }: ExportRequest, rows: RunRows): Promise<Bytes> {
  const themes = await rows.themes()
  const labels = themes.map(({ label }) => label)
  const placed = themes.reduce((sum, { size }) => sum + size, 0)
  switch (what) {
    case 'themes':
      return writeTable(format as TableFormat, { name: what, columns: THEME_COLUMNS }, inOneChunk(themes.map(themeRecord)))
    case 'trends':
      return writeTable(format as TableFormat, { name: what, columns: TREND_COLUMNS }, inOneChunk(trendRecords(await rows.trendPoints(), themes, (await rows.trends())?.periods ?? null)))
    case 'papers':
      if (format === 'xlsx') requireSheetRoom(themeIndex === undefined ? placed : themes[themeIndex].size)
      return writePapers(format as PaperFormat, rows.papers(themeIndex), labels)
    case 'map':
      return encoded([mapSvg((await mapPapers(rows, placed)).papers, themes, FONTS.text).svg])
    case 'network':
      return networkBytes(themeNetwork(themes, await rows.relatedThemes()), format, `Themes of ${rows.run.corpusName}`, 'Papers')
    case 'paper-network':
      return networkBytes(await paperNetwork(rows.linkablePapers(themeIndex), themeIndex === undefined ? placed : themes[themeIndex].size, themes), format, `Papers of ${rows.run.corpusName}`, 'Paper')
    case 'report':
      return encoded(writeReport(format as 'html' | 'markdown', rows))
    case 'archive':
      return archiveBytes(await rows.archive())
  }
}

const networkBytes = (network: Network, format: string, title: string, weight: string): Bytes => encoded(format === 'graphml' ? graphmlPieces(network) : vosviewerPieces(network, title, weight))
