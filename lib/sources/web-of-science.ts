/**
 * Web of Science, "plain text" export. Its tab-delimited one has the same tags as columns: see ./table-columns.ts.
 * In: lines, from ./read-lines.ts.   Out: SourceRecord, stored by ../data/imports.ts.
 */
import type { SourceRecord } from '../domain/paper.ts'
import { givenFirst } from './name-lists.ts'
import { mostExact } from './published.ts'
import type { ReadContext } from './read-context.ts'
import { RECORD_TOO_LONG, type Line } from './read-lines.ts'
import { toSourceRecord } from './record-fields.ts'
import { readTagged, valuesOf, type TaggedRecord, type TagGrammar } from './tagged-lines.ts'

const GRAMMAR: TagGrammar = {
  field: /^([A-Z][A-Z0-9])(?:\s(.*))?$/, continuation: /^\s{2,}/, start: 'PT', end: 'ER',
  lists: new Set(['AU', 'AF', 'CR', 'C1']), frame: new Set(['FN', 'VR', 'EF']),
}

/** Yields a record for everything from PT to ER. One without its ER is read too, with a warning. */
export async function* readWebOfScience(lines: AsyncIterable<Line>, context: ReadContext): AsyncGenerator<SourceRecord> {
  for await (const record of readTagged(lines, GRAMMAR)) {
    if (!record.isEnded) context.warn(`A record without its end (ER) was read up to the next, or to the end of the file: line ${record.line}.`)
    yield record.tooLong ? { kind: 'refused', line: record.line, reason: RECORD_TOO_LONG, excerpt: '' } : toSourceRecord(record.line, fieldsOf(record), record.text)
  }
}

function fieldsOf(record: TaggedRecord) {
  const values = (...tags: string[]) => valuesOf(record, ...tags)
  const [year] = values('PY')
  return {
    id: values('UT')[0],
    title: values('TI')[0],
    abstract: values('AB').join(' '),
    authors: values('AF', 'AU').map(givenFirst),
    venue: values('SO', 'JI', 'J9')[0],
    published: mostExact([year, `${values('PD')[0] ?? ''} ${year ?? ''}`, ...values('EA')]),
    doi: values('DI')[0],
    pmid: values('PM')[0],
    keywords: [...values('DE'), ...values('ID')].flatMap((text) => text.split(/\s*;\s*/)),
    citations: values('TC', 'Z9')[0],
  }
}
