/**
 * NBIB, PubMed's own export ("PubMed format", MEDLINE).
 * In: lines, from ./read-lines.ts.   Out: SourceRecord, stored by ../data/imports.ts. Source: NLM, MEDLINE/PubMed Data Element Descriptions.
 */
import type { SourceRecord } from '../domain/paper.ts'
import { givenFirst } from './name-lists.ts'
import { plainTitle } from './pubmed-title.ts'
import { RECORD_TOO_LONG, type Line } from './read-lines.ts'
import { toSourceRecord } from './record-fields.ts'
import { readTagged, valuesOf, type TaggedRecord, type TagGrammar } from './tagged-lines.ts'

const GRAMMAR: TagGrammar = { field: /^([A-Z][A-Z0-9]{1,3}) {0,2}- ?(.*)$/, continuation: /^\s{2,}/, start: 'PMID', end: null }

/** Yields a record for everything from one PMID to the next. */
export async function* readNbib(lines: AsyncIterable<Line>): AsyncGenerator<SourceRecord> {
  for await (const record of readTagged(lines, GRAMMAR)) {
    yield record.tooLong ? { kind: 'refused', line: record.line, reason: RECORD_TOO_LONG, excerpt: '' } : toSourceRecord(record.line, fieldsOf(record), record.text)
  }
}

function fieldsOf(record: TaggedRecord) {
  const values = (...tags: string[]) => valuesOf(record, ...tags)
  const [pmid] = values('PMID')
  const doi = [...values('LID'), ...values('AID')].find((text) => /\[doi\]$/i.test(text))
  return {
    id: pmid,
    title: plainTitle(values('TI', 'BTI')[0]),
    abstract: values('AB').join(' '),
    authors: [...values('FAU', 'AU').map(givenFirst), ...values('CN')],
    venue: values('JT', 'TA')[0],
    published: values('DP', 'DEP')[0],
    doi: doi?.replace(/\s*\[doi\]$/i, ''),
    pmid,
    url: pmid && `https://pubmed.ncbi.nlm.nih.gov/${pmid}/`,
    keywords: [...values('OT'), ...values('MH')].map((term) => term.replace(/^\*/, '').replace(/\/.*$/, '')),
  }
}
