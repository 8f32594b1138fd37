/**
 * A run from another Paperdrift, into this database: all of it in one transaction, or nothing.
 * In: RunArchive, from ../sources/run-archive.ts.   Out: rows of Corpus, Paper, Run and what belongs to it.
 */
import { InvalidInputError } from '../domain/errors.ts'
import type { ArchivedRun, RunArchive } from '../domain/run-archive.ts'
import { requirePlace, storeArchivedPapers } from './archived-papers.ts'
import { ensureCorpus } from './corpora.ts'
import { openDatabase, type Prisma, type Transaction } from './database.ts'
import { hashCorpus, TRANSACTION } from './imports.ts'
import { insertMany } from './insert-many.ts'
import { makeMap, type MapWriter } from './map-file.ts'
import { renumberNearest } from './nearest-papers.ts'
import { refreshSearchIndex } from './search-index.ts'
import { packIds, unpackIds } from './term-papers.ts'

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
 * @param file named as the papers' source if the archive does not tell it. @param mapWriter how its map is written.
 * @param corpusName default the archive's: made if there is none; one that is there must hold the same papers.
 * @returns the run, under its own id or, if that is taken, the next free one.
 * @throws InvalidInputError if the corpus holds other papers, or the rows do not fit together; then nothing is stored.
 */
export async function storeRunArchive(archive: RunArchive, file: string, mapWriter: MapWriter, corpusName = archive.run.corpusName): Promise<StoredArchive> {
  const database = await openDatabase()
  return database.$transaction(async (transaction) => {
    const corpus = await ensureCorpus(transaction, corpusName)
    const target = { transaction, corpusId: corpus.id, isNew: corpus.isNew }
    if (!corpus.isNew && corpus.contentHash !== archive.run.corpusHash) throw new InvalidInputError(`The corpus "${corpusName}" is there and holds other papers than the archive: choose another name with --corpus NAME.`)
    const paperIds = await storeArchivedPapers(target, archive, file)
    const { papers, contentHash } = await hashCorpus(target)
    if (contentHash !== archive.run.corpusHash) throw new InvalidInputError('The archive cannot be used: its papers are not those that its manifest names. Nothing was imported.')
    if (corpus.isNew) await transaction.corpus.update({ where: { id: corpus.id }, data: { contentHash, proposedFor: archive.areProposalsCurrent ? contentHash : null } })
    const runId = await storeRunRow(transaction, archive, corpus.id)
    const placed = await storeTables(transaction, archive, runId, paperIds)
    await transaction.run.update({ where: { id: runId }, data: { ...(await makeMap(runId, mapWriter, transaction)), nearest: await nearestOf(archive, placed, paperIds) } })
    await refreshSearchIndex(transaction)
    return { runId, corpus: corpusName.trim(), papers }
  }, TRANSACTION).catch((error: Error) => {
    const table = REPEATED.exec(error.message)?.slice(1).find(Boolean)
    throw table ? new InvalidInputError(`The archive cannot be used: it has a row of ${table} twice. Nothing was imported.`, error) : error
  })
}

// In the words of SQLite and of PostgreSQL.
const REPEATED = /UNIQUE constraint failed: (\w+)\.|duplicate key value violates unique constraint "([A-Za-z]+)/

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

/** @returns the database's ids of the papers that have a place, in the order of the archive. */
async function storeTables(transaction: Transaction, archive: RunArchive, runId: string, paperIds: number[]): Promise<number[]> {
  const { k } = archive.run
  const placed: number[] = []
  let found = 0
  for await (const themes of archive.rows('themes')) {
    const rows = themes.map(({ terms, metrics, representatives, trend, venueShares, ...theme }) => ({
      runId, ...theme, terms: JSON.stringify(terms), metrics: JSON.stringify(metrics), representatives: JSON.stringify(representatives.map((place) => requirePlace(paperIds, place, 'paper'))),
      trend: trend && JSON.stringify(trend), venueShares: venueShares && JSON.stringify(venueShares),
    }))
    await insertMany(transaction, 'Theme', rows, ['terms', 'metrics', 'representatives', 'trend', 'venueShares'])
    found += themes.filter(({ level, index }) => level === 0 && index < k).length
  }
  if (found !== k) throw new InvalidInputError(`The archive cannot be used: themes.jsonl has ${found} themes where its manifest says ${k}. Nothing was imported.`)
  for await (const assignments of archive.rows('assignments')) {
    const rows = assignments.map(({ paper, isMisplaced = null, windowTheme = null, reasons, runnerUpReasons, ...place }) => {
      if (place.themeIndex >= k || (place.runnerUpIndex ?? 0) >= k) throw new InvalidInputError(`The archive cannot be used: assignments.jsonl names a theme that is not there. Nothing was imported.`)
      return { runId, paperId: requirePlace(paperIds, paper, 'paper'), ...place, isMisplaced, windowTheme, reasons: JSON.stringify(reasons), runnerUpReasons: JSON.stringify(runnerUpReasons) }
    })
    placed.push(...rows.map(({ paperId }) => paperId))
    await insertMany(transaction, 'Assignment', rows, ['reasons', 'runnerUpReasons'])
  }
  for await (const rows of archive.rows('terms')) {
    const idsOf = (papers: string) => Int32Array.from(unpackIds(Buffer.from(papers, 'base64')), (place) => requirePlace(paperIds, place, 'paper')).sort()
    await insertMany(transaction, 'TermPapers', rows.map(({ term, papers }) => ({ runId, term, papers: packIds(idsOf(papers)) })))
  }
  for await (const rows of archive.rows('trends')) await insertMany(transaction, 'TrendPoint', rows.map((row) => ({ runId, ...row })))
  for await (const rows of archive.rows('links')) await insertMany(transaction, 'ThemeLink', rows.map((row) => ({ runId, ...row })))
  for await (const rows of archive.rows('candidates')) await insertMany(transaction, 'KCandidate', rows.map((row) => ({ runId, ...row })))
  return placed
}

async function nearestOf(archive: RunArchive, placed: number[], paperIds: number[]): Promise<Uint8Array<ArrayBuffer> | null> {
  const bytes = await archive.nearest()
  if (!bytes) return null
  const renumbered = renumberNearest(bytes, placed, (name) => requirePlace(paperIds, name - 1, 'paper'))
  if (!renumbered) throw new InvalidInputError('The archive cannot be used: nearest.bin is not of as many papers as have a place. Nothing was imported.')
  return renumbered
}
