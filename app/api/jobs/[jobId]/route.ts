/** GET: a job as it is now, with what its command printed when it has ended. */
import type { NextRequest } from 'next/server'
import { answer } from '@/app/api/answer.ts'
import { jobView } from '@/lib/api/job-view.ts'
import { requireJob } from '@/lib/data/jobs.ts'
import { lookAfterJobs } from '@/lib/jobs/watch-job.ts'

export async function GET(_request: NextRequest, { params }: { params: Promise<{ jobId: string }> }): Promise<Response> {
  return answer(async () => {
    await lookAfterJobs()
    const job = await requireJob(Number((await params).jobId))
    return Response.json({ job: jobView(job), result: job.result }, { headers: { 'cache-control': 'no-store' } })
  })
}
