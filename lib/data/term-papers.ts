/**
 * The papers of each term of a run, packed: a byte or two for each, 3 MB for 58,000 papers.
 * In: TermPapers of ../domain/run.ts.   Out: rows of TermPapers, stored by ./runs.ts and ./store-archive.ts, read by ./search.ts.
 * Layout: ids rising; of each the distance to the one before, the first from 0, in groups of seven bits, the lowest first; the eighth bit says that more follow.
 */
import type { TermPapers } from '../domain/run.ts'
import { openDatabase } from './database.ts'

const MOST_BYTES_PER_ID = 5

/** @param ids rising, ≥ 0. @returns the bytes of the layout above. */
export function packIds(ids: ArrayLike<number>): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(ids.length * MOST_BYTES_PER_ID)
  let at = 0
  for (let place = 0, before = 0; place < ids.length; before = ids[place++]) {
    let distance = ids[place] - before
    for (; distance > 127; distance >>>= 7) bytes[at++] = (distance & 127) | 128
    bytes[at++] = distance
  }
  return bytes.slice(0, at)
}

/** @returns the ids that packIds was given. */
export function unpackIds(bytes: Uint8Array): number[] {
  const ids: number[] = []
  let [id, distance, shift] = [0, 0, 0]
  for (const byte of bytes) {
    distance |= (byte & 127) << shift
    shift += 7
    if (byte > 127) continue
    ids.push((id += distance))
    distance = shift = 0
  }
  return ids
}

/** @returns a row of the table for each term. */
export const termRows = (runId: string, { terms, starts, paperIds }: TermPapers) =>
  terms.map((term, place) => ({ runId, term, papers: packIds(paperIds.subarray(starts[place], starts[place + 1])) }))

/** @param term as it is printed. @returns the ids of the run's papers that hold it, rising; empty if the run has no such term. */
export async function listTermPapers(runId: string, term: string): Promise<number[]> {
  const database = await openDatabase()
  const row = await database.termPapers.findUnique({ where: { runId_term: { runId, term } }, select: { papers: true } })
  return row ? unpackIds(row.papers) : []
}

/** @returns whether the run keeps the papers of its terms; runs of before did not. */
export async function keepsTermPapers(runId: string): Promise<boolean> {
  const database = await openDatabase()
  return (await database.termPapers.findFirst({ where: { runId }, select: { term: true } })) !== null
}
