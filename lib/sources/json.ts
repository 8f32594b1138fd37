/**
 * JSON: arrays, pages and objects that follow each other, of our own or any known dialect.
 * In: bytes, from ./encoding.ts.   Out: SourceRecord, stored by ../data/imports.ts.
 */
import type { SourceRecord } from '../domain/paper.ts'
import { excerptOf } from './clean-text.ts'
import { readJsonRecord } from './json-lines.ts'
import { JsonScanner, type RawRecord } from './json-scanner.ts'
import type { ReadContext } from './read-context.ts'
import { RECORD_TOO_LONG } from './read-lines.ts'

/**
 * @param chunks of the whole file, UTF-8.
 * Yields one record for every object, in order: a paper, or its refusal with its line and reason.
 */
export async function* readJson(chunks: AsyncIterable<Uint8Array>, context: ReadContext): AsyncGenerator<SourceRecord> {
  const scanner = new JsonScanner()
  for await (const chunk of chunks) for (const raw of scanner.push(chunk)) yield toRecord(raw, context)
  for (const raw of scanner.end()) yield toRecord(raw, context)
}

function toRecord({ line, text, tooLong, isBroken }: RawRecord, context: ReadContext): SourceRecord {
  if (tooLong) return { kind: 'refused', line, reason: RECORD_TOO_LONG, excerpt: '' }
  if (isBroken) return { kind: 'refused', line, reason: 'the record is broken: its end is missing', excerpt: excerptOf(text) }
  return readJsonRecord(line, text, context)
}
