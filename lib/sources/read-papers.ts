/**
 * A file of any supported format → its papers, one after the other.
 * In: a path, or "-".   Out: PaperStream, stored by ../data/imports.ts.
 * A new format: a reader in a file of its own, a name in ./detect.ts, a line in READERS.
 */
import { InvalidInputError } from '../domain/errors.ts'
import type { SourceRecord } from '../domain/paper.ts'
import { detectFormat, type Format } from './detect.ts'
import { readJsonLines } from './json-lines.ts'
import { openFile, type OpenOptions } from './open-file.ts'
import { readLines, type Line } from './read-lines.ts'
import { readTrendingPage } from './trending-page.ts'

export interface PaperStream {
  format: Format
  /** To be read once. Memory does not grow with the file. Throws InvalidInputError if the file breaks off. */
  records: AsyncIterable<SourceRecord>
  /** Share of the file that has been read so far, 0 … 1. */
  fraction(): number
  close(): Promise<void>
}

const READERS: Record<Format, (lines: AsyncIterable<Line>) => AsyncIterable<SourceRecord>> = {
  'json-lines': readJsonLines,
  'trending-page': readTrendingPage,
}

/**
 * @param name path of a file, plain or gzip, or "-".
 * @param format "auto": told by the content. @param options as of openFile.
 * @returns its papers and refusals; close it when done.
 * @throws InvalidInputError in one line if the file is not there, damaged, empty or of no known format.
 */
export async function readPapers(name: string, format: Format | 'auto' = 'auto', options?: OpenOptions): Promise<PaperStream> {
  const file = await openFile(name, options)
  const detected = format === 'auto' ? detectFormat(file.head) : { format }
  if (detected.format === null) {
    await file.close()
    throw new InvalidInputError(`${name === '-' ? 'Standard input' : name}: ${detected.reason}`)
  }
  return { format: detected.format, records: READERS[detected.format](readLines(file.chunks)), fraction: file.fraction, close: file.close }
}
