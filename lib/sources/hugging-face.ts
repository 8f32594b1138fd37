/**
 * Hugging Face papers: the daily list, the search, and single papers.
 * In: one entry.   Out: RecordFields, read by ./record-fields.ts. The daily list wraps each paper; its own publishedAt is
 * the day of the listing, the inner one that of the paper.
 */
import { objectOf, type JsonDialect } from './json-dialect.ts'
import type { RecordFields } from './record-fields.ts'

const isPaper = (record: RecordFields) => 'summary' in record && ('upvotes' in record || 'submittedOnDailyAt' in record || 'publishedAt' in record)

export const huggingFace: JsonDialect = {
  owns: (record) => isPaper(record) || 'title' in objectOf(record.paper),
  fieldsOf: (record) => {
    const paper = 'title' in objectOf(record.paper) ? objectOf(record.paper) : record
    return {
      id: paper.id,
      title: paper.title ?? record.title,
      abstract: paper.summary ?? paper.abstract ?? record.summary,
      authors: paper.authors,
      published: paper.publishedAt,
      arxivId: paper.id,
      url: typeof paper.id === 'string' && /^\d{4}\.\d{4,5}$/.test(paper.id) ? `https://huggingface.co/papers/${paper.id}` : paper.projectPage,
      keywords: paper.ai_keywords,
    }
  },
}
