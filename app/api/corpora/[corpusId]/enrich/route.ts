/** POST [byTitle] [threshold]: what is missing in a corpus is asked of services on the network. */
import type { NextRequest } from 'next/server'
import { accepted, answerChange } from '@/app/api/answer.ts'
import { readFields } from '@/app/api/form-fields.ts'
import { parseEnrichment } from '@/lib/api/job-requests.ts'
import { jobView } from '@/lib/api/job-view.ts'
import { requireCorpusById } from '@/lib/data/overview.ts'
import { startEnrichment } from '@/lib/jobs/start-job.ts'

export async function POST(request: NextRequest, { params }: { params: Promise<{ corpusId: string }> }): Promise<Response> {
  return answerChange(request, async () => {
    const corpus = await requireCorpusById((await params).corpusId)
    const job = await startEnrichment({ corpus: corpus.name, ...parseEnrichment(await readFields(request)) })
    return accepted(request, `/jobs/${job.id}`, { job: jobView(job) })
  })
}
