/**
 * All dots of a run's map as one gzip file: made when the run is stored, so that the first visit does not wait for it.
 * In: points of ./map.ts and how they are written, from ../view/map-buffer.ts.   Out: bytes, read by app/api/runs/[runId]/map.
 */
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { openDatabase, type Transaction } from './database.ts'
import { listMapPoints, type MapPoint } from './map.ts'

/** Writes points as bytes; equal points, equal bytes. */
export type EncodeMap = (points: MapPoint[]) => Uint8Array<ArrayBuffer>

/** @param reader the transaction that stores the run; default openDatabase(). @returns the gzip file of the run's points. */
export async function makeMapFile(runId: string, encode: EncodeMap, reader?: Transaction): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await promisify(gzip)(encode(await listMapPoints(runId, reader))))
}

/** @returns the gzip file stored with the run; made anew for a run stored by a program that did not keep one. */
export async function readMapFile(runId: string, encode: EncodeMap): Promise<Uint8Array<ArrayBuffer>> {
  const database = await openDatabase()
  const row = await database.run.findUnique({ where: { id: runId }, select: { mapFile: true } })
  return row?.mapFile ?? makeMapFile(runId, encode)
}
