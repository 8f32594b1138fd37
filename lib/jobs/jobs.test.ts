/** The queue with real processes on a database in a temporary folder; the program they run obeys the test. */
import { spawn, type ChildProcess } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { closeDatabase, openDatabase, openJobsDatabase } from '../data/database.ts'
import { insertJob, requireJob } from '../data/jobs.ts'
import { acquireLock } from '../data/lock.ts'
import { beginRun, findRun } from '../data/runs.ts'
import type { Job, JobStatus } from '../domain/job.ts'
import { runOptionsSchema } from '../domain/run-options.ts'
import { cancelJob } from './cancel-job.ts'
import { drainQueue } from './drain-queue.ts'
import { startImport, startRun } from './start-job.ts'
import { makeFolder } from './upload-folders.ts'
import { wakeWorker } from './wake-worker.ts'
import { lookAfterJobs, watchJob } from './watch-job.ts'

/** Obeys words: say JSON, fail SENTENCE, throw WORD, die, sleep MS, stubborn JSON (news; does not end when asked), news JSON (ends when somebody has seen it: the file "seen"); notes when it begins and ends. */
const PROGRAM = `
import { appendFileSync, existsSync } from 'node:fs'
const [order, word, name = word] = process.argv.slice(2)
const note = (what) => appendFileSync(process.env.JOBS_LOG, what + ' ' + name + '\\n')
note('begin')
process.once('disconnect', () => { note('left'); process.exit(130) })
process.channel.unref()
if (order === 'say') process.stdout.write(word)
if (order === 'fail') { process.stderr.write('Something else.\\n' + word + '\\n'); process.exitCode = 2 }
if (order === 'die') process.kill(process.pid, 'SIGKILL')
if (order === 'throw') throw new TypeError(word)
if (order === 'news') process.send(JSON.parse(word))
if (order === 'stubborn') process.on('SIGTERM', () => {})
if (order === 'stubborn') process.send(JSON.parse(word))
if (order === 'sleep') process.once('SIGTERM', () => { note('asked'); process.exit(130) })
while (order === 'news' && !existsSync(process.env.JOBS_LOG + '-seen')) await new Promise((resolve) => setTimeout(resolve, 50))
if (order === 'die' || order === 'throw' || order === 'stubborn' || order === 'sleep') await new Promise((resolve) => setTimeout(resolve, Number(word) || (order === 'stubborn' ? 30_000 : 1200)))
note('end')
`

// The machine may be busy.
const PATIENT = { timeout: 20_000 }

let folder: string
let program: string
let workers: ChildProcess[]
const before = { url: process.env.DATABASE_URL, root: process.env.PAPERDRIFT_ROOT, log: process.env.JOBS_LOG }

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'paperdrift-jobs-'))
  program = path.join(folder, 'program.mjs')
  writeFileSync(program, PROGRAM)
  workers = []
  process.env.DATABASE_URL = `file:${path.join(folder, 'test.db')}`
  process.env.JOBS_LOG = path.join(folder, 'log')
  writeFileSync(process.env.JOBS_LOG, '')
})
afterEach(async () => {
  for (const worker of workers) if (worker.exitCode === null && worker.signalCode === null) worker.kill('SIGKILL')
  await closeDatabase()
  process.env.DATABASE_URL = before.url
  if (before.root === undefined) delete process.env.PAPERDRIFT_ROOT
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
})

const log = () => readFileSync(process.env.JOBS_LOG!, 'utf8').trim().split('\n').filter(Boolean)
const queue = (...words: string[]): Promise<Job> => insertJob({ kind: 'import', corpus: 'c', subject: 'x', words, folder: null })
const statuses = async (...jobs: Job[]) => Promise.all(jobs.map(async ({ id }) => (await requireJob(id)).status))

/** A worker as the dashboard starts one, but with the program above. */
function startWorker(): ChildProcess {
  const code = `const { drainQueue } = await import('./lib/jobs/drain-queue.ts'); await drainQueue(${JSON.stringify(program)}); const { closeDatabase } = await import('./lib/data/database.ts'); await closeDatabase()`
  const worker = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code], { cwd: path.resolve(import.meta.dirname, '../..'), stdio: ['ignore', 'ignore', 'inherit'] })
  workers.push(worker)
  return worker
}

const ended = (worker: ChildProcess) => new Promise((resolve) => worker.once('exit', resolve))

async function until(job: Job, status: JobStatus): Promise<Job> {
  for (const deadline = Date.now() + PATIENT.timeout; Date.now() < deadline; await sleep(50)) {
    const now = await requireJob(job.id)
    if (now.status === status) return now
  }
  throw new Error(`Job ${job.id} did not become ${status}: ${JSON.stringify(await requireJob(job.id))}`)
}

describe('the queue', () => {
  test('takes one job after the other, in the order they came, and goes on after one that fails', async () => {
    const jobs = [await queue('say', '{"accepted":3}', 'a'), await queue('fail', 'k must be 2. Got 3.', 'b'), await queue('die', 'c'), await queue('say', 'no json', 'd'), await queue('throw', 'Broken.', 'e')]
    await drainQueue(program)
    expect(log()).toEqual(['begin a', 'end a', 'begin b', 'end b', 'begin c', 'begin d', 'end d', 'begin e'])
    const [a, b, c, d, e] = await Promise.all(jobs.map(({ id }) => requireJob(id)))
    expect(a).toMatchObject({ status: 'done', result: { accepted: 3 }, error: null, progress: 1 })
    expect(b).toMatchObject({ status: 'failed', error: 'k must be 2. Got 3.', result: null })
    expect(c).toMatchObject({ status: 'failed', error: expect.stringContaining('ended from outside (SIGKILL)') })
    expect(d).toMatchObject({ status: 'done', result: null })
    expect(e).toMatchObject({ status: 'failed', error: 'TypeError: Broken.' })
    for (const job of [a, b, c, d, e]) expect(job.finishedAt!.getTime()).toBeGreaterThanOrEqual(job.startedAt!.getTime())
  })

  test('two workers at once share the work without ever doing two jobs at the same time', async () => {
    const jobs = [await queue('sleep', '400', 'a'), await queue('sleep', '400', 'b'), await queue('sleep', '400', 'c')]
    const both = [startWorker(), startWorker()].map(ended)
    await until(jobs[1], 'running')
    const late = await queue('say', '1', 'd')
    await Promise.all([...both, ended(startWorker())])
    expect(log()).toEqual(['a', 'b', 'c', 'd'].flatMap((name) => [`begin ${name}`, `end ${name}`]))
    expect(await statuses(...jobs, late)).toEqual(['done', 'done', 'done', 'done'])
  })

  test('shows what the process tells: stage, progress, papers, their rate and the run', async () => {
    const { corpus } = await makeCorpus()
    const runId = await beginRun(corpus, { ...runOptionsSchema.parse({}), threads: 1 })
    const job = await queue('news', JSON.stringify({ stage: 'lsa', progress: 0.25, papers: 500, runId }), 'a')
    const seen: Job[] = []
    const worker = drainQueue(program)
    for await (const state of watchJob(job.id, AbortSignal.timeout(PATIENT.timeout))) {
      seen.push(state)
      if (state.papersPerSecond !== null) writeFileSync(`${process.env.JOBS_LOG}-seen`, '')
    }
    writeFileSync(`${process.env.JOBS_LOG}-seen`, '')
    await worker
    const running = seen.find((state) => state.stage === 'lsa')
    expect(running).toMatchObject({ status: 'running', progress: 0.25, papers: 500, runId })
    expect(seen.find((state) => state.papersPerSecond)?.papersPerSecond).toBeLessThanOrEqual(500)
    expect(seen.at(-1)).toMatchObject({ status: 'done', progress: 1 })
  })

  test('removes the folder of an upload when its import has ended, and no other folder', async () => {
    const own = await makeFolder()
    const jobs = [await insertJob({ kind: 'import', corpus: 'c', subject: 'x', words: ['fail', 'No.', 'a'], folder: own }), await insertJob({ kind: 'import', corpus: 'c', subject: 'x', words: ['say', '1', 'b'], folder })]
    await drainQueue(program)
    expect(await statuses(...jobs)).toEqual(['failed', 'done'])
    expect([existsSync(own), existsSync(folder)]).toEqual([false, true])
  })
})

describe('a worker', () => {
  test('that cannot start leaves the jobs waiting, and they say why', async () => {
    const job = await queue('say', '1', 'a')
    mkdirSync(path.join(folder, 'scripts'))
    writeFileSync(path.join(folder, 'scripts', 'paperdrift.mjs'), "throw new TypeError('Nothing is installed')")
    process.env.PAPERDRIFT_ROOT = folder
    wakeWorker()
    if (before.root === undefined) delete process.env.PAPERDRIFT_ROOT
    else process.env.PAPERDRIFT_ROOT = before.root
    await expect.poll(async () => (await requireJob(job.id)).error, PATIENT).toBe('It waits, as the process that would work on it could not start: TypeError: Nothing is installed. It is tried again while this page is open.')
    expect((await requireJob(job.id)).status).toBe('queued')
    await drainQueue(program)
    expect(await requireJob(job.id)).toMatchObject({ status: 'done', error: null })
  })
})

describe('cancelling', () => {
  test('ends a running job at once, and the next one begins', async () => {
    const [job, next] = [await queue('sleep', '30000', 'a'), await queue('say', '1', 'b')]
    const worker = drainQueue(program)
    await until(job, 'running')
    await expect.poll(log, PATIENT).toEqual(['begin a'])
    await cancelJob(job.id)
    await worker
    expect(log()).toEqual(['begin a', 'asked a', 'begin b', 'end b'])
    expect(await requireJob(job.id)).toMatchObject({ status: 'cancelled', error: null })
    expect((await requireJob(next.id)).status).toBe('done')
  })

  test('ends a process that does not listen, and says so of its run', async () => {
    const { corpus } = await makeCorpus()
    const runId = await beginRun(corpus, { ...runOptionsSchema.parse({}), threads: 1 })
    const job = await queue('stubborn', JSON.stringify({ runId }), 'a')
    const worker = drainQueue(program)
    await until(job, 'running')
    await expect.poll(async () => (await requireJob(job.id)).runId, PATIENT).toBe(runId)
    await cancelJob(job.id)
    await worker
    expect(log()).toEqual(['begin a'])
    expect((await requireJob(job.id)).status).toBe('cancelled')
    expect(await findRun(runId)).toMatchObject({ status: 'cancelled' })
  })

  test('takes a waiting job out of the queue, does nothing to one that has ended, and knows when there is none', async () => {
    const [first, second] = [await queue('say', '1', 'a'), await queue('say', '2', 'b')]
    expect((await cancelJob(first.id)).status).toBe('cancelled')
    await drainQueue(program)
    expect(log()).toEqual(['begin b', 'end b'])
    expect((await cancelJob(second.id)).status).toBe('done')
    for (const id of [99, 0, 1.5, Number.NaN, 1e20]) await expect(cancelJob(id)).rejects.toThrow(`There is no job ${id}.`)
  })
})

describe('a worker that is killed', () => {
  test('takes its job with it; the next look says what became of it and the queue goes on', async () => {
    const { corpus } = await makeCorpus()
    const runId = await beginRun(corpus, { ...runOptionsSchema.parse({}), threads: 1 })
    const [job, next] = [await queue('sleep', '30000', 'a'), await queue('say', '1', 'b')]
    const worker = startWorker()
    await until(job, 'running')
    await expect.poll(log, PATIENT).toEqual(['begin a'])
    worker.kill('SIGKILL')
    await ended(worker)
    await expect.poll(log, PATIENT).toEqual(['begin a', 'left a'])
    await age(job, { runId })
    process.env.PAPERDRIFT_ROOT = folder // Nothing to start there: what follows is the look alone.
    expect((await lookAfterJobs()).map(({ status }) => status)).toEqual(['queued', 'failed'])
    expect((await requireJob(job.id)).error).toBe('Interrupted: its process ended without a word. Nothing of it was stored; start it again.')
    expect(await findRun(runId)).toMatchObject({ status: 'failed', error: expect.stringContaining('start it again') })
    await drainQueue(program)
    expect((await requireJob(next.id)).status).toBe('done')
  })

  test('is told from one that is only slow, since that one still holds the lock', async () => {
    const job = await queue('sleep', '1500', 'a')
    const worker = drainQueue(program)
    await until(job, 'running')
    await age(job, {})
    expect((await lookAfterJobs())[0].status).toBe('running')
    await worker
    expect((await requireJob(job.id)).status).toBe('done')
  })
})

test('the lock is held by one, and free again when its holder is killed', async () => {
  await openDatabase()
  const job = await queue('sleep', '30000', 'a')
  const worker = startWorker()
  await until(job, 'running')
  expect(await acquireLock('worker', 0)).toBeNull()
  worker.kill('SIGKILL')
  await ended(worker)
  const release = await acquireLock('worker', 1000)
  expect(release).not.toBeNull()
  expect(await acquireLock('worker', 0)).toBeNull()
  await release!()
})

test('jobs are started and watched while an import holds the write lock of the database', async () => {
  const database = await openDatabase()
  await database.$transaction(async (transaction) => {
    await transaction.corpus.create({ data: { name: 'half' } })
    const job = await queue('say', '1', 'a')
    await drainQueue(program)
    expect((await requireJob(job.id)).status).toBe('done')
  }, { timeout: 20_000 })
})

test('a run needs a corpus that is there, or that a job before it will make', async () => {
  await makeCorpus()
  const { namer: _, ...options } = runOptionsSchema.parse({ k: 12 })
  await expect(startRun('coming', options)).rejects.toThrow('There is no corpus "coming". There is "test".')
  await insertJob({ kind: 'import', corpus: 'coming', subject: 'x', words: [], folder: null })
  process.env.PAPERDRIFT_ROOT = folder // Nothing to start there.
  expect(await startRun('coming', options)).toMatchObject({ kind: 'run', status: 'queued', words: ['cluster', '--corpus=coming', '--k=12', '--json', '--quiet'], subject: 'k=12' })
})

test('the real program imports a file and clusters it, in a process that this one does not wait for', async () => {
  const upload = await makeFolder()
  cpSync(path.resolve(import.meta.dirname, '../../prisma/seed/sample-papers.jsonl'), path.join(upload, 'my papers.jsonl'))
  const { namer: _, ...options } = runOptionsSchema.parse({ k: 12 })
  const imported = await startImport({ corpus: 'my -- papers', folder: upload, file: 'my papers.jsonl', format: 'auto' })
  const run = await startRun('my -- papers', options)
  const states: Job[] = []
  for await (const state of watchJob(run.id, AbortSignal.timeout(110_000))) states.push(state)
  expect(await requireJob(imported.id)).toMatchObject({ status: 'done', error: null, papers: 263, result: { corpus: 'my -- papers', accepted: 263, files: [{ file: 'my papers.jsonl' }] } })
  expect(existsSync(upload)).toBe(false)
  expect(states.at(-1)).toMatchObject({ status: 'done', error: null, result: null })
  expect(states.some(({ stage }) => stage === 'cluster' || stage === 'themes')).toBe(true)
  expect(states.map(({ progress }) => progress)).toEqual(states.map(({ progress }) => progress).sort((a, b) => a - b))
  expect(await findRun(states.at(-1)!.runId!)).toMatchObject({ status: 'done', corpusName: 'my -- papers', k: 12, documents: 263 })
}, 120_000)

async function makeCorpus() {
  const database = await openDatabase()
  return { corpus: await database.corpus.create({ data: { name: 'test', contentHash: 'abc' } }) }
}

/** As if its last sign of life were a minute old. */
async function age(job: Job, more: { runId?: string }): Promise<void> {
  const database = await openJobsDatabase()
  await database.job.update({ where: { id: job.id }, data: { heartbeatAt: new Date(Date.now() - 60_000), ...more } })
}
