/**
 * The papers most like each paper of a run, read back: of one paper their few bytes alone.
 * In: Run.nearest, as ./nearest-papers.ts lays it out.   Out: NearPaper, shown on a paper's page and linked by ./exported-papers.ts.
 */
import { openDatabase, Prisma } from './database.ts'
import { entriesOf, RECORD_BYTES, type NearPaper } from './nearest-papers.ts'
import { IDS_PER_PAGE, placeIn, risingIds } from './rising-ids.ts'
import { databaseUrl, providerOf } from './settings.ts'

export interface StoredNearest {
  bytes: Uint8Array
  /** The paper of each record, by rising id. */
  papers: Int32Array
}

/** @returns the neighbours of all papers of the run, ids and bytes; null if it was made by an earlier version. */
export async function readNearestPapers(runId: string): Promise<StoredNearest | null> {
  const database = await openDatabase()
  const bytes = (await database.run.findUnique({ where: { id: runId }, select: { nearest: true } }))?.nearest
  if (!bytes) return null
  const page = async (after: number) => {
    const rows = await database.assignment.findMany({ where: { runId, paperId: { gt: after } }, select: { paperId: true }, orderBy: { paperId: 'asc' }, take: IDS_PER_PAGE })
    return rows.map(({ paperId: id }) => ({ id }))
  }
  return { bytes, papers: await risingIds(page) }
}

/** @returns the papers most like this one, nearest first; empty if it has no record. */
export function nearestOf({ bytes, papers }: StoredNearest, paperId: number): NearPaper[] {
  const at = placeIn(papers, paperId) * RECORD_BYTES
  return at < 0 ? [] : entriesOf(bytes.subarray(at, at + RECORD_BYTES))
}

/** @returns as nearestOf, without reading the others; empty too if the run was made by an earlier version. */
export async function findNearestPapers(runId: string, paperId: number): Promise<NearPaper[]> {
  const database = await openDatabase()
  if (!(await database.assignment.findUnique({ where: { runId_paperId: { runId, paperId } }, select: { paperId: true } }))) return []
  const row = await database.assignment.count({ where: { runId, paperId: { lt: paperId } } })
  const part = Prisma.sql`substr("nearest", ${row * RECORD_BYTES + 1}, ${RECORD_BYTES})`
  // As text: Prisma does not hand bytes of a computed column through.
  const hex = providerOf(databaseUrl()) === 'sqlite' ? Prisma.sql`hex(${part})` : Prisma.sql`encode(${part}, 'hex')`
  const [found] = await database.$queryRaw<{ record: string | null }[]>`SELECT ${hex} AS "record" FROM "Run" WHERE "id" = ${runId}`
  return entriesOf(Buffer.from(found?.record ?? '', 'hex'))
}
