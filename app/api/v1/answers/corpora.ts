/** Corpora, and the description itself. In: checked input. Out: values for JSON. */
import type { Answer } from './answers.ts'
import { describeApi } from '@/lib/api/openapi.ts'
import { jobView } from '@/lib/api/job-view.ts'
import { listCorpora, requireCorpusById } from '@/lib/data/overview.ts'
import { programVersion } from '@/lib/data/settings.ts'
import { startEnrichment, startRemoval, startRenaming } from '@/lib/jobs/start-job.ts'

const listAll: Answer<'listCorpora'> = async () => ({ value: { corpora: await listCorpora() } })

const getOne: Answer<'getCorpus'> = async ({ params }) => {
  return { value: await requireCorpusById(String(params.corpusId)) }
}

const rename: Answer<'renameCorpus'> = async ({ params, body }) => {
  const { name } = await requireCorpusById(String(params.corpusId))
  return { value: { job: jobView(await startRenaming(name, body.name)) } }
}

const remove: Answer<'removeCorpus'> = async ({ params }) => {
  const { name } = await requireCorpusById(String(params.corpusId))
  return { value: { job: jobView(await startRemoval({ corpus: name })) } }
}

const enrich: Answer<'startEnrichment'> = async ({ params, body }) => {
  const { name } = await requireCorpusById(String(params.corpusId))
  return { value: { job: jobView(await startEnrichment({ corpus: name, ...body })) } }
}

const describe: Answer<'getDescription'> = async () => ({ value: describeApi(programVersion()) })

export const corpusAnswers = { listCorpora: listAll, getCorpus: getOne, renameCorpus: rename, removeCorpus: remove, startEnrichment: enrich, getDescription: describe }
