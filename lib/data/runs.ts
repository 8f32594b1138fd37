/**
 * Runs on disk: begun, watched, stored in one transaction, found again.
 * In: RunResult, from ../pipeline/run.ts.   Out: rows of Run, Theme, Assignment and TrendPoint, read by ./themes.ts, ./papers.ts and the pages.
 */
import { createHash } from 'node:crypto'
import { NotFoundError } from '../domain/errors.ts'
import type { RunOptions } from '../domain/run-options.ts'
import type { RunQuality, RunResult, RunStatus, TimingsMs } from '../domain/run.ts'
import { openDatabase, type Prisma, type Transaction } from './database.ts'
import { insertMany } from './insert-many.ts'
import { makeMap, type MapWriter } from './map-file.ts'
import { encodeNearest } from './nearest-papers.ts'
import { programVersion } from './settings.ts'
import { termRows } from './term-papers.ts'

export interface RunSummary {
  id: string
  corpusId: number
  corpusName: string
  status: RunStatus
  stage: string | null
  /** 0 … 1. */
  progress: number
  createdAt: Date
  finishedAt: Date | null
  error: string | null
  options: RunOptions
  seed: number
  engine: string
  space: string
  k: number | null
  documents: number | null
  skipped: number | null
  inertia: number | null
  iterations: number | null
  timingsMs: TimingsMs | null
  quality: RunQuality | null
  peakRssBytes: number | null
  /** Why k is what it is; null if it was given. */
  kReason: string | null
  /** Of the program that made it; null if not known. */
  version: string | null
}

// A run whose process has not reported for this long is taken for dead; a live one reports every second.
const DEAD_AFTER_MS = 60_000
const STORE_TIMEOUT_MS = 600_000

/**
 * Begin a run: status running.
 * @param corpus its id and content hash. @param options complete, validated.
 * @returns the run's id, made from its manifest: equal papers, options and program give equal ids, a repetition gets "-2".
 */
export async function beginRun(corpus: { id: number; contentHash: string | null }, options: RunOptions): Promise<string> {
  const database = await openDatabase()
  const { threads: _, ...decisive } = options
  const manifest = { version: programVersion(), corpus: corpus.contentHash, options: decisive }
  const manifestHash = createHash('sha256').update(JSON.stringify(manifest)).digest('hex')
  return database.$transaction(async (transaction) => {
    const earlier = await transaction.run.findMany({ where: { manifestHash }, select: { id: true } })
    // Not their number: some may have been removed.
    const last = Math.max(0, ...earlier.map(({ id }) => Number(id.split('-')[1] ?? 1)))
    const id = manifestHash.slice(0, 10) + (last ? `-${last + 1}` : '')
    await transaction.run.create({
      data: {
        id, corpusId: corpus.id, status: 'running', pid: process.pid, heartbeatAt: new Date(), options,
        seed: options.seed, engine: options.engine, space: options.space, manifestHash, version: manifest.version,
      },
    })
    return id
  })
}

/** Note how far a run is; also its sign of life. Does nothing to a run that has ended. */
export async function noteProgress(runId: string, stage: string, progress: number): Promise<void> {
  const database = await openDatabase()
  await database.run.updateMany({ where: { id: runId, status: 'running' }, data: { stage, progress, heartbeatAt: new Date() } })
}

/**
 * Store what a run found and mark it done, in one transaction: readers see all of it or nothing.
 * @param peakRssBytes largest memory of the process. @param mapWriter how its map is written.
 * The time that storing took becomes timingsMs.store.
 */
export async function storeRun(runId: string, result: RunResult, peakRssBytes: number, mapWriter: MapWriter): Promise<void> {
  const database = await openDatabase()
  const startedAt = performance.now()
  await database.$transaction(async (transaction) => {
    await insertMany(transaction, 'Theme', [...themeRows(runId, result), ...parentRows(runId, result)], ['terms', 'metrics', 'representatives', 'trend', 'venueShares'])
    await insertMany(transaction, 'Assignment', assignmentRows(runId, result), ['reasons', 'runnerUpReasons'])
    await insertMany(transaction, 'TrendPoint', result.trendPoints.map((point) => ({ runId, ...point })))
    await insertMany(transaction, 'KCandidate', (result.kChoice?.candidates ?? []).map((candidate) => ({ runId, ...candidate })))
    await insertMany(transaction, 'ThemeLink', result.links.map((link) => ({ runId, ...link })))
    await insertMany(transaction, 'TermPapers', termRows(runId, result.termPapers))
    const map = await makeMap(runId, mapWriter, transaction)
    const storeMs = Math.round(performance.now() - startedAt)
    const timingsMs = { ...result.timingsMs, store: storeMs, total: result.timingsMs.total + storeMs }
    await markDone(transaction, runId, result, { timingsMs, peakRssBytes: BigInt(peakRssBytes), ...map })
  }, { timeout: STORE_TIMEOUT_MS, maxWait: STORE_TIMEOUT_MS })
}

/** Note that a run ended without a result. @param status failed or cancelled. @param error the sentence for people. */
export async function endRun(runId: string, status: 'failed' | 'cancelled', error: string): Promise<void> {
  const database = await openDatabase()
  await database.run.updateMany({ where: { id: runId, status: 'running' }, data: { status, error, finishedAt: new Date() } })
}

/** Mark runs whose process died as failed, so that nobody waits for them. */
export async function endDeadRuns(): Promise<void> {
  const database = await openDatabase()
  await database.run.updateMany({
    where: { status: 'running', heartbeatAt: { lt: new Date(Date.now() - DEAD_AFTER_MS) } },
    data: { status: 'failed', error: 'The process stopped before the run was finished. Nothing of it was stored; start it again.', finishedAt: new Date() },
  })
}

/** @returns runs, newest first; of one corpus if `corpusId` is given. */
export async function listRuns(corpusId?: number): Promise<RunSummary[]> {
  const database = await openDatabase()
  const rows = await database.run.findMany({ where: { corpusId }, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], include: { corpus: { select: { name: true } } } })
  return rows.map(toSummary)
}

/** @returns the run, or null if there is none of that id. */
export async function findRun(runId: string): Promise<RunSummary | null> {
  const database = await openDatabase()
  const row = await database.run.findUnique({ where: { id: runId }, include: { corpus: { select: { name: true } } } })
  return row && toSummary(row)
}

/**
 * @param name a run's id, or "latest" for the newest finished run.
 * @throws NotFoundError if there is no such run, or it has no result.
 */
export async function findFinishedRun(name: string): Promise<RunSummary> {
  const runs = await listRuns()
  const run = name === 'latest' ? runs.find((candidate) => candidate.status === 'done') : runs.find((candidate) => candidate.id === name)
  if (!run) throw new NotFoundError(name === 'latest' ? 'There is no finished run yet. Start one with: paperdrift cluster' : `There is no run "${name}". List them with: paperdrift runs`)
  if (run.status !== 'done') throw new NotFoundError(`Run "${name}" has no result: it is ${run.status}.`)
  return run
}

function themeRows(runId: string, result: RunResult) {
  return result.themes.map((theme) => ({
    runId, index: theme.index, key: theme.key, label: theme.label, automaticLabel: theme.automaticLabel, labelNote: theme.labelNote, size: theme.size,
    terms: JSON.stringify(theme.terms), metrics: JSON.stringify(theme.metrics), x: theme.x, y: theme.y, level: 0, parentIndex: theme.parentIndex === null ? null : result.k + theme.parentIndex,
    place: theme.place, representatives: JSON.stringify(theme.representatives), trend: JSON.stringify(theme.trend),
    venueShares: JSON.stringify(result.venueShares.filter(({ themeIndex }) => themeIndex === theme.index)),
  }))
}

function parentRows(runId: string, result: RunResult) {
  return result.parents.map((parent) => ({
    runId, index: result.k + parent.index, key: `parent-${parent.key}`, label: parent.label, automaticLabel: parent.label, labelNote: null, size: parent.size,
    terms: JSON.stringify(parent.terms), metrics: '{}', x: 0, y: 0, level: 1, parentIndex: null, place: parent.index, representatives: '[]', trend: null, venueShares: null,
  }))
}

function assignmentRows(runId: string, result: RunResult) {
  return result.placements.map((place) => ({
    runId, paperId: place.paperId, themeIndex: place.themeIndex, similarity: place.similarity, runnerUpIndex: place.runnerUpIndex,
    margin: place.margin, isWeakFit: place.isWeakFit, isMisplaced: place.isMisplaced, windowTheme: place.windowTheme, x: place.x, y: place.y, reasons: JSON.stringify(place.reasons), runnerUpReasons: JSON.stringify(place.runnerUpReasons),
  }))
}

async function markDone(transaction: Transaction, runId: string, result: RunResult, stored: Pick<Prisma.RunUpdateInput, 'timingsMs' | 'peakRssBytes' | 'mapFile' | 'mapNames'>): Promise<void> {
  await transaction.run.update({
    where: { id: runId },
    data: {
      status: 'done', stage: null, progress: 1, finishedAt: new Date(), k: result.k, documents: result.documents, skipped: result.skipped,
      inertia: result.inertia, iterations: result.iterations, ...stored, metrics: { ...result.quality },
      kReason: result.kChoice?.reason ?? null, trends: result.trends as unknown as Prisma.InputJsonValue,
      fittedModel: Buffer.from(result.fittedModel), nearest: encodeNearest(result.placements, result.nearest),
    },
  })
}

type RunRow = Awaited<ReturnType<Awaited<ReturnType<typeof openDatabase>>['run']['findFirstOrThrow']>> & { corpus: { name: string } }

function toSummary(row: RunRow): RunSummary {
  const { corpus, pid: _pid, heartbeatAt: _heartbeat, manifestHash: _hash, peakRssBytes, fittedModel: _model, mapFile: _map, mapNames: _names, nearest: _nearest, trends: _trends, metrics, ...rest } = row
  return {
    ...rest, corpusName: corpus.name, status: rest.status as RunStatus, options: rest.options as unknown as RunOptions,
    timingsMs: rest.timingsMs as TimingsMs | null, quality: metrics as unknown as RunQuality | null,
    peakRssBytes: peakRssBytes === null ? null : Number(peakRssBytes),
  }
}
