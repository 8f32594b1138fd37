/**
 * JSON Lines: one paper, a JSON object, on each line.
 * In: lines, from ./read-lines.ts.   Out: SourceRecord, stored by ../data/imports.ts.
 */
import type { SourceRecord } from '../domain/paper.ts'
import { excerptOf } from './clean-text.ts'
import { TOO_LONG_REASON, type Line } from './read-lines.ts'
import { readPaper, type RecordFields } from './record-fields.ts'

/**
 * @param lines of the whole file; blank ones are passed over.
 * Yields one record for every other line, in order: a paper, or the line's refusal with its reason.
 */
export async function* readJsonLines(lines: AsyncIterable<Line>): AsyncGenerator<SourceRecord> {
  for await (const line of lines) {
    if (line.tooLong) yield { kind: 'refused', line: line.number, reason: TOO_LONG_REASON, excerpt: '' }
    else if (line.text.trim() !== '') yield readRecord(line)
  }
}

function readRecord({ number, text }: Line): SourceRecord {
  const refuse = (reason: string): SourceRecord => ({ kind: 'refused', line: number, reason, excerpt: excerptOf(text) })
  let value: unknown
  try {
    value = JSON.parse(text.includes('\0') ? text.replaceAll('\0', '') : text)
  } catch (error) {
    return refuse(`not valid JSON: ${shortened((error as Error).message)}`)
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuse('the line is valid JSON but not an object')
  const result = readPaper(value as RecordFields)
  return 'paper' in result ? { kind: 'paper', line: number, paper: result.paper } : refuse(result.reason)
}

// V8 quotes the text, which the excerpt shows anyway.
const shortened = (message: string) => excerptOf(message.replace(/,? ?(\.\.\.)?".*"(\.\.\.)? is not valid JSON$/s, '').replace(/ in JSON (?=at )/, ' '))
