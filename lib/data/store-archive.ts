/**
 * A run from another Paperdrift, into this database: all of it in one transaction, or nothing.
 * In: RunArchive, from ../sources/run-archive.ts.   Out: rows of Corpus, Paper, Run and what belongs to it.
 */
import { InvalidInputError } from '../domain/errors.ts'
import type { ArchivedRun, ArchiveRow, RunArchive } from '../domain/run-archive.ts'
import { ensureCorpus } from './corpora.ts'
import { openDatabase, type Prisma, type Transaction } from './database.ts'
import { hashCorpus, TRANSACTION } from './imports.ts'
import { insertMany, type Row } from './insert-many.ts'
import { refreshSearchIndex } from './search-index.ts'

export interface StoredArchive {
  runId: string
  corpus: string
  papers: number
}

/** @returns finished runs here that were made from the same papers with the same options: the archive may be one of them. */
export async function findTwinRuns({ manifestHash }: ArchivedRun): Promise<string[]> {
  const database = await openDatabase()
  return (await database.run.findMany({ where: { manifestHash, status: 'done' }, select: { id: true }, orderBy: { id: 'asc' } })).map(({ id }) => id)
}

/**
 * @param file kept with the import. @param corpusName default the archive's: made if there is none; one that is there must hold the same papers.
 * @returns the run, under its own id or, if that is taken, the next free one.
 * @throws InvalidInputError if the corpus holds other papers, or the rows do not fit together; then nothing is stored.
 */
export async function storeRunArchive(archive: RunArchive, file: string, corpusName = archive.run.corpusName): Promise<StoredArchive> {
  const database = await openDatabase()
  return database.$transaction(async (transaction) => {
    const corpusId = await corpusFor(transaction, archive.run, corpusName)
    const paperIds = await storePapers(transaction, archive, corpusId, file)
    const { contentHash } = await hashCorpus({ transaction, corpusId })
    if (contentHash !== archive.run.corpusHash) throw new InvalidInputError('The archive cannot be used: its papers are not those that its manifest names. Nothing was imported.')
    await transaction.corpus.update({ where: { id: corpusId }, data: { contentHash } })
    const runId = await storeRunRow(transaction, archive, corpusId)
    await storeTables(transaction, archive, runId, paperIds)
    await refreshSearchIndex(transaction)
    return { runId, corpus: corpusName.trim(), papers: paperIds.length }
  }, TRANSACTION)
}

async function corpusFor(transaction: Transaction, { corpusHash }: ArchivedRun, name: string): Promise<number> {
  const { id, isNew } = await ensureCorpus(transaction, name)
  if (isNew) return id
  const { contentHash } = await transaction.corpus.findUniqueOrThrow({ where: { id } })
  if (contentHash !== corpusHash) throw new InvalidInputError(`The corpus "${name}" is there and holds other papers than the archive: choose another name with --corpus NAME.`)
  return id
}

/** @returns the database's id of each paper of the archive, in its order. */
async function storePapers(transaction: Transaction, archive: RunArchive, corpusId: number, file: string): Promise<number[]> {
  const ids: number[] = []
  const merged: { place: number; into: number }[] = []
  let batchId: number | null = null
  for await (const chunk of archive.rows('papers')) {
    const known = await idsOf(transaction, corpusId, chunk)
    const isNew = chunk.map((paper) => !known.has(mark(paper)))
    if (isNew.includes(true)) {
      batchId ??= (await transaction.importBatch.create({ data: { corpusId, source: file, format: 'paperdrift', status: 'done', finishedAt: new Date() } })).id
      const rows = chunk.flatMap((paper, i) => (isNew[i] ? [paperRow(paper, corpusId, batchId!, ids.length + i)] : []))
      await insertMany(transaction, 'Paper', rows, ['authors', 'keywords'])
    }
    const stored = isNew.includes(true) ? await idsOf(transaction, corpusId, chunk) : known
    const keys = chunk.flatMap((paper, i) => (isNew[i] ? paper.keys.map((key) => ({ corpusId, key, paperId: stored.get(mark(paper))! })) : []))
    await insertMany(transaction, 'PaperKey', keys)
    chunk.forEach((paper, i) => {
      if (isNew[i] && paper.mergedInto !== null) merged.push({ place: ids.length + i, into: paper.mergedInto })
    })
    ids.push(...chunk.map((paper) => stored.get(mark(paper))!))
  }
  for (const { place, into } of merged) await transaction.paper.update({ where: { id: ids[place] }, data: { mergedIntoId: requirePaper(ids, into) } })
  if (batchId !== null) await transaction.importBatch.update({ where: { id: batchId }, data: { accepted: await transaction.paper.count({ where: { importBatchId: batchId, mergedIntoId: null } }) } })
  return ids
}

const mark = ({ sourceId, contentHash }: { sourceId: string; contentHash: string }): string => `${contentHash} ${sourceId}`

async function idsOf(transaction: Transaction, corpusId: number, papers: ArchiveRow<'papers'>[]): Promise<Map<string, number>> {
  const rows = await transaction.paper.findMany({ where: { corpusId, sourceId: { in: papers.map(({ sourceId }) => sourceId) } }, select: { id: true, sourceId: true, contentHash: true } })
  return new Map(rows.map((row) => [mark(row), row.id]))
}

function paperRow(paper: ArchiveRow<'papers'>, corpusId: number, importBatchId: number, place: number): Row {
  const { identity, mergedInto, keys: _, authors, keywords, ...fields } = paper
  return { corpusId, identity: mergedInto === null ? identity : `merged:archive ${importBatchId}.${place}`, ...fields, authors: JSON.stringify(authors), keywords: JSON.stringify(keywords), importBatchId, importLine: place + 1 }
}

async function storeRunRow(transaction: Transaction, archive: RunArchive, corpusId: number): Promise<string> {
  const { id, corpusName: _, corpusHash: __, createdAt, finishedAt, options, timingsMs, metrics, trends, peakRssBytes, ...fields } = archive.run
  let runId = id
  for (let n = 2; await transaction.run.findUnique({ where: { id: runId }, select: { id: true } }); n++) runId = `${id.replace(/-\d+$/, '')}-${n}`
  const model = await archive.fittedModel()
  const json = (value: unknown) => (value === null ? undefined : (value as Prisma.InputJsonValue))
  await transaction.run.create({
    data: {
      ...fields, id: runId, corpusId, status: 'done', progress: 1, createdAt: new Date(createdAt), finishedAt: finishedAt && new Date(finishedAt), options: json(options)!,
      timingsMs: json(timingsMs), metrics: json(metrics), trends: json(trends), peakRssBytes: peakRssBytes === null ? null : BigInt(peakRssBytes), fittedModel: model && Buffer.from(model),
    },
  })
  return runId
}

async function storeTables(transaction: Transaction, archive: RunArchive, runId: string, paperIds: number[]): Promise<void> {
  const { k } = archive.run
  for await (const themes of archive.rows('themes')) {
    const rows = themes.map(({ terms, metrics, representatives, trend, venueShares, ...theme }) => ({
      runId, ...theme, terms: JSON.stringify(terms), metrics: JSON.stringify(metrics), representatives: JSON.stringify(representatives.map((place) => requirePaper(paperIds, place))),
      trend: trend && JSON.stringify(trend), venueShares: venueShares && JSON.stringify(venueShares),
    }))
    await insertMany(transaction, 'Theme', rows, ['terms', 'metrics', 'representatives', 'trend', 'venueShares'])
  }
  for await (const assignments of archive.rows('assignments')) {
    const rows = assignments.map(({ paper, reasons, runnerUpReasons, ...place }) => {
      if (place.themeIndex >= k || (place.runnerUpIndex ?? 0) >= k) throw new InvalidInputError(`The archive cannot be used: assignments.jsonl names a theme that is not there. Nothing was imported.`)
      return { runId, paperId: requirePaper(paperIds, paper), ...place, reasons: JSON.stringify(reasons), runnerUpReasons: JSON.stringify(runnerUpReasons) }
    })
    await insertMany(transaction, 'Assignment', rows, ['reasons', 'runnerUpReasons'])
  }
  for await (const rows of archive.rows('trends')) await insertMany(transaction, 'TrendPoint', rows.map((row) => ({ runId, ...row })))
  for await (const rows of archive.rows('links')) await insertMany(transaction, 'ThemeLink', rows.map((row) => ({ runId, ...row })))
  for await (const rows of archive.rows('candidates')) await insertMany(transaction, 'KCandidate', rows.map((row) => ({ runId, ...row })))
}

function requirePaper(paperIds: number[], place: number): number {
  if (place >= paperIds.length) throw new InvalidInputError(`The archive cannot be used: it names paper ${place} of ${paperIds.length}. Nothing was imported.`)
  return paperIds[place]
}
