/**
 * Papers of a corpus of which something is missing that a service may know.
 * In: rows that ./imports.ts stored.   Out: papers in portions, looked up by ../sources/services through scripts/enrich.ts.
 */
import type { BarePaper } from '../domain/paper.ts'
import { openDatabase } from './database.ts'
import { givenSourceId, strongKeys, titleKey } from './import-identity.ts'

export type IncompletePaper = BarePaper & { abstract: string | null }

/**
 * @param corpusId of an existing corpus. @param pageSize most papers of a portion.
 * Yields papers without date, DOI or venue, oldest first; then records that were refused for want of an abstract and have not become papers since, each once.
 */
export async function* readIncompletePapers(corpusId: number, pageSize: number): AsyncGenerator<IncompletePaper[]> {
  const database = await openDatabase()
  for (let after = 0; ; ) {
    const rows = await database.paper.findMany({
      where: { corpusId, mergedIntoId: null, id: { gt: after }, OR: [{ published: null }, { doi: null }, { venue: null }] },
      select: { id: true, sourceId: true, title: true, abstract: true, authors: true, venue: true, published: true, doi: true, arxivId: true, pmid: true, url: true, keywords: true, citations: true },
      orderBy: { id: 'asc' }, take: pageSize,
    })
    if (rows.length > 0) yield rows.map(({ id: _, sourceId, authors, keywords, ...rest }) => ({ ...rest, sourceId: givenSourceId(sourceId), authors: authors as string[], keywords: keywords as string[] }))
    if (rows.length < pageSize) break
    after = rows[rows.length - 1].id
  }
  const seen = new Set<string>()
  for (let after = 0; ; ) {
    const rows = await database.importRejection.findMany({ where: { batch: { corpusId }, kind: 'refused', reason: 'abstract is missing', id: { gt: after } }, select: { id: true, bare: true }, orderBy: { id: 'asc' }, take: pageSize })
    const bare = rows.flatMap((row) => (row.bare === null ? [] : [row.bare as unknown as BarePaper])).filter((paper) => isNew(seen, paper))
    const missing = await notStored(corpusId, bare)
    if (missing.length > 0) yield missing.map((paper) => ({ ...paper, abstract: null }))
    if (rows.length < pageSize) break
    after = rows[rows.length - 1].id
  }
}

const keysOf = (paper: BarePaper): string[] => [...strongKeys(paper), titleKey({ ...paper, abstract: '' })]

function isNew(seen: Set<string>, paper: BarePaper): boolean {
  const keys = keysOf(paper)
  const known = keys.some((key) => seen.has(key))
  for (const key of keys) seen.add(key)
  return !known
}

async function notStored(corpusId: number, papers: BarePaper[]): Promise<BarePaper[]> {
  const database = await openDatabase()
  const stored = await database.paperKey.findMany({ where: { corpusId, key: { in: papers.flatMap(keysOf) } }, select: { key: true } })
  const keys = new Set(stored.map(({ key }) => key))
  return papers.filter((paper) => !keysOf(paper).some((key) => keys.has(key)))
}
