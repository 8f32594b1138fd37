/**
 * A command line as a namer: one JSON request on its stdin, one label on its stdout.
 * In: NamingRequest.   Out: the command's answer, read by ./theme-namer.ts.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { stripVTControlCharacters } from 'node:util'
import type { NamingRequest } from '../domain/theme-naming.ts'

const MAX_OUTPUT_BYTES = 65_536
const IS_WINDOWS = process.platform === 'win32'

/**
 * @param commandLine the user's own, read by the system's shell; nothing of the request becomes part of it.
 * @returns what it wrote, without terminal colours.
 * @throws Error if it cannot start, ends with another code than 0, is out of time or cancelled, or writes more than 64 KB or no UTF-8.
 */
export function askCommand(commandLine: string, request: NamingRequest, { timeoutMs, signal }: { timeoutMs: number; signal?: AbortSignal }): Promise<string> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(new Error('it was cancelled'))
    // A process group of its own, so that what the shell started ends with it.
    const child = spawn(commandLine, { shell: true, detached: !IS_WINDOWS, windowsHide: true, stdio: ['pipe', 'pipe', 'pipe'] })
    const output = gather(child.stdout, () => giveUp(`it wrote more than ${MAX_OUTPUT_BYTES / 1024} KB`))
    const complaints = gather(child.stderr)
    const timer = setTimeout(() => giveUp(`no answer within ${timeoutMs / 1000} s`), timeoutMs)
    const cancel = () => giveUp('it was cancelled')
    signal?.addEventListener('abort', cancel, { once: true })

    function giveUp(reason: string) {
      killTree(child)
      // Something that left the group may hold the pipes open: do not wait for them.
      for (const stream of [child.stdin, child.stdout, child.stderr]) stream.destroy()
      end(() => reject(new Error(reason)))
    }
    function end(settle: () => void) {
      clearTimeout(timer)
      signal?.removeEventListener('abort', cancel)
      try {
        settle()
      } catch (error) {
        reject(error)
      }
    }
    child.on('error', (error) => end(() => reject(new Error(`it cannot be started: ${error.message}`))))
    child.on('close', (code, killedBy) => end(() => {
      if (code === 0) resolve(decode(output()))
      else reject(new Error(`it ended with ${killedBy ?? `code ${code}`}${lastLine(complaints().toString('utf8'))}`))
    }))
    // A command that does not read its stdin may have ended already; its answer counts.
    child.stdin.on('error', () => {})
    child.stdin.end(`${JSON.stringify(request)}\n`)
  })
}

/** Keeps the first 64 KB of a stream and reads on, so that the writer is never held up. */
function gather(stream: NodeJS.ReadableStream, onTooMuch?: () => void): () => Buffer {
  const chunks: Buffer[] = []
  let bytes = 0
  stream.on('error', () => {})
  stream.on('data', (chunk: Buffer) => {
    bytes += chunk.length
    if (bytes <= MAX_OUTPUT_BYTES) chunks.push(chunk)
    else onTooMuch?.()
  })
  return () => Buffer.concat(chunks)
}

function killTree({ pid }: ChildProcess): void {
  if (pid === undefined) return
  if (IS_WINDOWS) spawn('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore' }).on('error', () => {})
  else {
    try {
      process.kill(-pid, 'SIGKILL')
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
    }
  }
}

function decode(bytes: Buffer): string {
  try {
    return stripVTControlCharacters(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw new Error('its answer is not UTF-8')
  }
}

function lastLine(text: string): string {
  const line = stripVTControlCharacters(text).trim().split(/[\r\n]+/).at(-1)
  return line ? `: ${line}` : ''
}
