/** GET: the newest jobs, newest first. */
import { answer } from '@/app/api/answer.ts'
import { jobView } from '@/lib/api/job-view.ts'
import { lookAfterJobs } from '@/lib/jobs/watch-job.ts'

export async function GET(): Promise<Response> {
  return answer(async () => Response.json({ jobs: (await lookAfterJobs()).map(jobView) }, { headers: { 'cache-control': 'no-store' } }))
}
