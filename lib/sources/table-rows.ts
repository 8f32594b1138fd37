/**
 * Lines of CSV or TSV → rows of cells. A quotation mark that is never closed costs its own line, not the rest of the file:
 * no library does that.
 * In: lines, from ./read-lines.ts.   Out: Row, read by ./table.ts.
 */
import type { Line } from './read-lines.ts'

export interface Row {
  /** Of its first line. */
  line: number
  cells: string[]
  /** Why it cannot be read; null if it can. */
  reason: string | null
}

/** Quoted cells run over no more lines and characters than these. */
const MAX_LINES = 400
const MAX_CHARACTERS = 1_000_000

/** @param delimiter one character. Yields a row for every line that is not blank, and for lines joined by quotes. */
export async function* readRows(lines: AsyncIterable<Line>, delimiter: string): AsyncGenerator<Row> {
  let waiting: Line[] = []
  let parser = new RowParser(delimiter)
  let characters = 0
  const feed = function* (line: Line): Generator<Row> {
    const queue = [line]
    for (let next = queue.shift(); next; next = queue.shift()) {
      if (waiting.length === 0 && !next.tooLong && next.text.trim() === '') continue
      waiting.push(next)
      characters += next.text.length
      if (!next.tooLong && parser.add(next.text)) {
        yield { line: waiting[0].number, cells: parser.cells, reason: null }
        restart()
      } else if (next.tooLong || waiting.length > MAX_LINES || characters > MAX_CHARACTERS) {
        queue.unshift(...giveUp())
        yield { line: waiting[0].number, cells: [waiting[0].text], reason: waiting[0].tooLong ? 'the line is longer than 16 MB' : UNCLOSED }
        restart()
      }
    }
  }
  const restart = () => {
    waiting = []
    parser = new RowParser(delimiter)
    characters = 0
  }
  const giveUp = () => waiting.slice(1)
  for await (const line of lines) yield* feed(line)
  while (waiting.length > 0) {
    const [first, ...rest] = waiting
    yield { line: first.number, cells: [first.text], reason: UNCLOSED }
    restart()
    for (const line of rest) yield* feed(line)
  }
}

const UNCLOSED = 'a quotation mark is not closed'

/**
 * One row. A quote opens a quoted cell only where a cell begins, and closes it only before a delimiter or the end of a
 * line; anywhere else it is a letter like others.
 */
class RowParser {
  cells: string[] = []
  private cell = ''
  private isQuoted = false
  private readonly delimiter: string
  constructor(delimiter: string) {
    this.delimiter = delimiter
  }

  /** @returns whether the row is complete with this line. */
  add(text: string): boolean {
    let p = 0
    if (this.isQuoted) this.cell += '\n'
    while (true) {
      if (!this.isQuoted && text[p] === '"') {
        this.isQuoted = true
        p++
      }
      if (this.isQuoted) {
        p = this.readQuoted(text, p)
        if (this.isQuoted) return false
      } else {
        const end = text.indexOf(this.delimiter, p)
        this.cell = text.slice(p, end === -1 ? text.length : end)
        p = end === -1 ? text.length : end
      }
      this.cells.push(this.cell)
      this.cell = ''
      if (p >= text.length) return true
      p++
    }
  }

  /** @returns where the cell ends; isQuoted stays if the line does first. */
  private readQuoted(text: string, from: number): number {
    for (let p = from; ; ) {
      const quote = text.indexOf('"', p)
      if (quote === -1) {
        this.cell += text.slice(p)
        return text.length
      }
      const next = text[quote + 1]
      this.cell += text.slice(p, quote)
      const blanks = /\s*/y
      blanks.lastIndex = quote + 1
      blanks.test(text)
      const after = this.delimiter === '\t' ? quote + 1 : blanks.lastIndex
      if (next === '"') {
        this.cell += '"'
        p = quote + 2
      } else if (after >= text.length || text[after] === this.delimiter) {
        this.isQuoted = false
        return after
      } else {
        this.cell += '"'
        p = quote + 1
      }
    }
  }
}

/** @returns the cells of rows that are complete within the text. */
export function rowsOf(text: string, delimiter: string, maxRows: number): string[][] {
  const rows: string[][] = []
  let parser = new RowParser(delimiter)
  let isFresh = true
  for (const line of text.split(/\r\n|\n|\r/)) {
    if (rows.length === maxRows) break
    isFresh = isFresh && line.trim() === '' ? true : parser.add(line)
    if (!isFresh) continue
    rows.push(parser.cells)
    parser = new RowParser(delimiter)
  }
  return rows
}
