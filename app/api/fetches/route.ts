/** POST service, query, from, to, max, corpus and themes, as a form or JSON: a job fetches the papers of a service. */
import type { NextRequest } from 'next/server'
import { accepted, answerChange } from '@/app/api/answer.ts'
import { readFields } from '@/app/api/form-fields.ts'
import { parseFetch } from '@/lib/api/job-requests.ts'
import { jobView } from '@/lib/api/job-view.ts'
import { webRunOptionsSchema } from '@/lib/domain/run-options.ts'
import { startFetch, startRun } from '@/lib/jobs/start-job.ts'

export async function POST(request: NextRequest): Promise<Response> {
  return answerChange(request, async () => {
    const { themes, ...fetch } = parseFetch(await readFields(request))
    const job = await startFetch(fetch)
    if (themes) await startRun(fetch.corpus, webRunOptionsSchema.parse({}))
    return accepted(request, `/jobs/${job.id}`, { job: jobView(job) })
  })
}
