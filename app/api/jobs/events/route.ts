/** GET: the newest jobs as server-sent events, all of them whenever one changes; the stream ends when none waits or runs. */
import type { NextRequest } from 'next/server'
import { answer } from '@/app/api/answer.ts'
import { eventStream } from '@/app/api/event-stream.ts'
import { jobView } from '@/lib/api/job-view.ts'
import { watchJobs } from '@/lib/jobs/watch-job.ts'

export async function GET(request: NextRequest): Promise<Response> {
  return answer(async () => eventStream(request, watchJobs, (jobs) => jobs.map(jobView)))
}
