/** POST: removes a run with its themes; the papers stay. */
import type { NextRequest } from 'next/server'
import { accepted, answerChange } from '@/app/api/answer.ts'
import { jobView } from '@/lib/api/job-view.ts'
import { findRun } from '@/lib/data/runs.ts'
import { NotFoundError } from '@/lib/domain/errors.ts'
import { startRemoval } from '@/lib/jobs/start-job.ts'

export async function POST(request: NextRequest, { params }: { params: Promise<{ runId: string }> }): Promise<Response> {
  return answerChange(request, async () => {
    const { runId } = await params
    const run = await findRun(runId)
    if (!run) throw new NotFoundError(`There is no run "${runId}".`)
    const job = await startRemoval({ runId: run.id, corpus: run.corpusName })
    return accepted(request, '/', { job: jobView(job) })
  })
}
