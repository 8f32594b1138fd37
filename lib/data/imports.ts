/**
 * Papers into a corpus: one source in one transaction, every record accounted for.
 * In: SourceRecord, from ../sources.   Out: rows of Corpus, Paper, PaperKey, ImportBatch and ImportRejection; ImportReport, printed by scripts/ingest.ts.
 */
import { createHash } from 'node:crypto'
import { CancelledError } from '../domain/errors.ts'
import { createUnusedDates } from '../domain/unused-dates.ts'
import type { SourceRecord } from '../domain/paper.ts'
import { ensureCorpus } from './corpora.ts'
import { openDatabase, Prisma, type Transaction } from './database.ts'
import { importChunk, type ChunkResult } from './import-chunk.ts'
import type { ImportContext } from './import-drafts.ts'
import { prepareRecord, type PreparedPaper, type PreparedRecord, type Refusal } from './import-prepare.ts'
import { joinByTitle } from './import-titles.ts'
import { insertMany } from './insert-many.ts'
import { extendSearchIndex, refreshSearchIndex } from './search-index.ts'
import { withTightHeap } from './tight-heap.ts'

export interface ImportReport {
  /** Null if nothing was stored: every record of a new corpus was refused, none of them for want of an abstract only. */
  batchId: number | null
  corpus: string
  source: string
  format: string
  /** Papers that are new in the corpus. accepted + merged + refused = records. */
  accepted: number
  /** Records that joined another paper of the corpus, the unchanged included. */
  merged: number
  /** Of the merged: records that an earlier import had brought with everything they hold. They are not stored one by one. */
  unchanged: number
  refused: number
  /** Papers of the corpus now. */
  papers: number
  /** SHA-256 over the corpus; null if it is empty. Equal hash = equal papers. */
  contentHash: string | null
  /** The first 1,000 refusals, in the order of the file; all are in the database. */
  refusals: { line: number; reason: string }[]
  /** The first 1,000 records that joined another paper, in the order of the file; all but the unchanged are in the database. */
  merges: { line: number; reason: string; duplicateOf: string }[]
  /** What was guessed or mended in reading, one sentence each. */
  warnings: string[]
}

export interface ImportOptions {
  /** Asked once all records are read. */
  warnings?: () => string[]
  /** Kept with the import. Default "unknown". */
  format?: string
  /** Called after every five hundred records with their number so far. */
  onProgress?: (records: number) => void
  /** Ends the import with CancelledError; nothing of it stays. */
  signal?: AbortSignal
}

const RECORDS_PER_CHUNK = 500
const MAX_LISTED = 1000
const HASHES_PER_PAGE = 5000
const DIGEST_BYTES = 32
export const TRANSACTION = { timeout: 24 * 3600 * 1000, maxWait: 600_000 }

/**
 * Import one source.
 * @param corpusName made if it does not exist. @param source file name, or "-"; kept with the import.
 * @param records each is accepted, merged with a named duplicate, or refused with line and reason.
 * @returns what became of the records; the same is stored.
 * @throws CancelledError when the signal aborts, and whatever `records` throws; then nothing of the source is stored.
 * The papers of the corpus do not depend on the order of the records; importing a source again changes none.
 * Memory does not grow with the number of records, except for 40 bytes a paper of the corpus at the end.
 */
export async function importPapers(corpusName: string, source: string, records: AsyncIterable<SourceRecord | PreparedRecord>, options: ImportOptions = {}): Promise<ImportReport> {
  const database = await openDatabase()
  try {
    return await withTightHeap(() => database.$transaction((transaction) => importInto(transaction, corpusName, source, records, options), TRANSACTION))
  } catch (error) {
    if (error instanceof NothingToKeep) return error.report
    throw error
  }
}

/** Rolls the transaction back: a corpus that no paper made it into, and of which none lacks but its abstract, is not made. */
class NothingToKeep extends Error {
  readonly report: ImportReport
  constructor(report: ImportReport) {
    super('Nothing to keep.')
    this.report = report
  }
}

async function importInto(transaction: Transaction, corpusName: string, source: string, records: AsyncIterable<SourceRecord | PreparedRecord>, options: ImportOptions): Promise<ImportReport> {
  const corpus = await ensureCorpus(transaction, corpusName)
  const batch = await transaction.importBatch.create({ data: { corpusId: corpus.id, source, format: options.format ?? 'unknown', status: 'running' } })
  const context = { transaction, corpusId: corpus.id, batchId: batch.id }
  const { touchesOlder, unusedDates, ...counts } = await importRecords(context, records, options)
  const accepted = await countNew(context)
  const { papers, contentHash } = await hashCorpus(context)
  const { refusals, ...numbers } = { ...counts, accepted }
  const report = { batchId: batch.id, corpus: corpusName.trim(), source, format: batch.format, ...numbers, papers, contentHash, refusals, merges: await listMerges(context), warnings: [...(options.warnings?.() ?? []), ...unusedDates] }
  const toComplete = await transaction.importRejection.count({ where: { batchId: batch.id, bare: { not: Prisma.AnyNull } } })
  if (corpus.isNew && papers === 0 && toComplete === 0) throw new NothingToKeep({ ...report, batchId: null })
  await transaction.importBatch.update({ where: { id: batch.id }, data: { ...numbers, warnings: report.warnings.length > 0 ? report.warnings : Prisma.DbNull, status: 'done', finishedAt: new Date() } })
  await transaction.corpus.update({ where: { id: corpus.id }, data: { contentHash } })
  if (touchesOlder) await refreshSearchIndex(transaction)
  else if (contentHash !== corpus.contentHash) await extendSearchIndex(transaction, batch.id)
  return report
}

/** Papers of this import that stand for themselves and have taken in none that was there before. */
async function countNew({ transaction, batchId }: ImportContext): Promise<number> {
  return transaction.paper.count({ where: { importBatchId: batchId, mergedIntoId: null, mergedFrom: { none: { importBatchId: { not: batchId } } } } })
}

async function listMerges({ transaction, batchId }: ImportContext): Promise<ImportReport['merges']> {
  const rows = await transaction.importRejection.findMany({ where: { batchId, kind: 'merged' }, orderBy: [{ line: 'asc' }, { id: 'asc' }], take: MAX_LISTED })
  return rows.map(({ line, reason, duplicateOf }) => ({ line, reason, duplicateOf: duplicateOf ?? '' }))
}

async function importRecords(context: ImportContext, records: AsyncIterable<SourceRecord | PreparedRecord>, options: ImportOptions): Promise<Pick<ImportReport, 'merged' | 'unchanged' | 'refused' | 'refusals'> & Pick<ChunkResult, 'touchesOlder'> & { unusedDates: string[] }> {
  const unused = createUnusedDates()
  const counts = { touchesOlder: false, merged: 0, unchanged: 0, refused: 0, refusals: [] as ImportReport['refusals'] }
  let seen = 0
  const take = async (result: ChunkResult, refused: Refusal[]) => {
    counts.merged += result.merged.length + result.unchanged
    counts.unchanged += result.unchanged
    counts.refused += refused.length
    counts.touchesOlder ||= result.touchesOlder
    counts.refusals.push(...refused.slice(0, MAX_LISTED - counts.refusals.length).map(({ line, reason }) => ({ line, reason })))
    await insertMany(context.transaction, 'ImportRejection', rejectionRows(context.batchId, result, refused), ['bare'])
    if (options.signal?.aborted) throw new CancelledError()
    options.onProgress?.(seen)
  }
  for await (const chunk of inChunks(records)) {
    const papers = chunk.filter((record): record is PreparedPaper => record.kind === 'paper')
    seen += chunk.length
    chunk.forEach(unused.add)
    await take(await importChunk(context, papers), chunk.filter((record) => record.kind === 'refused'))
  }
  await take(await joinByTitle(context), [])
  return { ...counts, unusedDates: unused.note() }
}

async function* inChunks(records: AsyncIterable<SourceRecord | PreparedRecord>): AsyncGenerator<PreparedRecord[]> {
  let chunk: PreparedRecord[] = []
  for await (const record of records) {
    if (chunk.push(prepareRecord(record)) < RECORDS_PER_CHUNK) continue
    yield chunk
    chunk = []
  }
  if (chunk.length > 0) yield chunk
}

function rejectionRows(batchId: number, { merged }: ChunkResult, refused: Refusal[]) {
  return [
    ...refused.map(({ line, reason, excerpt, bare }) => ({ batchId, kind: 'refused', line, reason, excerpt, duplicateOf: null, bare: bare ? JSON.stringify(bare) : null })),
    ...merged.map(({ line, reason, title, duplicateOf }) => ({ batchId, kind: 'merged', line, reason, excerpt: title.slice(0, 200), duplicateOf, bare: null })),
  ]
}

/** @returns papers of the corpus that stand for themselves, and the SHA-256 over their sorted content hashes. Takes 40 bytes a paper. */
export async function hashCorpus({ transaction, corpusId }: Pick<ImportContext, 'transaction' | 'corpusId'>): Promise<{ papers: number; contentHash: string | null }> {
  const papers = await transaction.paper.count({ where: { corpusId, mergedIntoId: null } })
  const digests = Buffer.alloc(papers * DIGEST_BYTES)
  for (let after = 0, filled = 0; filled < papers; ) {
    const page = await transaction.paper.findMany({ where: { corpusId, mergedIntoId: null, id: { gt: after } }, select: { id: true, contentHash: true }, orderBy: { id: 'asc' }, take: HASHES_PER_PAGE })
    for (const { contentHash } of page) digests.write(contentHash, DIGEST_BYTES * filled++, 'hex')
    after = page[page.length - 1].id
  }
  const digest = (i: number) => digests.subarray(i * DIGEST_BYTES, (i + 1) * DIGEST_BYTES)
  const order = Uint32Array.from({ length: papers }, (_, i) => i).sort((a, b) => digests.compare(digests, b * DIGEST_BYTES, (b + 1) * DIGEST_BYTES, a * DIGEST_BYTES, (a + 1) * DIGEST_BYTES))
  const hash = createHash('sha256')
  for (const i of order) hash.update(digest(i))
  return { papers, contentHash: papers === 0 ? null : hash.digest('hex') }
}
