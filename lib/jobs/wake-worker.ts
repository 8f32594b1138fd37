/**
 * Starts the worker: `paperdrift work` in a process that outlives this one.
 * In: nothing.   Out: a process that works off the queue, or ends at once because another one does.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { environmentOfJobs, jobsDatabaseUrl, program } from '../data/settings.ts'

const shared = globalThis as unknown as { paperdriftWorker?: { url: string; process: ChildProcess } }

/** Returns at once. Safe to call at any time: one worker per database holds the lock, and this process has one at a time. */
export function wakeWorker(): void {
  const last = shared.paperdriftWorker
  const url = jobsDatabaseUrl()
  if (last?.url === url && last.process.pid !== undefined && last.process.exitCode === null && last.process.signalCode === null) return
  const { file, folder } = program()
  const worker = spawn(process.execPath, [file, 'work'], { cwd: folder, env: environmentOfJobs(), detached: true, stdio: 'ignore', windowsHide: true })
  // Without a listener a process that cannot be started would end this one; the job stays in the queue and says so.
  worker.on('error', () => {})
  worker.unref()
  shared.paperdriftWorker = { url, process: worker }
}
