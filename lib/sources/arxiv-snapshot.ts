/**
 * arXiv's metadata snapshot (arxiv-metadata-oai-snapshot.json, JSON Lines).
 * In: one record.   Out: RecordFields, read by ./record-fields.ts. The date is that of the first version: update_date is
 * when the record was last touched.
 */
import { objectOf, type JsonDialect } from './json-dialect.ts'

export const arxivSnapshot: JsonDialect = {
  owns: (record) => 'authors_parsed' in record || ('versions' in record && 'update_date' in record),
  fieldsOf: (record) => ({
    id: record.id,
    title: record.title,
    abstract: record.abstract,
    authors: record.authors_parsed ?? record.authors,
    venue: record['journal-ref'],
    published: Array.isArray(record.versions) ? objectOf(record.versions[0]).created : undefined,
    doi: record.doi,
    arxivId: record.id,
    url: typeof record.id === 'string' ? `https://arxiv.org/abs/${record.id}` : undefined,
    keywords: record.categories,
  }),
}
