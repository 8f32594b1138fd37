/** POST name: a corpus gets another name, as soon as no import holds the database. */
import type { NextRequest } from 'next/server'
import { accepted, answerChange } from '@/app/api/answer.ts'
import { readFields } from '@/app/api/form-fields.ts'
import { parseName } from '@/lib/api/job-requests.ts'
import { jobView } from '@/lib/api/job-view.ts'
import { requireCorpusById } from '@/lib/data/overview.ts'
import { startRenaming } from '@/lib/jobs/start-job.ts'

export async function POST(request: NextRequest, { params }: { params: Promise<{ corpusId: string }> }): Promise<Response> {
  return answerChange(request, async () => {
    const corpus = await requireCorpusById((await params).corpusId)
    const name = parseName(await readFields(request))
    const job = await startRenaming(corpus.name, name)
    return accepted(request, '/', { job: jobView(job) })
  })
}
