/**
 * What an enrichment found, for people and for programs.
 * In: matches, from scripts/enrich.ts.   Out: EnrichReport, printed as JSON or as text.
 */

interface Match {
  paper: { title: string; doi: string | null }
  filled: string[]
  service: string
  similarity: number | null
}

/** What `enrich --json` prints. */
export interface EnrichReport {
  corpus: string
  /** Papers of which something was missing. */
  looked: number
  /** Those that gained something. */
  enriched: number
  /** Field → papers that gained it. */
  filled: Record<string, number>
  /** The first 1,000: what was found where, and for those found by title how alike the titles are. */
  matches: { title: string; doi: string | null; filled: string[]; service: string; similarity: number | null }[]
}

const MAX_LISTED = 1000
const SHOWN = 10

export function summarizeEnrichment(corpus: string, looked: number, found: Match[]): EnrichReport {
  const filled: Record<string, number> = {}
  for (const field of found.flatMap((match) => match.filled)) filled[field] = (filled[field] ?? 0) + 1
  return { corpus, looked, enriched: found.length, filled, matches: found.slice(0, MAX_LISTED).map(({ paper, filled: fields, service, similarity }) => ({ title: paper.title, doi: paper.doi, filled: fields, service, similarity })) }
}

/** @returns some lines of text; matches by title first, the least alike on top, since those are to be looked at. */
export function describeEnrichment({ corpus, looked, enriched, filled, matches }: EnrichReport): string {
  const gains = Object.entries(filled).map(([field, papers]) => `${papers.toLocaleString('en-US')} × ${field}`).join(', ')
  const byTitle = matches.filter(({ similarity }) => similarity !== null).sort((a, b) => a.similarity! - b.similarity!)
  const lines = [`Corpus "${corpus}": ${looked.toLocaleString('en-US')} papers lack something, ${enriched.toLocaleString('en-US')} of them were filled in${gains ? ` (${gains})` : ''}.`]
  for (const { title, doi, similarity, service } of byTitle.slice(0, SHOWN)) lines.push(`  by title, similarity ${similarity!.toFixed(2)}: ${title} (${service}${doi ? `, doi:${doi}` : ''})`)
  if (byTitle.length > SHOWN) lines.push(`  … and ${(byTitle.length - SHOWN).toLocaleString('en-US')} more by title; --json lists them.`)
  return `${lines.join('\n')}\n`
}
