/**
 * What did not make it from the imports of a corpus into its papers.
 * In: rows that ./imports.ts stored.   Out: CorpusLosses, read by the run's overview.
 */
import { openDatabase } from './database.ts'

export interface CorpusLosses {
  /** Records that were refused, over all imports; each is kept with its line and reason. */
  refused: number
  /** Records that joined another paper; each is kept with its reason. */
  merged: number
  /** Records that an earlier import had brought already; they are not kept one by one. */
  unchanged: number
}

export async function countLosses(corpusId: number): Promise<CorpusLosses> {
  const database = await openDatabase()
  const { _sum } = await database.importBatch.aggregate({ where: { corpusId, status: 'done' }, _sum: { refused: true, merged: true, unchanged: true } })
  const unchanged = _sum.unchanged ?? 0
  return { refused: _sum.refused ?? 0, merged: (_sum.merged ?? 0) - unchanged, unchanged }
}
