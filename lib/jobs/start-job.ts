/**
 * Puts work into the queue and sees to it that a worker takes it up.
 * In: requests of the dashboard and the API, validated by ../api.   Out: rows of Job; a worker, ./drain-queue.ts, in a process of its own.
 */
import { requireCorpus } from '../data/corpora.ts'
import { insertJob, listJobs } from '../data/jobs.ts'
import { hasEnded, type Job, type JobRequest } from '../domain/job.ts'
import { errorCode } from '../domain/errors.ts'
import { requireTwoPapersEach, runOptionList, type RunOptions } from '../domain/run-options.ts'
import { wakeWorker } from './wake-worker.ts'

/**
 * @param request folder: a folder of its own, which the job owns from now on and removes in the end. file: name of a file in it.
 *   format: "auto", or one that `paperdrift ingest` knows. corpus: made if it is not there. map: as its --map. mayFetch: the papers of a list of
 *   ids are fetched from services.
 */
export function startImport({ corpus, folder, file, format, map, mayFetch }: { corpus: string; folder: string; file: string; format: string; map?: string; mayFetch?: boolean }): Promise<Job> {
  return start({ kind: 'import', corpus, subject: file, folder, words: ['ingest', file, `--corpus=${corpus}`, `--format=${format}`, ...(map ? [`--map=${map}`] : []), ...(mayFetch ? ['--fetch-ids'] : []), '--json', '--quiet'] })
}

/** @param fetch what `paperdrift fetch` is asked; a day that is "" is not given. */
export function startFetch({ service, query, from, to, max, corpus }: { service: string; query: string; from: string; to: string; max: number; corpus: string }): Promise<Job> {
  const given = Object.entries({ query, from, to, max: String(max), corpus }).filter(([, word]) => word !== '').map(([name, word]) => `--${name}=${word}`)
  const subject = [`${service}:`, query || 'everything', from && `from ${from}`, to && `to ${to}`].filter(Boolean).join(' ')
  return start({ kind: 'fetch', corpus, subject, folder: null, words: ['fetch', service, ...given, '--json', '--quiet'] })
}

/** @param ids a list of DOIs, arXiv ids and PubMed numbers. */
export function startIdFetch({ ids, corpus }: { ids: string; corpus: string }): Promise<Job> {
  return start({ kind: 'fetch', corpus, subject: 'a list of ids', folder: null, words: ['fetch', `--ids=${ids}`, `--corpus=${corpus}`, '--json', '--quiet'] })
}

/** @param corpus one that is there. @param byTitle papers without an id are looked up by title, one a request. @param threshold least similarity of titles, 0.5 … 1. */
export function startEnrichment({ corpus, byTitle, threshold }: { corpus: string; byTitle: boolean; threshold: number }): Promise<Job> {
  return start({ kind: 'enrich', corpus, subject: byTitle ? 'what is missing, by id and title' : 'what is missing, by id', folder: null, words: ['enrich', `--corpus=${corpus}`, ...(byTitle ? ['--by-title', `--threshold=${threshold}`] : []), '--json', '--quiet'] })
}

/** Papers that may be one are looked for. */
export function startDuplicateSearch(corpus: string): Promise<Job> {
  return start({ kind: 'duplicates', corpus, subject: 'Near-duplicates', folder: null, words: ['duplicates', `--corpus=${corpus}`, '--json', '--quiet'] })
}

/** @param pairs ids of the papers of proposals. @param decision that they are one, that they are not, or that nothing is said any more. */
export function startDecision({ corpus, pairs, decision }: { corpus: string; pairs: [number, number][]; decision: 'join' | 'apart' | 'reopen' }): Promise<Job> {
  const subject = `${{ join: 'Joining', apart: 'Keeping apart', reopen: 'Asking again about' }[decision]} ${pairs.length === 1 ? 'two papers' : `${pairs.length} pairs`}`
  return start({ kind: 'duplicates', corpus, subject, folder: null, words: ['duplicates', `--corpus=${corpus}`, `--${decision}=${pairs.map((pair) => pair.join('+')).join(',')}`, '--json', '--quiet'] })
}

/** @param folder a folder of its own, which the job owns from now on. @param file name of a .paperdrift archive in it. @param corpus its papers go to; default the one that the archive names. */
export function startRunImport({ folder, file, corpus }: { folder: string; file: string; corpus?: string }): Promise<Job> {
  return start({ kind: 'import-run', corpus: corpus ?? null, subject: file, folder, words: ['import-run', file, ...(corpus ? [`--corpus=${corpus}`] : []), '--json'] })
}

/** A corpus gets another name. */
export function startRenaming(corpus: string, name: string): Promise<Job> {
  return start({ kind: 'rename', corpus, subject: `“${name}”`, folder: null, words: ['rename', '--json', '--', corpus, name] })
}

/**
 * @param corpus one that is there, or that a job before this one will make. @param options without a namer: that one may be any program.
 * @throws NotFoundError if there is no such corpus; InvalidInputError if it has too few papers for so many themes, and none are on their way.
 */
export async function startRun(corpus: string, options: Omit<RunOptions, 'namer'>): Promise<Job> {
  await requireCorpus(corpus).then(({ papers }) => requireTwoPapersEach(options.k, papers)).catch(async (error) => {
    const isComing = (await listJobs()).some((job) => job.corpus === corpus && (job.kind === 'import' || job.kind === 'fetch') && !hasEnded(job))
    if (errorCode(error) === null || !isComing) throw error
  })
  const given = runOptionList.flatMap(({ name, default: value }) => {
    const asked = options[name as keyof typeof options]
    return asked === undefined || asked === value ? [] : [`--${name}=${asked}`]
  })
  return start({ kind: 'run', corpus, subject: given.length ? given.map((word) => word.slice(2)).join(' ') : 'recommended options', folder: null, words: ['cluster', `--corpus=${corpus}`, ...given, '--json', '--quiet'] })
}

/** @param what a corpus with its papers and runs, or one run. */
export function startRemoval(what: { corpus: string } | { runId: string; corpus: string }): Promise<Job> {
  const [subject, words] = 'runId' in what ? [`run ${what.runId}`, [what.runId]] : [`“${what.corpus}”`, [`--corpus=${what.corpus}`]]
  return start({ kind: 'remove', corpus: what.corpus, subject, folder: null, words: ['remove', '--json', ...words] })
}

/** Any other command of `paperdrift` that prints JSON and reports its progress; its words are the caller's own or validated. */
export async function start(request: JobRequest): Promise<Job> {
  const job = await insertJob(request)
  wakeWorker()
  return job
}
