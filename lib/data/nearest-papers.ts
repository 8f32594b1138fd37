/**
 * The papers most like each paper, as bytes beside the run: six for each neighbour, 3.5 MB for 58,000 papers.
 * In: NearestPapers of ../domain/run.ts.   Out: Run.nearest; of one paper's neighbours only their few bytes are read back.
 * Layout: papers by rising id; for each, NEAREST_PAPERS × (int32 paper id, 0 for none; int16 cosine × 10,000); little-endian.
 */
import type { NearestPapers, Placement } from '../domain/run.ts'
import { openDatabase, Prisma } from './database.ts'
import { IDS_PER_PAGE, placeIn, risingIds } from './rising-ids.ts'
import { databaseUrl, providerOf } from './settings.ts'

export const NEAREST_PAPERS = 10
const ENTRY_BYTES = 6
const RECORD_BYTES = NEAREST_PAPERS * ENTRY_BYTES
const COSINE_STEPS = 10_000

/** @param placements in the order of `nearest`. @returns the bytes of the layout above; fewer neighbours are filled up with none, more are cut. */
export function encodeNearest(placements: Pick<Placement, 'paperId'>[], { k, paperIds, cosines }: NearestPapers): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(placements.length * RECORD_BYTES)
  const view = new DataView(bytes.buffer)
  const byId = placements.map(({ paperId }, place) => ({ paperId, place })).sort((a, b) => a.paperId - b.paperId)
  byId.forEach(({ place }, row) => {
    for (let slot = 0; slot < Math.min(k, NEAREST_PAPERS); slot++) {
      view.setInt32(row * RECORD_BYTES + slot * ENTRY_BYTES, paperIds[place * k + slot], true)
      view.setInt16(row * RECORD_BYTES + slot * ENTRY_BYTES + 4, Math.round(cosines[place * k + slot] * COSINE_STEPS), true)
    }
  })
  return bytes
}

/**
 * The same neighbours where papers have other ids.
 * @param bytes of the layout above. @param ids new id of the paper of each record, in their order. @param idOf old id → new.
 * @returns the bytes, records by rising new id; null if they are not of so many papers.
 */
export function renumberNearest(bytes: Uint8Array, ids: ArrayLike<number>, idOf: (id: number) => number): Uint8Array<ArrayBuffer> | null {
  if (bytes.byteLength !== ids.length * RECORD_BYTES) return null
  const order = Uint32Array.from({ length: ids.length }, (_, record) => record).sort((a, b) => ids[a] - ids[b])
  const renumbered = new Uint8Array(bytes.byteLength)
  const [from, to] = [new DataView(bytes.buffer, bytes.byteOffset), new DataView(renumbered.buffer)]
  order.forEach((record, place) => {
    for (let at = 0; at < RECORD_BYTES; at += ENTRY_BYTES) {
      const id = from.getInt32(record * RECORD_BYTES + at, true)
      to.setInt32(place * RECORD_BYTES + at, id === 0 ? 0 : idOf(id), true)
      to.setInt16(place * RECORD_BYTES + at + 4, from.getInt16(record * RECORD_BYTES + at + 4, true), true)
    }
  })
  return renumbered
}

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

/** A paper most like another. */
export interface NearPaper {
  paperId: number
  cosine: number
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

function entriesOf(record: Uint8Array): NearPaper[] {
  if (record.byteLength !== RECORD_BYTES) return []
  const view = new DataView(record.buffer, record.byteOffset)
  const all = Array.from({ length: NEAREST_PAPERS }, (_, slot) => ({ paperId: view.getInt32(slot * ENTRY_BYTES, true), cosine: view.getInt16(slot * ENTRY_BYTES + 4, true) / COSINE_STEPS }))
  return all.filter((entry) => entry.paperId > 0)
}
