/**
 * Looks up what is missing of known papers: date, DOI, venue, abstract.
 * In: incomplete papers, from ../../data/incomplete-papers.ts.   Out: Enrichment, imported again by scripts/enrich.ts: the same paper, with more in it.
 */
import type { Paper } from '../../domain/paper.ts'
import { createPaperAsker, type AskOptions, type IncompletePaper, type PaperAsker } from './ask-papers.ts'
import { canBeListed, idLookups, titleLookup, type IdLookup } from './lookups.ts'
import { titleSimilarity } from './title-similarity.ts'

const FILLED = ['published', 'doi', 'venue', 'abstract'] as const

export interface Enrichment {
  paper: Paper
  filled: (typeof FILLED)[number][]
  /** As people write it: "Crossref". */
  service: string
  /** Of the titles, where the paper was found by its title; null where an id found it. */
  similarity: number | null
}

export interface EnrichOptions extends AskOptions {
  /** Least similarity of titles, 0 … 1; null: papers without an id are not looked up. */
  threshold: number | null
  /** Told after each request: papers looked up so far. */
  onProgress?: (looked: number) => void
}

/**
 * @returns what was found, in the order of `papers`; a paper that gains nothing, or still has no abstract, is not in it.
 * @throws as PoliteClient.get.
 * Nothing that a paper has is changed. Found by title means: similar enough, not more than a year apart, and the first author among the authors, as far as they are known.
 */
export async function enrichPapers(papers: IncompletePaper[], options: EnrichOptions): Promise<Enrichment[]> {
  const found = new Map<IncompletePaper, Enrichment>()
  const { ask, close } = createPaperAsker(options)
  let looked = 0
  const count = (n: number) => options.onProgress?.(looked += n)
  try {
    let rest = papers
    for (const lookup of idLookups(options.contactOf('openalex').key !== null)) {
      const mine = rest.filter((paper) => paper[lookup.field] !== null && canBeListed(paper[lookup.field]!))
      for (let start = 0; start < mine.length; start += lookup.batch) {
        const batch = mine.slice(start, start + lookup.batch)
        await lookUpById(batch, lookup, ask, found)
        count(batch.length)
      }
      rest = rest.filter((paper) => !mine.includes(paper))
    }
    for (const paper of options.threshold === null ? [] : rest) {
      const best = bestByTitle(paper, await ask(titleLookup.service, (base, contact) => titleLookup.request(base, paper, contact)), options.threshold!)
      if (best) note(found, paper, best.match, titleLookup.service.title, best.similarity)
      count(1)
    }
  } finally {
    await close()
  }
  return papers.flatMap((paper) => found.get(paper) ?? [])
}

async function lookUpById(batch: IncompletePaper[], { service, field, request }: IdLookup, ask: PaperAsker['ask'], found: Map<IncompletePaper, Enrichment>): Promise<void> {
  const answers = await ask(service, (base, contact) => request(base, batch.map((paper) => paper[field]!), contact))
  const byId = new Map(answers.filter((answer) => answer[field] !== null).map((answer) => [answer[field], answer]))
  for (const paper of batch) {
    const match = byId.get(paper[field])
    if (match) note(found, paper, match, service.title, null)
  }
}

function bestByTitle(paper: IncompletePaper, answers: IncompletePaper[], threshold: number): { match: IncompletePaper; similarity: number } | null {
  const ranked = answers.filter((answer) => mayBeSame(paper, answer)).map((match) => ({ match, similarity: titleSimilarity(paper.title, match.title) })).sort((a, b) => b.similarity - a.similarity)
  return ranked.length > 0 && ranked[0].similarity >= threshold ? ranked[0] : null
}

function mayBeSame(a: IncompletePaper, b: IncompletePaper): boolean {
  const [year, other] = [a, b].map(({ published }) => (published === null ? null : Number(published.slice(0, 4))))
  if (year !== null && other !== null && Math.abs(year - other) > 1) return false
  const names = (author: string) => author.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().match(/\p{L}{2,}/gu) ?? []
  const known = b.authors.flatMap(names)
  return a.authors.length === 0 || known.length === 0 || names(a.authors[0]).some((name) => known.includes(name))
}

function note(found: Map<IncompletePaper, Enrichment>, paper: IncompletePaper, match: IncompletePaper, service: string, similarity: number | null): void {
  const filled = FILLED.filter((field) => paper[field] === null && match[field] !== null)
  const abstract = paper.abstract ?? match.abstract
  if (filled.length === 0 || abstract === null) return
  found.set(paper, { paper: { ...paper, published: paper.published ?? match.published, doi: paper.doi ?? match.doi, venue: paper.venue ?? match.venue, abstract }, filled, service, similarity })
}
