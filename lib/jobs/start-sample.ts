/** The sample corpus, imported and clustered by two jobs. In: prisma/seed, which comes with the program. Out: rows of Job. */
import { webRunOptionsSchema } from '../domain/run-options.ts'
import type { Job } from '../domain/job.ts'
import { start, startRun } from './start-job.ts'

const CORPUS = 'sample'
const FILE = 'prisma/seed/sample-papers.jsonl'

/** @returns the import; the run waits behind it. */
export async function startSample(): Promise<Job> {
  const job = await start({ kind: 'import', corpus: CORPUS, subject: 'sample papers', folder: null, words: ['ingest', FILE, `--corpus=${CORPUS}`, '--json', '--quiet'] })
  await startRun(CORPUS, webRunOptionsSchema.parse({}))
  return job
}
