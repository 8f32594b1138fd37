/**
 * What became of a run, in words.
 * In: the state of a run.   Out: a short text for lists and for the page of a run without a result.
 */
import type { RunStatus } from '../domain/run.ts'

/** @returns "done", "waiting", "running: cluster, 43 %", "failed: <sentence>", "cancelled". */
export function runState(run: { status: RunStatus; stage: string | null; progress: number; error: string | null }): string {
  if (run.status === 'queued') return 'waiting'
  if (run.status === 'running') return `running${run.stage ? `: ${run.stage}` : ''}, ${Math.round(run.progress * 100)} %`
  return run.status === 'failed' && run.error ? `failed: ${run.error}` : run.status
}
