/**
 * One job in a process of its own: started, listened to, ended when somebody asks, its end written down.
 * In: a job that is marked as running.   Out: the same row with progress, then status, error and result.
 * The process tells its progress over Node's channel (scripts/progress.ts) and ends itself when the channel breaks.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { endJob, noteJob } from '../data/job-states.ts'
import { endRun } from '../data/runs.ts'
import { environmentOfJobs, program } from '../data/settings.ts'
import type { Job, JobNews } from '../domain/job.ts'
import { removeFolder } from './upload-folders.ts'

const BEAT_MS = 250
// A process that was asked to end and does not is ended after this time.
const GRACE_MS = 1200
const MAX_WORDS_CHARACTERS = 4000

interface Ending {
  code: number | null
  signal: string | null
  out: string
  err: string
}

/** @param job claimed by the caller. @param file the command line's boot file. Never throws for what the process does. */
export async function runJob(job: Job, file: string): Promise<void> {
  const child = spawn(process.execPath, [file, ...job.words], {
    cwd: job.folder ?? program().folder, env: environmentOfJobs(), stdio: ['ignore', 'pipe', 'pipe', 'ipc'], windowsHide: true,
  })
  const news: JobNews = {}
  child.on('message', (words) => Object.assign(news, words))
  const ending = listen(child)
  const wasCancelled = await watch(job.id, child, news, ending)
  await settle(job, await ending, wasCancelled, news.runId ?? null)
  await removeFolder(job.folder)
}

function listen(child: ChildProcess): Promise<Ending> {
  const out: Buffer[] = []
  let err = ''
  child.stdout!.on('data', (bytes: Buffer) => out.push(bytes))
  child.stderr!.on('data', (bytes: Buffer) => (err = (err + bytes.toString()).slice(-MAX_WORDS_CHARACTERS)))
  return new Promise((resolve) => {
    const end = (code: number | null, signal: string | null) => resolve({ code, signal, out: Buffer.concat(out).toString(), err })
    child.once('error', (error) => end(1, null) ?? (err = error.message))
    child.once('close', end)
    // A process that it started itself may hold its pipes open for ever.
    child.once('exit', (code, signal) => setTimeout(end, 1000, code, signal).unref())
  })
}

/** Until the process has ended: its news into the database, and a request to end it to the process. @returns whether there was one. */
async function watch(id: number, child: ChildProcess, news: JobNews, ending: Promise<Ending>): Promise<boolean> {
  let firstSeenAt: number | null = null
  let cancelledAt: number | null = null
  const isOver = ending.then(() => true)
  while (!(await Promise.race([isOver, sleep(BEAT_MS, false)]))) {
    const now = performance.now()
    if (news.papers) firstSeenAt ??= now
    const papersPerSecond = firstSeenAt !== null && now - firstSeenAt >= 1000 ? (news.papers! / (now - firstSeenAt)) * 1000 : undefined
    // A database that cannot be written for a moment must not end the job.
    const isAsked = await noteJob(id, { ...news, papersPerSecond, pid: child.pid }).catch(() => false)
    if (isAsked && cancelledAt === null) child.kill('SIGTERM')
    if (isAsked) cancelledAt ??= now
    if (cancelledAt !== null && now - cancelledAt > GRACE_MS) child.kill('SIGKILL')
  }
  return cancelledAt !== null
}

async function settle(job: Job, { code, signal, out, err }: Ending, wasCancelled: boolean, runId: string | null): Promise<void> {
  const status = code === 0 ? 'done' : wasCancelled ? 'cancelled' : 'failed'
  const error = status === 'failed' ? sentence(code, signal, err) : null
  if (runId && status !== 'done') await endRun(runId, status, error ?? 'Interrupted.').catch(() => {})
  // The report of a run is in the database already.
  await endJob(job.id, status, error, job.kind === 'run' ? null : parsed(out))
}

function sentence(code: number | null, signal: string | null, err: string): string {
  if (signal) return `Interrupted: its process was ended from outside (${signal}), often because memory ran out. Nothing of it was stored; start it again.`
  const lines = err.trim().split('\n')
  // A program that could not even start leaves a stack, which ends with the version of Node.
  const last = /^Node\.js v/.test(lines.at(-1)!) ? lines.find((line) => /^\w*Error\b.*: /.test(line)) : lines.at(-1)
  return last?.trim() || `Its process ended with code ${code} and without a word. Nothing of it was stored; start it again.`
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
