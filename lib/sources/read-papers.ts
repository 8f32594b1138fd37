/**
 * A file of any supported format → its papers, one after the other.
 * In: a path, "-", or a file of ./list-files.ts.   Out: PaperStream, stored by ../data/imports.ts.
 * A new format: a reader in a file of its own, a name in ./detect.ts, a line in READERS.
 */
import { InvalidInputError } from '../domain/errors.ts'
import type { FieldMapping } from '../domain/file-preview.ts'
import type { SourceRecord } from '../domain/paper.ts'
import { readArxivAtom } from './arxiv-atom.ts'
import { readArxivOai } from './arxiv-oai.ts'
import { readBibtex } from './bibtex.ts'
import { detectFormat, type Format } from './detect.ts'
import { decodeHead, detectEncoding, toUtf8, type Encoding } from './encoding.ts'
import { readEndnoteXml } from './endnote-xml.ts'
import { readJson } from './json.ts'
import { readJsonLines } from './json-lines.ts'
import type { InputFile } from './list-files.ts'
import { readNbib } from './nbib.ts'
import { openFile, type OpenFile, type OpenOptions } from './open-file.ts'
import { readPubmedXml } from './pubmed-xml.ts'
import type { ReadContext } from './read-context.ts'
import { readLines, type Line } from './read-lines.ts'
import { readRis } from './ris.ts'
import { describeTable, guessColumns, readTable, sniffTable, UnmappedTableError, type TableLayout } from './table.ts'
import { readTrendingPage } from './trending-page.ts'
import { readWebOfScience } from './web-of-science.ts'

export interface PaperStream {
  format: Format
  encoding: Encoding
  /** How a table is laid out; null for other formats. */
  layout: TableLayout | null
  /** To be read once. Memory does not grow with the file. Throws InvalidInputError if the file breaks off. */
  records: AsyncIterable<SourceRecord>
  /** What was guessed or mended so far, one sentence each. */
  warnings(): string[]
  /** Share of the file that has been read so far, 0 … 1. */
  fraction(): number
  close(): Promise<void>
}

export interface ReadOptions extends OpenOptions {
  /** Field → column or key, as a person has chosen; a chosen one replaces what is known of the field. */
  mapping?: FieldMapping
}

type Chunks = AsyncIterable<Uint8Array>
type Reader = (chunks: Chunks, context: ReadContext) => AsyncIterable<SourceRecord>

const byLines = (read: (lines: AsyncIterable<Line>, context: ReadContext) => AsyncIterable<SourceRecord>): Reader => (chunks, context) => read(readLines(chunks), context)

const READERS: Record<Format, Reader> = {
  'json-lines': byLines(readJsonLines),
  json: readJson,
  openalex: readJson,
  'semantic-scholar': readJson,
  'hugging-face': readJson,
  'arxiv-snapshot': readJson,
  crossref: readJson,
  'csl-json': readJson,
  'arxiv-atom': readArxivAtom,
  'arxiv-oai': readArxivOai,
  'pubmed-xml': readPubmedXml,
  'endnote-xml': readEndnoteXml,
  table: byLines(readTable),
  ris: byLines(readRis),
  bibtex: byLines(readBibtex),
  nbib: byLines(readNbib),
  'web-of-science': byLines(readWebOfScience),
  'trending-page': byLines(readTrendingPage),
}

const MAX_WARNINGS = 20

/**
 * @param input path of a file, plain or gzip, or "-"; or a file of listFiles, which also opens archives.
 * @param format "auto": told by the content.
 * @returns its papers and refusals; close it when done.
 * @throws InvalidInputError in one line if the file is not there, damaged, empty or of no known format, or if a chosen column
 *   is not in its table.
 */
export async function readPapers(input: string | InputFile, format: Format | 'auto' = 'auto', { mapping = {}, ...options }: ReadOptions = {}): Promise<PaperStream> {
  const name = typeof input === 'string' ? input : input.name
  const file = typeof input === 'string' ? await openFile(input, options) : await input.open()
  const detected = detectFormat(file.head, mapping)
  const encoding = detectEncoding(file.head)
  const head = decodeHead(file.head, encoding)
  const chosen = format === 'auto' ? detected.format : format
  const layout = chosen === 'table' ? sniffTable(head, mapping) : null
  const problem = detected.format === null && format === 'auto' ? detected.reason : chosen === 'table' && !layout ? (describeTable(head, mapping) ?? 'It is no table with a title and an abstract.') : null
  if (chosen === null || problem !== null) {
    await file.close()
    const shownName = name === '-' ? 'Standard input' : name
    const columns = guessColumns(head)
    throw columns && problem !== null && problem === describeTable(head, mapping) ? new UnmappedTableError(shownName, problem, columns, mapping, encoding) : new InvalidInputError(`${shownName}: ${problem}`)
  }
  const reader = detected.format !== null && detected.isLines && READERS[chosen] === readJson ? READERS['json-lines'] : READERS[chosen]
  return { format: chosen, encoding, layout, ...readDecoded(file, reader, { head, mapping, encoding }), fraction: file.fraction, close: file.close }
}

function readDecoded(file: OpenFile, reader: Reader, { head, mapping, encoding }: { head: string; mapping: FieldMapping; encoding: Encoding }): Pick<PaperStream, 'records' | 'warnings'> {
  let guessed = 0
  const said = new Set<string>()
  let unsaid = 0
  const context: ReadContext = { head, mapping, warn: (sentence) => (said.size < MAX_WARNINGS ? said.add(sentence) : unsaid++) }
  return {
    records: reader(toUtf8(file.chunks, encoding, () => guessed++), context),
    warnings: () => [
      ...(guessed > 0 ? [`${guessed.toLocaleString('en-US')} ${guessed === 1 ? 'line is' : 'lines are'} not UTF-8: read as Latin-1, which is a guess.`] : []),
      ...said,
      ...(unsaid > 0 ? [`… and ${unsaid.toLocaleString('en-US')} more of this kind.`] : []),
    ],
  }
}
