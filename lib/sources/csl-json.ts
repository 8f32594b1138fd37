/**
 * CSL-JSON, the format of citation processors and reference managers. Source: Citation Style Language, CSL-JSON schema.
 * In: one reference.   Out: RecordFields, read by ./record-fields.ts.
 */
import { objectOf, type JsonDialect } from './json-dialect.ts'
import { plainMarkup } from './markup.ts'

export const cslJson: JsonDialect = {
  owns: (record) => typeof record.title === 'string' && ('issued' in record || 'container-title' in record || 'citation-key' in record) && !('published' in record),
  fieldsOf: (record) => ({
    ...record,
    id: record.id ?? record['citation-key'],
    venue: record['container-title'] ?? record['event-title'] ?? record['collection-title'],
    authors: record.author,
    published: dateOf(record.issued),
    doi: record.DOI,
    // Reference managers put it here: "arXiv:2301.00001 [cs]".
    arxivId: record.arxiv ?? [record.number, record.URL, record.note].find((value) => typeof value === 'string' && /arxiv/i.test(value)),
    pmid: record.PMID,
    url: record.URL,
    keywords: typeof record.keyword === 'string' ? plainMarkup(record.keyword) : record.keyword,
  }),
}

function dateOf(issued: unknown): unknown {
  const { literal, year } = objectOf(issued)
  return literal ?? year ?? issued
}
