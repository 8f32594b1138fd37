/** Where the papers of a corpus come from, what was merged and what may be one. In: checked input. Out: values for JSON. */
import type { Answer } from './answers.ts'
import { nextCursor, readCursor } from '@/lib/api/cursor.ts'
import { parseDecision } from '@/lib/api/job-requests.ts'
import { jobView } from '@/lib/api/job-view.ts'
import { findCorpusPaper, listCorpusPapers } from '@/lib/data/corpus-papers.ts'
import { listImportedRecords, listImports, requireImport, type Range } from '@/lib/data/import-reports.ts'
import { countMixedPapers, listMixedPapers } from '@/lib/data/merges.ts'
import { requireCorpusById } from '@/lib/data/overview.ts'
import { areProposalsCurrent, listProposals } from '@/lib/data/proposals.ts'
import { NotFoundError } from '@/lib/domain/errors.ts'
import { startDecision, startDuplicateSearch } from '@/lib/jobs/start-job.ts'

const corpusOf = ({ corpusId }: { corpusId: number }) => requireCorpusById(String(corpusId))

/** One page of a list, as every paged operation gives it. */
async function pageOf<T>(name: string, { limit, cursor }: { limit: number; cursor?: string }, read: (range: Range) => Promise<{ rows: T[]; count: number }>) {
  const page = readCursor(cursor)
  const { rows, count } = await read({ skip: (page - 1) * limit, take: limit })
  return { [name]: rows, total: count, next: nextCursor(page, limit, count) }
}

const imports: Answer<'listImports'> = async ({ params, query }) => {
  const { id } = await corpusOf(params)
  return { value: await pageOf('imports', query, async (range) => listImports(id, range).then(({ imports, count }) => ({ rows: imports, count }))) }
}

const oneImport: Answer<'getImport'> = async ({ params }) => ({ value: await requireImport((await corpusOf(params)).id, params.importId) })

const records: Answer<'listImportRecords'> = async ({ params, query }) => {
  const { id } = await corpusOf(params)
  const past = await requireImport(id, params.importId)
  return { value: await pageOf('records', query, async (range) => listImportedRecords(id, past.id, query.kind, range).then(({ records, count }) => ({ rows: records, count }))) }
}

const merges: Answer<'listMerges'> = async ({ params, query }) => {
  const { id } = await corpusOf(params)
  return { value: await pageOf('records', query, async (range) => listImportedRecords(id, null, 'merged', range).then(({ records, count }) => ({ rows: records, count }))) }
}

const sources: Answer<'listSources'> = async ({ params, query }) => {
  const { id } = await corpusOf(params)
  return { value: await pageOf('papers', query, async (range) => ({ rows: await listMixedPapers(id, range), count: await countMixedPapers(id) })) }
}

const papers: Answer<'listStoredPapers'> = async ({ params, query }) => {
  const { id } = await corpusOf(params)
  const past = query.importId === undefined ? null : await requireImport(id, query.importId)
  return { value: await pageOf('papers', query, async (range) => listCorpusPapers(id, { importId: past?.id ?? null, year: query.year ?? null }, range).then(({ papers, count }) => ({ rows: papers, count }))) }
}

const onePaper: Answer<'getStoredPaper'> = async ({ params }) => {
  const paper = await findCorpusPaper((await corpusOf(params)).id, params.storedId)
  if (!paper) throw new NotFoundError(`There is no paper ${params.storedId} in this corpus.`)
  return { value: paper }
}

const duplicates: Answer<'listDuplicates'> = async ({ params, query }) => {
  const { id } = await corpusOf(params)
  const page = await pageOf('proposals', query, async (range) => listProposals(id, query.decision === 'none' ? null : query.decision, range).then(({ proposals, count }) => ({ rows: proposals, count })))
  return { value: { ...page, isCurrent: await areProposalsCurrent(id) } }
}

const findDuplicates: Answer<'findDuplicates'> = async ({ params }) => ({ value: { job: jobView(await startDuplicateSearch((await corpusOf(params)).name)) } })
const decide: Answer<'decideDuplicates'> = async ({ params, body }) => ({ value: { job: jobView(await startDecision({ corpus: (await corpusOf(params)).name, ...parseDecision(body) })) } })

export const provenanceAnswers = { listImports: imports, getImport: oneImport, listImportRecords: records, listMerges: merges, listSources: sources, listStoredPapers: papers, getStoredPaper: onePaper, listDuplicates: duplicates, findDuplicates, decideDuplicates: decide }
