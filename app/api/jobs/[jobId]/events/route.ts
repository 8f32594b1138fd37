/** GET: a job as server-sent events, one whenever it changes; the stream ends with the job. */
import type { NextRequest } from 'next/server'
import { answer } from '@/app/api/answer.ts'
import { eventStream } from '@/app/api/event-stream.ts'
import { jobView } from '@/lib/api/job-view.ts'
import { requireJob } from '@/lib/data/jobs.ts'
import { watchJob } from '@/lib/jobs/watch-job.ts'

export async function GET(request: NextRequest, { params }: { params: Promise<{ jobId: string }> }): Promise<Response> {
  return answer(async () => {
    const { id } = await requireJob(Number((await params).jobId))
    return eventStream(request, (signal) => watchJob(id, signal), jobView)
  })
}
