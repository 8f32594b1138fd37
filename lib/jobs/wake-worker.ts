/**
 * Starts the worker: `paperdrift work` in a process that outlives this one.
 * In: nothing.   Out: a process that works off the queue, or ends at once because another one does; if it cannot, the jobs that wait say why.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { noteWaiting } from '../data/job-states.ts'
import { environmentOfJobs, jobsDatabaseUrl, program, workerLog } from '../data/settings.ts'

// A worker that failed is not tried again at once.
const RETRY_MS = 10_000

interface Worker {
  url: string
  process: ChildProcess
  failedAt: number | null
}

const shared = globalThis as unknown as { paperdriftWorker?: Worker }

/** Returns at once. Safe to call at any time: one worker per database holds the lock, and this process has one at a time. */
export function wakeWorker(): void {
  const last = shared.paperdriftWorker
  const url = jobsDatabaseUrl()
  if (last?.url === url && (isAlive(last.process) || Date.now() - (last.failedAt ?? -Infinity) < RETRY_MS)) return
  const { file, folder } = program()
  const log = workerLog()
  const words = openLog(log)
  const worker: Worker = { url, failedAt: null, process: spawn(process.execPath, [file, 'work'], { cwd: folder, env: environmentOfJobs(), detached: true, stdio: ['ignore', 'ignore', words ?? 'ignore'], windowsHide: true }) }
  if (words !== null) closeSync(words)
  const fail = (reason: string) => {
    worker.failedAt = Date.now()
    void noteWaiting(`It waits, as the process that would work on it ${reason} It is tried again while this page is open.`).catch(() => {})
  }
  worker.process.on('error', ({ message }) => fail(`could not start: ${message}.`))
  worker.process.on('exit', (code, signal) => {
    if (code !== 0) fail(signal ? `was ended from outside (${signal}).` : `could not start: ${lastWords(log)}`)
  })
  worker.process.unref()
  shared.paperdriftWorker = worker
}

const isAlive = ({ pid, exitCode, signalCode }: ChildProcess) => pid !== undefined && exitCode === null && signalCode === null

// A file and no pipe: the worker goes on when nobody reads any more.
function openLog(file: string): number | null {
  try {
    return openSync(file, 'w')
  } catch {
    return null
  }
}

/** @returns one sentence; of a stack the line that names the error. */
function lastWords(file: string): string {
  try {
    const lines = readFileSync(file, 'utf8').trim().split('\n').filter(Boolean)
    const line = lines.find((each) => /^\w*Error\b.*: /.test(each)) ?? lines.at(-1)
    if (line) return `${line.trim().slice(0, 500).replace(/[.!?]*$/, '')}.`
  } catch {}
  return 'it ended without a word.'
}
