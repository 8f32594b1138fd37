/**
 * The vector half on more papers than the file has: a quarter of the number first, then all, to show how it grows.
 * In: a file of papers.   Out: ScaleResult[], printed by ../bench.ts.
 */
import type { WholeJob } from './jobs.ts'
import { runOurs } from './run-side.ts'

export interface ScaleResult {
  documents: number
  terms: number
  nonzeros: number
  seconds: number
  /** Seconds of read (here: mixing sentences), text, svd and kmeans. */
  parts: Record<string, number>
  documentsPerSecond: number
  peakBytes: number | null
}

/** @param say told what is being measured. @returns the run on a quarter of the documents and the run on all of them. */
export async function measureGrowth(job: WholeJob, say: (stage: string) => void): Promise<ScaleResult[]> {
  const results: ScaleResult[] = []
  for (const documents of [Math.round(job.documents / 4), job.documents]) {
    say(`${documents.toLocaleString('en')} documents`)
    const { seconds, peakBytes, facts } = await runOurs('whole', { ...job, documents, mixed: true })
    const { terms, nonzeros, parts } = facts as Pick<ScaleResult, 'terms' | 'nonzeros' | 'parts'>
    results.push({ documents, terms, nonzeros, seconds, parts, documentsPerSecond: documents / seconds, peakBytes })
  }
  return results
}
