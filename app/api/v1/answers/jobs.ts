/** Imports, fetches and runs as jobs. In: checked input. Out: values for JSON, events. */
import type { Answer } from './answers.ts'
import { eventStream } from '@/app/api/event-stream.ts'
import { jobView } from '@/lib/api/job-view.ts'
import { requireJob } from '@/lib/data/jobs.ts'
import { InvalidInputError } from '@/lib/domain/errors.ts'
import { cancelJob } from '@/lib/jobs/cancel-job.ts'
import { previewUpload } from '@/lib/jobs/preview-upload.ts'
import { receiveUpload } from '@/lib/jobs/receive-upload.ts'
import { startFetch, startIdFetch, startImport, startRun, startRunImport } from '@/lib/jobs/start-job.ts'
import { removeFolder, uploadId } from '@/lib/jobs/upload-folders.ts'
import { lookAfterJobs, watchJob } from '@/lib/jobs/watch-job.ts'

const startAnImport: Answer<'startImport'> = async ({ query: { corpus, name, format, map } }, request) => {
  if (!request.body) throw new InvalidInputError('The body must be a file of papers. It is empty.')
  const { folder, file } = await receiveUpload(name, request.body)
  return { value: { job: jobView(await startImport({ corpus, format, map, folder, file })) } }
}

/** The file is looked at by a process of its own, and gone afterwards. */
const preview: Answer<'previewImport'> = async ({ query: { name, format, map } }, request) => {
  if (!request.body) throw new InvalidInputError('The body must be a file of papers. It is empty.')
  const { folder } = await receiveUpload(name, request.body)
  try {
    return { value: await previewUpload(uploadId(folder), { format, map }) }
  } finally {
    await removeFolder(folder)
  }
}

const startARunImport: Answer<'startRunImport'> = async ({ query: { name, corpus } }, request) => {
  if (!request.body) throw new InvalidInputError('The body must be a .paperdrift archive. It is empty.')
  const { folder, file } = await receiveUpload(name, request.body)
  return { value: { job: jobView(await startRunImport({ folder, file, corpus })) } }
}

const startAFetch: Answer<'startFetch'> = async ({ body: { from = '', to = '', ...rest } }) => ({ value: { job: jobView(await startFetch({ ...rest, from, to })) } })
const startAnIdFetch: Answer<'startIdFetch'> = async ({ body: { ids, corpus } }) => ({ value: { job: jobView(await startIdFetch({ ids: ids.join('\n'), corpus })) } })
const startARun: Answer<'startRun'> = async ({ body: { corpus, options } }) => ({ value: { job: jobView(await startRun(corpus, options)) } })
const listAll: Answer<'listJobs'> = async () => ({ value: { jobs: (await lookAfterJobs()).map(jobView) } })

const getOne: Answer<'getJob'> = async ({ params }) => {
  await lookAfterJobs()
  const job = await requireJob(params.jobId)
  return { value: { job: jobView(job), result: job.result } }
}

const watch: Answer<'watchJob'> = async ({ params }, request) => {
  await requireJob(params.jobId)
  return eventStream(request, (signal) => watchJob(params.jobId, signal), jobView)
}

const cancel: Answer<'cancelJob'> = async ({ params }) => ({ value: { job: jobView(await cancelJob(params.jobId)) } })

export const jobAnswers = { previewImport: preview, startImport: startAnImport, startRunImport: startARunImport, startFetch: startAFetch, startIdFetch: startAnIdFetch, startRun: startARun, listJobs: listAll, getJob: getOne, watchJob: watch, cancelJob: cancel }
