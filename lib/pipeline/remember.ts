/**
 * Papers stream through the text stage and are gone; what later stages need of each is kept here.
 * In: chunks of PaperText.   Out: PaperFacts, read by ./assemble.ts and ../trends/trends.ts.
 */
import type { PaperText } from '../domain/paper.ts'

/** One element a document, in the order of the rows; filled while `chunks` is read. */
export interface PaperFacts {
  /** The database's ids. */
  ids: number[]
  published: (string | null)[]
  /** The same chunks as came in. */
  chunks: AsyncIterable<PaperText[]>
}

export function rememberPapers(papers: AsyncIterable<PaperText[]> | Iterable<PaperText[]>): PaperFacts {
  const ids: number[] = []
  const published: (string | null)[] = []
  async function* chunks() {
    for await (const chunk of papers) {
      for (const paper of chunk) {
        ids.push(paper.id)
        published.push(paper.published)
      }
      yield chunk
    }
  }
  return { ids, published, chunks: chunks() }
}
