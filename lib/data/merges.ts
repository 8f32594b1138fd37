/**
 * What became one in a corpus, and what may be: merged records, and proposals of near-duplicates.
 * In: rows that ./imports.ts stored; pairs found by scripts/duplicates.ts.   Out: Merge, MixedPaper and Proposal, printed
 * by scripts/merges.ts and scripts/duplicates.ts, shown by the dashboard.
 */
import { openDatabase } from './database.ts'
import type { FieldSources } from './import-merge.ts'

/** A record that joined a paper. */
export interface Merge {
  /** File or service, and the record's line there. */
  source: string
  line: number
  title: string
  reason: string
  /** Title and id of the paper. */
  duplicateOf: string
}

/** A paper whose fields come from several imports. */
export interface MixedPaper {
  id: number
  sourceId: string
  title: string
  /** Field → the sources that gave it. */
  fields: Record<string, string[]>
}

/** Two papers that may be one. */
export interface Proposal {
  similarity: number
  papers: { id: number; sourceId: string; title: string; published: string | null }[]
}

const IDS_PER_QUERY = 500

/** @returns every record that joined a paper of the corpus, in the order of imports and lines; those that an earlier import had brought are not kept one by one. */
export async function listMerges(corpusId: number): Promise<Merge[]> {
  const database = await openDatabase()
  const rows = await database.importRejection.findMany({
    where: { kind: 'merged', batch: { corpusId } }, orderBy: [{ batchId: 'asc' }, { line: 'asc' }, { id: 'asc' }], include: { batch: { select: { source: true } } },
  })
  return rows.map(({ batch, line, excerpt, reason, duplicateOf }) => ({ source: batch.source, line, title: excerpt, reason, duplicateOf: duplicateOf ?? '' }))
}

/** @returns the papers of the corpus that several imports have a part in, by id. */
export async function listMixedPapers(corpusId: number): Promise<MixedPaper[]> {
  const database = await openDatabase()
  const batches = await database.importBatch.findMany({ where: { corpusId }, select: { id: true, source: true } })
  const sourceOf = new Map(batches.map(({ id, source }) => [id, source]))
  const rows = await database.$queryRaw<{ id: number | bigint }[]>`SELECT "id" FROM "Paper" WHERE "corpusId" = ${corpusId} AND "mergedIntoId" IS NULL AND "fieldSources" IS NOT NULL ORDER BY "id"`
  const papers: MixedPaper[] = []
  for (let start = 0; start < rows.length; start += IDS_PER_QUERY) {
    const ids = rows.slice(start, start + IDS_PER_QUERY).map(({ id }) => Number(id))
    for (const { id, sourceId, title, fieldSources } of await database.paper.findMany({ where: { id: { in: ids } }, orderBy: { id: 'asc' }, select: { id: true, sourceId: true, title: true, fieldSources: true } })) {
      papers.push({ id, sourceId, title, fields: Object.fromEntries(Object.entries(fieldSources as FieldSources).map(([field, batchIds]) => [field, batchIds.map((batchId) => sourceOf.get(batchId) ?? '')])) })
    }
  }
  return papers
}

/** @returns the papers of these ids with their abstracts, by id. */
export async function loadAbstracts(ids: number[]): Promise<Map<number, string>> {
  const database = await openDatabase()
  const abstracts = new Map<number, string>()
  for (let start = 0; start < ids.length; start += IDS_PER_QUERY) {
    for (const { id, abstract } of await database.paper.findMany({ where: { id: { in: ids.slice(start, start + IDS_PER_QUERY) } }, select: { id: true, abstract: true } })) abstracts.set(id, abstract)
  }
  return abstracts
}

/** @returns whether the proposals of the corpus are of its papers as they are now. */
export async function areProposalsCurrent(corpusId: number): Promise<boolean> {
  const database = await openDatabase()
  const { contentHash, proposedFor } = await database.corpus.findUniqueOrThrow({ where: { id: corpusId }, select: { contentHash: true, proposedFor: true } })
  return proposedFor !== null && proposedFor === contentHash
}

/** Put new proposals in place of the old. @param contentHash of the corpus for which they were found. */
export async function storeProposals(corpusId: number, contentHash: string | null, pairs: { paperId: number; otherId: number; similarity: number }[]): Promise<void> {
  const database = await openDatabase()
  await database.$transaction([
    database.duplicateProposal.deleteMany({ where: { corpusId } }),
    database.duplicateProposal.createMany({ data: pairs.map((pair) => ({ corpusId, ...pair })) }),
    database.corpus.update({ where: { id: corpusId }, data: { proposedFor: contentHash } }),
  ])
}

/** @returns the proposals last found for the corpus, the most alike first. */
export async function listProposals(corpusId: number): Promise<Proposal[]> {
  const database = await openDatabase()
  const select = { id: true, sourceId: true, title: true, published: true } as const
  const rows = await database.duplicateProposal.findMany({ where: { corpusId }, orderBy: [{ similarity: 'desc' }, { paperId: 'asc' }, { otherId: 'asc' }], include: { paper: { select }, other: { select } } })
  return rows.map(({ similarity, paper, other }) => ({ similarity, papers: [paper, other] }))
}
