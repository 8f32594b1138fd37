/**
 * Papers of Semantic Scholar, as its Graph API gives them. Source: Semantic Scholar Academic Graph API.
 * In: one paper.   Out: RecordFields, read by ./record-fields.ts.
 */
import { objectOf, type JsonDialect } from './json-dialect.ts'

export const semanticScholar: JsonDialect = {
  owns: (record) => 'paperId' in record || ('externalIds' in record && 'corpusId' in record),
  fieldsOf: (record) => {
    const ids = objectOf(record.externalIds)
    return {
      ...record,
      id: record.paperId ?? record.corpusId,
      venue: record.venue || objectOf(record.publicationVenue).name || objectOf(record.journal).name,
      published: record.publicationDate ?? record.year,
      doi: ids.DOI,
      arxivId: ids.ArXiv,
      pmid: ids.PubMed,
      keywords: record.fieldsOfStudy ?? record.s2FieldsOfStudy,
      citations: record.citationCount,
    }
  },
}
