/** POST confirm=NAME: removes a corpus with its papers and runs, if the name is its own. */
import type { NextRequest } from 'next/server'
import { accepted, answerChange } from '@/app/api/answer.ts'
import { readFields } from '@/app/api/form-fields.ts'
import { jobView } from '@/lib/api/job-view.ts'
import { requireCorpusById } from '@/lib/data/overview.ts'
import { InvalidInputError } from '@/lib/domain/errors.ts'
import { startRemoval } from '@/lib/jobs/start-job.ts'

export async function POST(request: NextRequest, { params }: { params: Promise<{ corpusId: string }> }): Promise<Response> {
  return answerChange(request, async () => {
    const corpus = await requireCorpusById((await params).corpusId)
    const { confirm } = await readFields(request)
    if (confirm?.trim() !== corpus.name) throw new InvalidInputError(`To remove this corpus, confirm must be its name, "${corpus.name}". Got ${JSON.stringify(confirm?.slice(0, 120) ?? null)}.`)
    const job = await startRemoval({ corpus: corpus.name })
    return accepted(request, '/', { job: jobView(job) })
  })
}
