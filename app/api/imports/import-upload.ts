/** Starts the jobs that import an upload. In: an upload and what was asked for, validated; whether the papers of a list of ids may be fetched. Out: the answer that leads to the job. */
import { accepted } from '@/app/api/answer.ts'
import type { parseImport } from '@/lib/api/job-requests.ts'
import { jobView } from '@/lib/api/job-view.ts'
import { webRunOptionsSchema } from '@/lib/domain/run-options.ts'
import { startImport, startRun } from '@/lib/jobs/start-job.ts'

export async function importUpload(request: Request, { folder, file }: { folder: string; file: string }, { themes, ...asked }: ReturnType<typeof parseImport>, mayFetch = false): Promise<Response> {
  const job = await startImport({ ...asked, folder, file, mayFetch })
  if (themes) await startRun(asked.corpus, webRunOptionsSchema.parse({}))
  return accepted(request, `/jobs/${job.id}`, { job: jobView(job) })
}
