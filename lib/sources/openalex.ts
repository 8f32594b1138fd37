/**
 * Works of OpenAlex, as its API and its snapshot give them. Source: OpenAlex documentation, "Work object".
 * In: one work.   Out: RecordFields, read by ./record-fields.ts.
 */
import { objectOf, type JsonDialect } from './json-dialect.ts'

const MAX_WORDS = 20_000

export const openalex: JsonDialect = {
  owns: (record) => 'abstract_inverted_index' in record || (typeof record.id === 'string' && /openalex\.org\/W\d+$/i.test(record.id)),
  fieldsOf: (record) => {
    const ids = objectOf(record.ids)
    const place = objectOf(record.primary_location)
    return {
      id: typeof record.id === 'string' ? record.id.replace(/^https?:\/\/openalex\.org\//i, '') : record.id,
      title: record.title ?? record.display_name,
      abstract: record.abstract_inverted_index ? invertedText(record.abstract_inverted_index) : record.abstract,
      authors: record.authorships,
      venue: objectOf(place.source).display_name,
      published: dateOf(record.publication_date, record.publication_year),
      doi: record.doi ?? ids.doi,
      arxivId: place.landing_page_url,
      pmid: ids.pmid,
      url: place.landing_page_url ?? record.doi,
      keywords: record.keywords,
      citations: record.cited_by_count,
    }
  },
}

/** @returns the words of {word: [positions]} in their order; words that claim the same place stand in the order of the source. */
function invertedText(index: unknown): string {
  const placed: [number, string][] = []
  for (const [word, positions] of Object.entries(objectOf(index))) {
    if (Array.isArray(positions)) for (const position of positions) if (typeof position === 'number' && placed.length < MAX_WORDS) placed.push([position, word])
  }
  return placed.sort(([a], [b]) => a - b).map(([, word]) => word).join(' ')
}

// OpenAlex writes the first of January where it knows the year only.
const dateOf = (date: unknown, year: unknown) => (typeof date === 'string' && !date.endsWith('-01-01') ? date : (year ?? date))
