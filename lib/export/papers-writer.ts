/**
 * Any list of papers of a run, in any format that papers come in.
 * In: chunks of ExportedPaper, read by the caller (../data/exported-papers.ts).   Out: bytes; used by ./export-run.ts and by every
 * page that exports what it shows.
 */
import type { ExportedPaper } from '../domain/paper.ts'
import { themeId } from '../domain/theme.ts'
import { bibtexEntry } from './bibtex.ts'
import { encoded, type Bytes } from './bytes.ts'
import { cslItem } from './csl-json.ts'
import { jsonArray } from './json.ts'
import { PAPER_COLUMNS, paperRecord } from './records.ts'
import { risRecord } from './ris.ts'
import { writeTable } from './write-table.ts'

export const PAPER_FORMATS = ['csv', 'jsonl', 'xlsx', 'parquet', 'bibtex', 'ris', 'csl'] as const
export type PaperFormat = (typeof PAPER_FORMATS)[number]

/**
 * @param papers chunks in the order of the file; may be empty. @param labels label of each theme of the run, by index.
 * @returns the file piece by piece, one or some pieces a chunk: memory does not grow with the list. Equal papers give equal bytes.
 *   The reference formats say in a note which theme the paper is in and how well it fits.
 * @throws InvalidInputError, while it is read, if XLSX is asked for and the papers are more than a sheet holds.
 */
export function writePapers(format: PaperFormat, papers: AsyncIterable<ExportedPaper[]>, labels: string[]): Bytes {
  const noteOf = ({ themeIndex, similarity }: ExportedPaper) => `Theme ${themeId(themeIndex)}: ${labels[themeIndex] ?? ''} (fit ${similarity.toFixed(2)})`
  if (format === 'bibtex') return encoded(mapped(papers, (chunk) => chunk.map((paper) => bibtexEntry(paper, noteOf(paper))).join('')))
  if (format === 'ris') return encoded(mapped(papers, (chunk) => chunk.map((paper) => risRecord(paper, noteOf(paper))).join('')))
  if (format === 'csl') return encoded(jsonArray(mapped(papers, (chunk) => chunk.map((paper) => cslItem(paper, noteOf(paper))))))
  return writeTable(format, { name: 'papers', columns: PAPER_COLUMNS }, mapped(papers, (chunk) => chunk.map((paper) => paperRecord(paper, labels))))
}

async function* mapped<T, U>(chunks: AsyncIterable<T>, change: (chunk: T) => U): AsyncGenerator<U> {
  for await (const chunk of chunks) yield change(chunk)
}
