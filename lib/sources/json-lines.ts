/**
 * JSON Lines: one paper, a JSON object, on each line, of our own or any known dialect.
 * In: lines, from ./read-lines.ts.   Out: SourceRecord, stored by ../data/imports.ts.
 */
import { PAPER_FIELDS } from '../domain/file-preview.ts'
import type { SourceRecord } from '../domain/paper.ts'
import { excerptOf } from './clean-text.ts'
import { dialectOf } from './json-dialects.ts'
import type { ReadContext } from './read-context.ts'
import { TOO_LONG_REASON, type Line } from './read-lines.ts'
import { toSourceRecord, type RecordFields } from './record-fields.ts'

/**
 * @param lines of the whole file; blank ones are passed over.
 * Yields one record for every other line, in order: a paper, or the line's refusal with its reason.
 */
export async function* readJsonLines(lines: AsyncIterable<Line>, context?: ReadContext): AsyncGenerator<SourceRecord> {
  for await (const line of lines) {
    if (line.tooLong) yield { kind: 'refused', line: line.number, reason: TOO_LONG_REASON, excerpt: '' }
    else if (line.text.trim() !== '') yield readJsonRecord(line.number, line.text, context)
  }
}

/** @param text one JSON value, which should be an object. @returns the paper, or why it is none. */
export function readJsonRecord(line: number, text: string, context?: ReadContext): SourceRecord {
  const refuse = (reason: string): SourceRecord => ({ kind: 'refused', line, reason, excerpt: excerptOf(text) })
  let value: unknown
  try {
    value = JSON.parse(text.includes('\0') ? text.replaceAll('\0', '') : text)
  } catch (error) {
    return refuse(`not valid JSON: ${shortened((error as Error).message)}`)
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuse('the line is valid JSON but not an object')
  return withoutUnread(toSourceRecord(line, mapped(value as RecordFields, context), text), context)
}

/** A field that a person does not want is emptied, whatever name it was read by. */
function withoutUnread(record: SourceRecord, context?: ReadContext): SourceRecord {
  const unread = PAPER_FIELDS.filter((field) => context?.mapping[field] === '')
  if (record.kind !== 'paper' || unread.length === 0) return record
  const empty = unread.map((field) => [field === 'id' ? 'sourceId' : field, field === 'authors' || field === 'keywords' ? [] : null])
  const { month: _, ...fields } = Object.fromEntries(empty)
  return { ...record, paper: { ...record.paper, ...fields } }
}

function mapped(record: RecordFields, context?: ReadContext): RecordFields {
  const fields = dialectOf(record)?.fieldsOf(record) ?? record
  const chosen = Object.entries(context?.mapping ?? {}).filter(([, key]) => key !== '').map(([field, key]) => [field, record[key]])
  return chosen.length > 0 ? { ...fields, ...Object.fromEntries(chosen) } : fields
}

// V8 quotes the text, which the excerpt shows anyway.
const shortened = (message: string) => excerptOf(message.replace(/,? ?(\.\.\.)?".*"(\.\.\.)? is not valid JSON$/s, '').replace(/ in JSON (?=at )/, ' '))
