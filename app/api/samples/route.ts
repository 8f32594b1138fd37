/** POST: the sample corpus that comes with the program, imported and clustered. */
import type { NextRequest } from 'next/server'
import { accepted, answerChange } from '@/app/api/answer.ts'
import { jobView } from '@/lib/api/job-view.ts'
import { startSample } from '@/lib/jobs/start-sample.ts'

export async function POST(request: NextRequest): Promise<Response> {
  return answerChange(request, async () => {
    const job = await startSample()
    return accepted(request, `/jobs/${job.id}`, { job: jobView(job) })
  })
}
