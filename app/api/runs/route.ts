/** POST corpus and options of a run, as a form or JSON: the run waits in the queue until its turn. */
import type { NextRequest } from 'next/server'
import { accepted, answerChange, backToForm } from '@/app/api/answer.ts'
import { readFields } from '@/app/api/form-fields.ts'
import { parseRun } from '@/lib/api/job-requests.ts'
import { jobView } from '@/lib/api/job-view.ts'
import { requireCorpus } from '@/lib/data/corpora.ts'
import { runOptionProblems } from '@/lib/domain/run-options.ts'
import { startRun } from '@/lib/jobs/start-job.ts'

export async function POST(request: NextRequest): Promise<Response> {
  return answerChange(request, async () => {
    const fields = await readFields(request)
    try {
      const { corpus, options } = parseRun(fields)
      const job = await startRun(corpus, options)
      return accepted(request, `/jobs/${job.id}`, { job: jobView(job) })
    } catch (error) {
      const { corpus: name, ...texts } = fields
      const corpus = await requireCorpus(name).catch(() => null)
      if (!corpus || Object.keys(runOptionProblems(texts, corpus.papers)).length === 0) throw error
      return backToForm(request, `/corpora/${corpus.id}?${new URLSearchParams(Object.entries(texts).filter((field): field is [string, string] => Boolean(field[1])))}#run`, error)
    }
  })
}
