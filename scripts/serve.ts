/** paperdrift serve: the dashboard on this machine. In: a port and a host. Out: a running server and its address. */
import { spawn } from 'node:child_process'
import net from 'node:net'
import path from 'node:path'
import type { Command } from 'commander'
import { closeDatabase, openDatabase } from '../lib/data/database.ts'
import { absoluteDatabaseUrl } from '../lib/data/settings.ts'
import { CancelledError, InvalidInputError, PipelineError } from '../lib/domain/errors.ts'
import { ensureBuilt } from './build.mjs'
import { root } from './setup.mjs'

export function registerServe(program: Command): void {
  addServeOptions(program.command('serve').description('Show the dashboard.')).action((flags: { port: string; host: string }) => serve(flags.port, flags.host))
}

export const addServeOptions = (command: Command): Command =>
  command.option('--port <number>', 'port to listen on', '3000').option('--host <address>', 'address to listen on; 127.0.0.1 is reached from this machine only', '127.0.0.1')

/** Build if needed, start the server, print its address; returns when the server ends. */
export async function serve(portText: string, host: string): Promise<void> {
  const port = await requireFreePort(portText, host)
  await openDatabase()
  await closeDatabase()
  await ensureBuilt()
  const server = spawn(process.execPath, [path.join(root, 'scripts/dashboard.mjs'), '-H', host, '-p', String(port)], {
    cwd: root, stdio: ['pipe', 'ignore', 'inherit'], env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production', PAPERDRIFT_HOST: host, DATABASE_URL: absoluteDatabaseUrl() },
  })
  const ended = new Promise<number | null>((resolve) => server.once('exit', resolve))
  let isStopped = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => (isStopped = server.kill(signal) || true))
  const address = `http://${host.includes(':') ? `[${host}]` : host}:${port}`
  while (server.exitCode === null && !(await fetch(address, { redirect: 'manual' }).catch(() => null))) await new Promise((resolve) => setTimeout(resolve, 100))
  if (server.exitCode === null) process.stdout.write(`Paperdrift is at ${address} (Ctrl-C ends it).\n`)
  const code = await ended
  if (isStopped) throw new CancelledError('Stopped.')
  if (code) throw new PipelineError(`The server ended with code ${code}; what it said stands above.`)
}

/** How to find the program that listens, by what each system has. */
const WHO_HOLDS = (port: number) => `Which program has it: ${process.platform === 'win32' ? `netstat -ano | findstr :${port}` : `lsof -i :${port}`}`

async function requireFreePort(text: string, host: string): Promise<number> {
  const port = Number(text)
  if (!Number.isInteger(port) || port < 1 || port > 65535) throw new InvalidInputError(`port must be an integer in [1, 65535]. Got ${text || 'an empty text'}.`)
  const probe = net.createServer()
  const error = await new Promise<NodeJS.ErrnoException | null>((resolve) => probe.once('error', resolve).listen(port, host, () => probe.close(() => resolve(null))))
  if (error?.code === 'EADDRINUSE') throw new InvalidInputError(`Port ${port} on ${host} is in use. Choose another one: --port ${port === 65535 ? 3000 : port + 1}. ${WHO_HOLDS(port)}`)
  if (error) throw new InvalidInputError(`The server cannot listen on ${host}, port ${port}: ${error.message}. Choose others with --host and --port.`)
  return port
}
