/** POST decision (join, apart, reopen) and pair (12+15), repeated: what a person says of near-duplicates; without them they are looked for. */
import type { NextRequest } from 'next/server'
import { accepted, answerChange } from '@/app/api/answer.ts'
import { readEntries } from '@/app/api/form-fields.ts'
import { parseDecision } from '@/lib/api/job-requests.ts'
import { jobView } from '@/lib/api/job-view.ts'
import { requireCorpusById } from '@/lib/data/overview.ts'
import { startDecision, startDuplicateSearch } from '@/lib/jobs/start-job.ts'

export async function POST(request: NextRequest, { params }: { params: Promise<{ corpusId: string }> }): Promise<Response> {
  return answerChange(request, async () => {
    const corpus = await requireCorpusById((await params).corpusId)
    const fields = await readEntries(request)
    const job = fields.has('decision') ? await startDecision({ corpus: corpus.name, ...parseDecision({ decision: fields.get('decision'), pairs: fields.getAll('pair') }) }) : await startDuplicateSearch(corpus.name)
    return accepted(request, `/corpora/${corpus.id}/duplicates`, { job: jobView(job) })
  })
}
