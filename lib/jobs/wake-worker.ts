/**
 * Starts the worker: `paperdrift work` in a process that outlives this one.
 * In: nothing.   Out: a process that works off the queue, or ends at once because another one does.
 */
import { spawn } from 'node:child_process'
import { environmentOfJobs, program } from '../data/settings.ts'

/** Returns at once. Safe to call at any time and as often as one likes: one worker per database holds the lock. */
export function wakeWorker(): void {
  const { file, folder } = program()
  const worker = spawn(process.execPath, [file, 'work'], { cwd: folder, env: environmentOfJobs(), detached: true, stdio: 'ignore', windowsHide: true })
  // Without a listener a process that cannot be started would end this one; the job stays in the queue and says so.
  worker.on('error', () => {})
  worker.unref()
}
