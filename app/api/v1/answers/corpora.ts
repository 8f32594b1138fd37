/** Corpora, and the description itself. In: checked input. Out: values for JSON. */
import type { Answer } from './answers.ts'
import { describeApi } from '@/lib/api/openapi.ts'
import { listCorpora } from '@/lib/data/overview.ts'
import { programVersion } from '@/lib/data/settings.ts'
import { NotFoundError } from '@/lib/domain/errors.ts'

const listAll: Answer<'listCorpora'> = async () => ({ value: { corpora: await listCorpora() } })

const getOne: Answer<'getCorpus'> = async ({ params }) => {
  const value = (await listCorpora()).find(({ id }) => id === params.corpusId)
  if (!value) throw new NotFoundError(`There is no corpus ${params.corpusId}.`)
  return { value }
}

const describe: Answer<'getDescription'> = async () => ({ value: describeApi(programVersion()) })

export const corpusAnswers = { listCorpora: listAll, getCorpus: getOne, getDescription: describe }
