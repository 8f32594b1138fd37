/** POST: ends a job that waits or runs; answers when it has ended, or after three seconds. */
import type { NextRequest } from 'next/server'
import { accepted, answerChange } from '@/app/api/answer.ts'
import { jobView } from '@/lib/api/job-view.ts'
import { cancelJob } from '@/lib/jobs/cancel-job.ts'

export async function POST(request: NextRequest, { params }: { params: Promise<{ jobId: string }> }): Promise<Response> {
  return answerChange(request, async () => {
    const job = await cancelJob(Number((await params).jobId))
    return accepted(request, `/jobs/${job.id}`, { job: jobView(job) })
  })
}
