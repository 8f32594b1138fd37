/**
 * The map of a run, made once: runs do not change.
 * In: lib/data/map-file.ts and map.ts.   Out: its bytes, dots, terms and names, kept for the runs last looked at; read by the routes beside this file.
 */
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { NextRequest } from 'next/server'
import { readMapFile, readMapNames } from '@/lib/data/map-file.ts'
import { readMapReasons } from '@/lib/data/map.ts'
import type { RunSummary } from '@/lib/data/runs.ts'
import { decodeMap, type MapDots } from '@/lib/view/map-buffer.ts'
import { indexTerms, type TermIndex } from '@/lib/view/map-terms.ts'
import { mapWriter } from '@/lib/view/map-writer.ts'

// Some 30 MB for each run of 58,000 papers.
const KEPT_RUNS = 3

interface MapOfRun {
  /** The buffer as a gzip file. */
  bytes: Promise<Uint8Array<ArrayBuffer>>
  dots: () => Promise<MapDots>
  terms: () => Promise<TermIndex>
  /** MapPlaceName[] of lib/view/map-places.ts. */
  names: () => Promise<object[]>
}

const kept = new Map<string, MapOfRun>()

/** @param run finished. */
export function mapOfRun(run: RunSummary): MapOfRun {
  const key = `${run.id} ${run.finishedAt?.getTime()}`
  const map = kept.get(key) ?? makeMap(run.id, () => kept.delete(key))
  kept.delete(key)
  kept.set(key, map)
  if (kept.size > KEPT_RUNS) kept.delete(kept.keys().next().value!)
  return map
}

/** @returns headers for an answer that belongs to a run: with ?v=… in its address the browser keeps it for ever. */
export const keptForEver = (request: NextRequest) => ({ 'cache-control': request.nextUrl.searchParams.has('v') ? 'private, max-age=31536000, immutable' : 'no-cache' })

function makeMap(runId: string, forget: () => void): MapOfRun {
  const bytes = readMapFile(runId, mapWriter)
  let dots: Promise<MapDots> | undefined
  let terms: Promise<TermIndex> | undefined
  let names: Promise<object[]> | undefined
  const readDots = () => (dots ??= bytes.then(unpack))
  const readTerms = () => (terms ??= readAll(runId))
  bytes.catch(forget)
  return { bytes, dots: readDots, terms: readTerms, names: () => (names ??= readMapNames(runId, mapWriter)) }
}

// A copy: a Buffer of Node may be a part of a larger one.
const unpack = async (bytes: Uint8Array): Promise<MapDots> => decodeMap(new Uint8Array(await promisify(gunzip)(bytes)).buffer)

async function readAll(runId: string): Promise<TermIndex> {
  const reasons = []
  for await (const ofTheme of readMapReasons(runId)) reasons.push(...ofTheme)
  return indexTerms(reasons)
}
