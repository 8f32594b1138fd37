/**
 * Works of Crossref, as its REST API gives them. Source: Crossref REST API, "Works" (abstracts are JATS).
 * In: one work.   Out: RecordFields, read by ./record-fields.ts.
 */
import { objectOf, type JsonDialect } from './json-dialect.ts'
import type { RecordFields } from './record-fields.ts'

export const crossref: JsonDialect = {
  owns: (record) => 'is-referenced-by-count' in record || ('DOI' in record && Array.isArray(record.title)),
  fieldsOf: (record) => ({
    id: record.DOI,
    title: titleOf(record),
    abstract: record.abstract,
    authors: record.author,
    venue: firstOf(record['container-title']) ?? objectOf(record.event).name ?? objectOf(firstOf(record.institution)).name,
    published: [record.issued, record.published, record['published-online'], record['published-print'], record.posted, record.created].find(isDate),
    doi: record.DOI,
    url: record.URL,
    keywords: record.subject,
    citations: record['is-referenced-by-count'],
  }),
}

const firstOf = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value)

function titleOf(record: RecordFields): unknown {
  const [title, subtitle] = [firstOf(record.title), firstOf(record.subtitle)]
  if (typeof title !== 'string' || typeof subtitle !== 'string' || title.toLowerCase().includes(subtitle.toLowerCase().slice(0, 40))) return title
  return `${title.replace(/\s*:?\s*$/, '')}: ${subtitle}`
}

// An unknown date is [[null]].
const isDate = (value: unknown) => typeof (objectOf(value)['date-parts'] as unknown[][] | undefined)?.[0]?.[0] === 'number'
