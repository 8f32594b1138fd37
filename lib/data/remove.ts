/**
 * Corpora and runs that nobody wants any more, and corpora under another name.
 * In: names from the command line.   Out: rows that are gone or renamed.
 */
import { corpusNameSchema } from '../domain/corpus-name.ts'
import { InvalidInputError, NotFoundError } from '../domain/errors.ts'
import { requireCorpus } from './corpora.ts'
import { openDatabase } from './database.ts'
import { endDeadRuns } from './runs.ts'
import { shrinkSearchIndex } from './search-index.ts'

const TRANSACTION = { timeout: 3600_000, maxWait: 600_000 }

/** Remove a run with its themes, places and trends. @throws NotFoundError if there is none; InvalidInputError while it runs. */
export async function removeRun(runId: string): Promise<void> {
  await endDeadRuns()
  const database = await openDatabase()
  const { count } = await database.run.deleteMany({ where: { id: runId, status: { not: 'running' } } })
  if (count === 1) return
  if (await database.run.findUnique({ where: { id: runId }, select: { id: true } })) throw new InvalidInputError(`Run "${runId}" is running: cancel it first.`)
  throw new NotFoundError(`There is no run "${runId}". List them with: paperdrift runs`)
}

/** Remove a corpus with its papers, imports and runs, all or nothing. @throws NotFoundError if there is none; InvalidInputError while one of its runs runs. */
export async function removeCorpus(name: string): Promise<void> {
  await endDeadRuns()
  const { id: corpusId } = await requireCorpus(name)
  const database = await openDatabase()
  await database.$transaction(async (transaction) => {
    if ((await transaction.run.count({ where: { corpusId, status: 'running' } })) > 0) throw new InvalidInputError(`A run of "${name}" is running: cancel it first.`)
    await transaction.run.deleteMany({ where: { corpusId } })
    await shrinkSearchIndex(transaction, corpusId)
    await transaction.paper.deleteMany({ where: { corpusId } })
    await transaction.corpus.delete({ where: { id: corpusId } })
  }, TRANSACTION)
}

/** @throws NotFoundError if there is no such corpus; InvalidInputError if the new name cannot be one or is taken. */
export async function renameCorpus(name: string, to: string): Promise<void> {
  const { data: plain, error } = corpusNameSchema.safeParse(to)
  if (plain === undefined) throw new InvalidInputError(error.issues[0].message)
  const { id } = await requireCorpus(name)
  const database = await openDatabase()
  if (await database.corpus.findFirst({ where: { name: plain, id: { not: id } } })) throw new InvalidInputError(`There is a corpus "${plain}" already.`)
  await database.corpus.update({ where: { id }, data: { name: plain } })
}
