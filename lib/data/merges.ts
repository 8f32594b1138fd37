/**
 * What became one in a corpus: merged records, and papers of several sources.
 * In: rows that ./imports.ts stored.   Out: Merge and MixedPaper, printed by scripts/merges.ts, shown by the dashboard.
 */
import { openDatabase, Prisma } from './database.ts'
import type { FieldSources } from './import-merge.ts'
import type { Range } from './import-reports.ts'

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

const IDS_PER_QUERY = 500

/** An index of its own answers it (prisma/<provider>/migrations/*_mixed-papers), which is used for these very words only. */
const isMixed = (corpusId: number) => Prisma.sql`"corpusId" = ${corpusId} AND "mergedIntoId" IS NULL AND "fieldSources" IS NOT NULL`

/** @returns every record that joined a paper of the corpus, in the order of imports and lines; those that an earlier import had brought are not kept one by one. */
export async function listMerges(corpusId: number): Promise<Merge[]> {
  const database = await openDatabase()
  const rows = await database.importRejection.findMany({
    where: { kind: 'merged', batch: { corpusId } }, orderBy: [{ batchId: 'asc' }, { line: 'asc' }, { id: 'asc' }], include: { batch: { select: { source: true } } },
  })
  return rows.map(({ batch, line, excerpt, reason, duplicateOf }) => ({ source: batch.source, line, title: excerpt, reason, duplicateOf: duplicateOf ?? '' }))
}

/** @returns how many papers of the corpus several imports have a part in. */
export async function countMixedPapers(corpusId: number): Promise<number> {
  const database = await openDatabase()
  const [{ count }] = await database.$queryRaw<{ count: number | bigint }[]>`SELECT count(*) AS "count" FROM "Paper" WHERE ${isMixed(corpusId)}`
  return Number(count)
}

/** @param range default all. @returns the papers of the corpus that several imports have a part in, by id. */
export async function listMixedPapers(corpusId: number, range?: Range): Promise<MixedPaper[]> {
  const database = await openDatabase()
  const batches = await database.importBatch.findMany({ where: { corpusId }, select: { id: true, source: true } })
  const sourceOf = new Map(batches.map(({ id, source }) => [id, source]))
  const part = range ? Prisma.sql`LIMIT ${range.take} OFFSET ${range.skip}` : Prisma.empty
  const rows = await database.$queryRaw<{ id: number | bigint }[]>`SELECT "id" FROM "Paper" WHERE ${isMixed(corpusId)} ORDER BY "id" ${part}`
  const papers: MixedPaper[] = []
  for (let start = 0; start < rows.length; start += IDS_PER_QUERY) {
    const ids = rows.slice(start, start + IDS_PER_QUERY).map(({ id }) => Number(id))
    for (const { id, sourceId, title, fieldSources } of await database.paper.findMany({ where: { id: { in: ids } }, orderBy: { id: 'asc' }, select: { id: true, sourceId: true, title: true, fieldSources: true } })) {
      papers.push({ id, sourceId, title, fields: Object.fromEntries(Object.entries(fieldSources as FieldSources).map(([field, batchIds]) => [field, batchIds.map((batchId) => sourceOf.get(batchId) ?? '')])) })
    }
  }
  return papers
}
