/** POST corpus and options of a run, as a form or JSON: the run waits in the queue until its turn. */
import type { NextRequest } from 'next/server'
import { accepted, answerChange } from '@/app/api/answer.ts'
import { readFields } from '@/app/api/form-fields.ts'
import { parseRun } from '@/lib/api/job-requests.ts'
import { jobView } from '@/lib/api/job-view.ts'
import { startRun } from '@/lib/jobs/start-job.ts'

export async function POST(request: NextRequest): Promise<Response> {
  return answerChange(request, async () => {
    const { corpus, options } = parseRun(await readFields(request))
    const job = await startRun(corpus, options)
    return accepted(request, `/jobs/${job.id}`, { job: jobView(job) })
  })
}
