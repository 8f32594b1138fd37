/**
 * Some papers of a run's map, enough to see its shape.
 * In: rows that ./runs.ts stored.   Out: MapSample, drawn small by the run's overview.
 */
import { openDatabase } from './database.ts'

export interface MapSample {
  themeIndex: number
  x: number
  y: number
}

/** SQLite takes 999 parameters. */
const IDS_PER_QUERY = 900

/**
 * @param most papers at most, ≥ 1.
 * @returns papers evenly spread over the run's ids, in their order; all of a small run. Asked for by id: reading every row of 58,000 would
 *   take 150 ms, this takes 10.
 */
export async function sampleMap(runId: string, most: number): Promise<MapSample[]> {
  const database = await openDatabase()
  const { _min, _max } = await database.assignment.aggregate({ where: { runId }, _min: { paperId: true }, _max: { paperId: true } })
  if (_min.paperId === null || _max.paperId === null) return []
  const [first, count] = [_min.paperId, _max.paperId - _min.paperId + 1]
  const step = Math.max(1, count / most)
  const ids = Array.from({ length: Math.min(most, count) }, (_, i) => first + Math.floor(i * step))
  const chunks = Array.from({ length: Math.ceil(ids.length / IDS_PER_QUERY) }, (_, c) => ids.slice(c * IDS_PER_QUERY, (c + 1) * IDS_PER_QUERY))
  const found = await Promise.all(chunks.map((paperIds) => database.assignment.findMany({ where: { runId, paperId: { in: paperIds } }, select: { themeIndex: true, x: true, y: true }, orderBy: { paperId: 'asc' } })))
  return found.flat()
}
