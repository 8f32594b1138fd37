/**
 * paperdrift bench-web: how fast the dashboard is, on the production build, in a headless browser.
 * In: a finished run of the database.   Out: a table of figures and goals or, with --json, one object.
 */
import { spawn } from 'node:child_process'
import path from 'node:path'
import type { Command } from 'commander'
import { findFinishedRun, listRuns } from '../lib/data/runs.ts'
import { InvalidInputError } from '../lib/domain/errors.ts'
import { measureInBrowser } from './bench-web/in-browser.ts'
import { measurePages } from './bench-web/pages.ts'
import { describeFigures, printFigures } from './bench-web/report.ts'
import { ensureBuilt } from './build.mjs'
import { findBrowser } from './browser.mjs'
import { freePort } from './bench-web/free-port.ts'
import { root } from './setup.mjs'

export function registerBenchWeb(program: Command): void {
  program.command('bench-web').description('Measure the dashboard: answers of the server, loading, map, search.')
    .option('--run <run>', 'a finished run; default: the one with the most papers').option('--json', 'print one JSON value')
    .action(async (flags: { run?: string; json?: boolean }) => {
      const run = flags.run ? await findFinishedRun(flags.run) : await largestRun()
      const browser = await findBrowser()
      if (!browser) throw new InvalidInputError('bench-web needs Chromium or Google Chrome: install one, or name one with CHROMIUM_PATH.')
      await ensureBuilt()
      const { base, stop } = await startServer()
      try {
        const pages = await measurePages(base, run)
        const seen = await measureInBrowser(base, run, browser)
        const figures = describeFigures(pages, seen)
        process.stdout.write(flags.json ? `${JSON.stringify({ run: run.id, papers: run.documents, pages, seen })}\n` : printFigures(run, figures, pages))
      } finally {
        stop()
      }
    })
}

async function largestRun() {
  const done = (await listRuns()).filter((run) => run.status === 'done').sort((a, b) => (b.documents ?? 0) - (a.documents ?? 0))
  if (done.length === 0) throw new InvalidInputError('The database has no finished run: make one with paperdrift cluster.')
  return done[0]
}

async function startServer(): Promise<{ base: string; stop(): void }> {
  const port = await freePort()
  const base = `http://127.0.0.1:${port}`
  const server = spawn(process.execPath, [path.join(root, 'node_modules/next/dist/bin/next'), 'start', '-H', '127.0.0.1', '-p', String(port)], {
    cwd: root, stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
  })
  while (server.exitCode === null && !(await fetch(base).catch(() => null))) await new Promise((resolve) => setTimeout(resolve, 100))
  return { base, stop: () => void server.kill() }
}
