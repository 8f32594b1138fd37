/**
 * The papers most like each paper, as bytes beside the run: six for each neighbour, 3.5 MB for 58,000 papers.
 * In: NearestPapers of ../domain/run.ts.   Out: Run.nearest, read back by ./nearest-of-run.ts.
 * Layout: papers by rising id; for each, NEAREST_PAPERS × (int32 paper id, 0 for none; int16 cosine × 10,000); little-endian.
 */
import type { NearestPapers, Placement } from '../domain/run.ts'

export const NEAREST_PAPERS = 10
const ENTRY_BYTES = 6
export const RECORD_BYTES = NEAREST_PAPERS * ENTRY_BYTES
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

/** A paper most like another. */
export interface NearPaper {
  paperId: number
  cosine: number
}

/** @param record of one paper. @returns its neighbours, nearest first; empty if the record is not whole. */
export function entriesOf(record: Uint8Array): NearPaper[] {
  if (record.byteLength !== RECORD_BYTES) return []
  const view = new DataView(record.buffer, record.byteOffset)
  const all = Array.from({ length: NEAREST_PAPERS }, (_, slot) => ({ paperId: view.getInt32(slot * ENTRY_BYTES, true), cosine: view.getInt16(slot * ENTRY_BYTES + 4, true) / COSINE_STEPS }))
  return all.filter((entry) => entry.paperId > 0)
}
