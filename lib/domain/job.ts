/**
 * A job: an import, a fetch or a run that a process of its own works off, one at a time per database.
 * In: nothing.   Out: Job, stored by ../data/jobs.ts, worked off by ../jobs, shown by the dashboard; JobNews, sent by scripts/progress.ts.
 */

export const JOB_KINDS = ['import', 'run', 'fetch', 'enrich', 'duplicates', 'rename', 'remove', 'import-run'] as const
export type JobKind = (typeof JOB_KINDS)[number]

export const JOB_STATUSES = ['queued', 'running', 'done', 'failed', 'cancelled'] as const
export type JobStatus = (typeof JOB_STATUSES)[number]

/** What somebody asks for. */
export interface JobRequest {
  kind: JobKind
  /** Name of the corpus that it reads or fills; null if it has none. */
  corpus: string | null
  /** What is worked on, for people: a file's name, a query, the run. */
  subject: string
  /** The words of the command line after `paperdrift`. */
  words: string[]
  /** Where the command runs; removed when the job has ended. Null: the program's own folder, which stays. */
  folder: string | null
}

export interface Job extends JobRequest {
  /** Counts up: the order of the queue. */
  id: number
  status: JobStatus
  /** As its command names it; null before the first word. */
  stage: string | null
  /** 0 … 1 within the whole job. */
  progress: number
  /** Papers or records seen so far; null where none are counted. */
  papers: number | null
  /** Mean since the first of them. */
  papersPerSecond: number | null
  /** The run that it makes, as soon as there is one. */
  runId: string | null
  createdAt: Date
  startedAt: Date | null
  /** Last sign of life. */
  heartbeatAt: Date | null
  /** When somebody asked to end it. */
  cancelAskedAt: Date | null
  finishedAt: Date | null
  /** What went wrong, in one sentence. */
  error: string | null
  /** What its command printed with --json; null while there is none. */
  result: unknown
}

/** What the process of a job tells its worker while it works; what is left out has not changed. */
export interface JobNews {
  stage?: string
  progress?: number
  papers?: number
  runId?: string
}

/** @returns whether nothing more will become of it. */
export const hasEnded = ({ status }: { status: JobStatus }): boolean => status !== 'queued' && status !== 'running'
