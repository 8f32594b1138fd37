/**
 * RIS, the format of reference managers and publishers' pages.
 * In: lines, from ./read-lines.ts.   Out: SourceRecord, stored by ../data/imports.ts.
 */
import type { SourceRecord } from '../domain/paper.ts'
import { givenFirst } from './name-lists.ts'
import { mostExact } from './published.ts'
import type { ReadContext } from './read-context.ts'
import { RECORD_TOO_LONG, type Line } from './read-lines.ts'
import { toSourceRecord } from './record-fields.ts'
import { readTagged, valuesOf, type TaggedRecord, type TagGrammar } from './tagged-lines.ts'

/** Two blanks before the dash; a file that has one throughout is read too. */
const grammarFor = (head: string): TagGrammar => ({
  field: /^TY {2}-/m.test(head) ? /^\s{0,3}([A-Z][A-Z0-9]) {2}-(?:\s(.*))?$/ : /^\s{0,3}([A-Z][A-Z0-9])\s{1,2}-(?:\s(.*))?$/,
  continuation: /\S/,
  start: 'TY',
  end: 'ER',
})

/** Yields a record for everything from TY to ER. One without its ER is read too, with a warning. */
export async function* readRis(lines: AsyncIterable<Line>, context: ReadContext): AsyncGenerator<SourceRecord> {
  for await (const record of readTagged(lines, grammarFor(context.head))) {
    if (!record.isEnded) context.warn(`A record without its end (ER) was read up to the next, or to the end of the file: line ${record.line}.`)
    yield record.tooLong ? { kind: 'refused', line: record.line, reason: RECORD_TOO_LONG, excerpt: '' } : toSourceRecord(record.line, fieldsOf(record), record.text)
  }
}

function fieldsOf(record: TaggedRecord) {
  const values = (...tags: string[]) => valuesOf(record, ...tags)
  const links = values('UR', 'L2', 'LK', 'L1')
  const number = values('AN', 'M1')[0]
  return {
    id: values('ID', 'AN', 'LB')[0],
    title: values('TI', 'T1', 'CT', 'BT')[0],
    abstract: values('AB', 'N2').join(' '),
    authors: values('AU', 'A1', 'A2').map(givenFirst),
    venue: values('T2', 'JO', 'JF', 'JA', 'J2', 'BT', 'C3', 'PB')[0],
    published: mostExact([...values('PY'), ...values('Y1'), ...values('DA')]),
    doi: values('DO')[0] ?? [...values('M3'), ...links].find((text) => /10\.\d{4,9}\//.test(text)),
    arxivId: [number, ...links, ...values('M1', 'C1')].find((text) => text !== undefined && /arxiv/i.test(text)),
    pmid: /pubmed|medline/i.test(values('DB', 'DP')[0] ?? '') ? number : links.find((text) => /pubmed/.test(text)),
    url: links[0],
    keywords: values('KW').flatMap((text) => text.split(/\s*;\s*/)),
  }
}
