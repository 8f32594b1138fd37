/**
 * A job in words, and how long it will still take.
 * In: the state of a job.   Out: short texts for lists and for the page of a job.
 */
import type { JobKind, JobStatus } from '../domain/job.ts'
import type { Stage } from '../domain/run.ts'

const STAGE_WORDS: Record<Stage, string> = {
  read: 'reading the papers', clean: 'reading the papers', tokenize: 'reading the papers', tfidf: 'weighing the terms', lsa: 'finding the main directions',
  chooseK: 'choosing the number of themes', cluster: 'grouping the papers', themes: 'naming and checking the themes', layout: 'drawing the map',
  trends: 'measuring the trends', store: 'storing the result',
}

/** @returns "Import of papers.csv into “mine”", "Themes of “mine”". */
export function jobTitle({ kind, corpus, subject }: { kind: JobKind; corpus: string | null; subject: string }): string {
  const name = corpus === null ? '' : `“${corpus}”`
  if (kind === 'run') return `Themes of ${name}`
  if (kind === 'import') return `Import of ${subject} into ${name}`
  if (kind === 'fetch') return `Fetch from ${subject} into ${name}`
  if (kind === 'rename') return `${name} becomes ${subject}`
  if (kind === 'duplicates') return `${subject} of ${name}`
  if (kind === 'import-run') return `Run of ${subject}`
  return kind === 'enrich' ? `Filling gaps of ${name}` : `Removal of ${subject}`
}

/** @returns what it is doing or what became of it: "waiting", "grouping the papers", "done", "failed". */
export function jobState({ status, stage, isCancelling }: { status: JobStatus; stage: string | null; isCancelling?: boolean }): string {
  if (status !== 'running') return status === 'queued' ? 'waiting' : status
  if (isCancelling) return 'being cancelled'
  return stage === null ? 'starting' : (STAGE_WORDS[stage as Stage] ?? stage)
}

/** @returns milliseconds that are left if it goes on as it went, rounded as roughly as it is known; null while nothing can be said. */
export function timeLeftMs({ progress, elapsedMs }: { progress: number; elapsedMs: number | null }): number | null {
  if (elapsedMs === null || elapsedMs < 2000 || progress < 0.03 || progress >= 1) return null
  const seconds = (elapsedMs * (1 - progress)) / progress / 1000
  const step = seconds > 120 ? 60 : seconds > 20 ? 10 : 1
  return Math.max(1, Math.round(seconds / step) * step) * 1000
}
