/**
 * A table in plain text, for the terminal.
 * In: cells.   Out: lines.
 */
type Cell = string | number | null

/** @returns a header line, a rule and one line a row; numbers to the right, missing cells as "–". */
export function formatTable(header: string[], rows: Cell[][]): string {
  const texts = rows.map((row) => row.map((cell) => (cell === null ? '–' : String(cell).replace(/[\s\u0000-\u001f\u007f]+/g, ' '))))
  const widths = header.map((title, column) => Math.max(title.length, ...texts.map((row) => row[column].length)))
  const isNumber = header.map((_, column) => rows.length > 0 && rows.every((row) => typeof row[column] === 'number' || row[column] === null))
  const line = (cells: string[]) => cells.map((cell, column) => (isNumber[column] ? cell.padStart(widths[column]) : cell.padEnd(widths[column]))).join('  ').trimEnd()
  return [line(header), widths.map((width) => '─'.repeat(width)).join('  '), ...texts.map(line)].join('\n') + '\n'
}
