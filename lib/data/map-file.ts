/**
 * What a run's map is drawn from, made when the run is stored, so that the first visit does not wait for it: all dots as one gzip file, names of places.
 * In: points and reasons of ./map.ts and how they are written, from ../view/map-writer.ts.   Out: bytes and names, read by app/api/runs/[runId]/map.
 */
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { openDatabase, type Prisma, type Transaction } from './database.ts'
import { listMapPoints, readMapReasons, type MapPoint, type Reasons } from './map.ts'

/** How a map is written; equal points and reasons, equal bytes and names. */
export interface MapWriter {
  encode: (points: MapPoint[]) => Uint8Array<ArrayBuffer>
  /** @param reasons of each point. */
  name: (points: MapPoint[], reasons: Reasons[]) => object[]
}

/** @param reader the transaction that stores the run. @returns the columns of the run's map. */
export async function makeMap(runId: string, { encode, name }: MapWriter, reader: Transaction): Promise<Pick<Prisma.RunUpdateInput, 'mapFile' | 'mapNames'>> {
  const points = await listMapPoints(runId, reader)
  return { mapFile: await zip(encode(points)), mapNames: name(points, await listReasons(runId, reader)) as Prisma.InputJsonArray }
}

/** @returns the gzip file stored with the run; made anew for a run stored by a program that did not keep one. */
export async function readMapFile(runId: string, { encode }: Pick<MapWriter, 'encode'>): Promise<Uint8Array<ArrayBuffer>> {
  const database = await openDatabase()
  const row = await database.run.findUnique({ where: { id: runId }, select: { mapFile: true } })
  return row?.mapFile ?? zip(encode(await listMapPoints(runId)))
}

/** @returns the names stored with the run, made anew if there are none; empty for a map of few papers. 1.5 s for 58,000 if made anew. */
export async function readMapNames(runId: string, { name }: Pick<MapWriter, 'name'>): Promise<object[]> {
  const database = await openDatabase()
  const row = await database.run.findUnique({ where: { id: runId }, select: { mapNames: true } })
  return (row?.mapNames as object[] | null | undefined) ?? name(await listMapPoints(runId), await listReasons(runId))
}

async function listReasons(runId: string, reader?: Transaction): Promise<Reasons[]> {
  const all: Reasons[] = []
  for await (const ofTheme of readMapReasons(runId, reader)) all.push(...ofTheme)
  return all
}

const zip = async (bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> => new Uint8Array(await promisify(gzip)(bytes))
