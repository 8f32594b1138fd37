/**
 * A job as the outside sees it: nothing of the machine's folders and commands.
 * In: Job, from ../data/jobs.ts.   Out: JobView, sent by app/api, drawn by app/_components/jobs.
 */
import type { Job } from '../domain/job.ts'

export interface JobView extends Pick<Job, 'id' | 'kind' | 'corpus' | 'subject' | 'status' | 'stage' | 'progress' | 'papers' | 'papersPerSecond' | 'runId' | 'error'> {
  createdAt: string
  startedAt: string | null
  finishedAt: string | null
  /** From its start to its end or its last sign of life; null while it waits. */
  elapsedMs: number | null
  /** Somebody asked to end it, and it has not ended yet. */
  isCancelling: boolean
}

export function jobView({ id, kind, corpus, subject, status, stage, progress, papers, papersPerSecond, runId, error, createdAt, startedAt, heartbeatAt, finishedAt, cancelAskedAt }: Job): JobView {
  const last = finishedAt ?? heartbeatAt
  return {
    id, kind, corpus, subject, status, stage, progress, papers, papersPerSecond, runId, error,
    createdAt: createdAt.toISOString(), startedAt: startedAt?.toISOString() ?? null, finishedAt: finishedAt?.toISOString() ?? null,
    elapsedMs: startedAt && last ? Math.max(0, last.getTime() - startedAt.getTime()) : null,
    isCancelling: status === 'running' && cancelAskedAt !== null,
  }
}
