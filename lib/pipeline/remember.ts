/**
 * Papers stream through the text stage and are gone; what later stages need of each is kept here.
 * In: chunks of RunPaper.   Out: PaperFacts, read by ./assemble.ts and ../trends/trends.ts.
 */
import type { RunPaper } from '../domain/paper.ts'

/** One element a document, in the order of the rows; filled while `chunks` is read. */
export interface PaperFacts {
  /** The database's ids. */
  ids: number[]
  published: (string | null)[]
  venues: (string | null)[]
  citations: (number | null)[]
  /** Empty unless asked for. */
  titles: string[]
  /** The same chunks as came in. */
  chunks: AsyncIterable<RunPaper[]>
}

/** @param keepsTitles whether titles are kept too, some 100 bytes a paper. */
export function rememberPapers(papers: AsyncIterable<RunPaper[]> | Iterable<RunPaper[]>, keepsTitles = false): PaperFacts {
  const ids: number[] = []
  const published: (string | null)[] = []
  const venues: (string | null)[] = []
  const citations: (number | null)[] = []
  const titles: string[] = []
  async function* chunks() {
    for await (const chunk of papers) {
      for (const paper of chunk) {
        ids.push(paper.id)
        published.push(paper.published)
        venues.push(paper.venue)
        citations.push(paper.citations)
        if (keepsTitles) titles.push(paper.title)
      }
      yield chunk
    }
  }
  return { ids, published, venues, citations, titles, chunks: chunks() }
}

/** @returns for each theme the titles of its representatives; nothing if titles were not kept. */
export const titlesOf = ({ titles }: PaperFacts, representatives: number[][]): string[][] => representatives.map((documents) => documents.flatMap((i) => titles[i] ?? []))
